"""F1 opens the manual at the page about where one is; it reads nothing but its own files."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog

import ui
from installer.manual.sources import LANGUAGES
from ipdesk.catalogue.model import View
from ipdesk.manual import Manual
from ipdesk.screens.navigation import PageCode
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard, settle, wait_for
from ui.dialogs.about import AboutDialog
from ui.manual.manual_window import ManualWindow
from ui.manual.places import PAGES, START

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
# They come by themselves and go by themselves, or are the manual.
NO_PLACE = {"ManualWindow", "WaitDialog"}


def codes(manual: Manual) -> set[str]:
    return {page.code for chapter in manual.chapters for page in chapter.pages}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_has_a_page(language: str) -> None:
    assert {START, *get_args(View), *get_args(PageCode)} <= PAGES.keys()
    assert set(PAGES.values()) <= codes(Manual(RESOURCES / "manual", language))


def test_every_dialog_and_every_view_of_a_desk_has_a_page() -> None:
    dialogs = set(_dialogs()) - NO_PLACE
    assert {place for place in PAGES if place.endswith("Dialog")} <= dialogs <= PAGES.keys()
    source = inspect.getsource(importlib.import_module("ui.desk.desk_page"))
    views = set(re.findall(r"= (\w+(?:View|Page))\(", source))
    assert views
    assert views <= PAGES.keys()


def _dialogs() -> Iterator[str]:
    for found in pkgutil.walk_packages(ui.__path__, "ui."):
        module = importlib.import_module(found.name)
        for name, kind in inspect.getmembers(module, inspect.isclass):
            own = issubclass(kind, QDialog) and kind.__module__ == module.__name__
            if own and not kind.__subclasses__():
                yield name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_read_without_pictures(language: str, tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "manual" / language, tmp_path / language)
    manual = Manual(tmp_path, language)
    for code in codes(manual):
        page = manual.page(code)
        assert "<h1>" in page
        assert "<img" not in page


def test_a_picture_that_is_there_is_shown(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "manual" / "zh", tmp_path / "zh")
    (tmp_path / "pictures" / "zh").mkdir(parents=True)
    (tmp_path / "pictures" / "zh" / "56-print.png").write_bytes(b"picture")
    manual = Manual(tmp_path, "zh")
    (name,) = re.findall(r'src="([^"]+)"', manual.page("printing"))
    assert manual.picture(name) == b"picture"


def test_the_manual_finds_words_in_any_page() -> None:
    manual = Manual(RESOURCES / "manual", "en")
    assert "passphrases" in manual.holding("PASSPHRASE twice")
    assert manual.holding("") == codes(manual)
    assert manual.holding("no such words here") == frozenset()


def test_f1_opens_the_page_about_what_is_shown(
    desk: Desk, keys: Keyboard, example_file: Path
) -> None:
    keys.press("F1")
    assert _shown(desk) == "first-report"
    keys.press("Escape")
    assert desk.workbench.manual.open is None
    desk.workbench.files.open(example_file)
    keys.press("Ctrl+T")
    keys.press("F1")
    assert _shown(desk) == "targets"
    keys.press("Escape")
    keys.press("Ctrl+P")
    keys.press("F1")
    assert _shown(desk) == "printing"
    keys.press("Escape")
    keys.press("Escape")


def test_the_manual_of_a_dialog_goes_with_it(desk: Desk, keys: Keyboard) -> None:
    desk.run("about")
    keys.press("F1")
    (dialog,) = [w for w in desk.window.children() if isinstance(w, AboutDialog)]
    dialog.close()
    wait_for(lambda: desk.workbench.manual.open is None)
    keys.press("F1")
    assert _shown(desk) == "first-report"


def _shown(desk: Desk) -> str:
    settle()
    window = desk.workbench.manual.open
    assert window is not None
    assert window.isVisible()
    return window.contents.current()


@pytest.fixture
def window(desk: Desk) -> ManualWindow:
    desk.workbench.manual.show()
    found = desk.workbench.manual.open
    assert found is not None
    return found


def test_enter_goes_to_the_next_place_of_the_words(window: ManualWindow, keys: Keyboard) -> None:
    keys.press("Ctrl+F")
    window.find_field.setText("PostgreSQL")
    keys.press("Return")
    assert window.contents.current() in {"desk", "administration"}
    assert window.browser.textCursor().selectedText() == "PostgreSQL"
    keys.press("Alt+Left")
    assert window.contents.current() == "first-report"


def test_links_are_followed_by_keyboard(window: ManualWindow, keys: Keyboard) -> None:
    window.show_page("first-report")
    keys.press("Tab")
    keys.press("Return")
    assert window.contents.current() == "keys"


def test_the_contents_are_gone_through_with_the_arrows(
    window: ManualWindow, keys: Keyboard
) -> None:
    keys.press("Ctrl+F")
    keys.press("Tab")
    keys.press("Down")
    assert window.contents.current() == "filling"
    assert window.browser.toPlainText().startswith("Filling in")


def test_the_manual_follows_the_language(window: ManualWindow, desk: Desk) -> None:
    before = window.browser.toPlainText()
    desk.run("language")
    assert window.browser.toPlainText() != before
    assert window.contents.current() == "first-report"


@pytest.mark.parametrize(
    "name",
    ["file:///etc/hostname", "http://localhost/a.png", "../../icons/a.svg", "../contents.json"],
)
def test_the_page_loads_nothing_but_the_manuals_pictures(window: ManualWindow, name: str) -> None:
    for kind in QTextDocument.ResourceType:
        found = window.browser.loadResource(kind.value, QUrl(name))
        assert found == b"" or found.isNull()
