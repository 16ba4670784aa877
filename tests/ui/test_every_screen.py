"""Every screen and dialog, in both languages and every theme: nothing cut off, unnamed or raw."""

from __future__ import annotations

import datetime as dt
import gc
import importlib
import inspect
import pkgutil
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import ui.dialogs
from installer import readme_pictures
from installer.manual.sources import LANGUAGES, pictures
from ipdesk.languages import Language
from tests.ui import screen_faults
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard, settle
from ui.key_groups import key_groups
from ui.print_preview.preview import PrintPreview
from ui.scenes import scenes
from ui.screenshots import EXAMPLE, Studio

# Each language, light and dark, text at 100 and 200 percent in every run; the rest in a long one.
LOOKS = [
    ("zh", "light", 100),
    ("en", "dark", 200),
    pytest.param(("en", "light", 100), marks=pytest.mark.torture),
    pytest.param(("zh", "dark", 200), marks=pytest.mark.torture),
    pytest.param(("zh", "contrast", 150), marks=pytest.mark.torture),
    pytest.param(("en", "contrast", 125), marks=pytest.mark.torture),
]
SETTLE_MS, LAYOUTS = 2, 3
DECIDED_S = 2.0
KINDS = (
    "unnamed", "rich", "clipped", "raw", "language", "tofu", "letters", "backwards", "unreached",
    "trap", "undecided", "chance",
)  # fmt: skip


class Survey:
    """What one walk through all screens has found."""

    def __init__(self, language: Language, *chance: str) -> None:
        self._language = language
        self._chance = chance
        self._keys = Keyboard()
        self._tried: set[QWidget] = set()
        self._letters: defaultdict[str, set[str]] = defaultdict(set)
        self.faults: defaultdict[str, list[str]] = defaultdict(list)
        self.seen: set[type] = set()
        self.names: list[str] = []
        self.keys: set[str] = set()

    def look(self, name: str, screen: QWidget) -> None:
        """Note every fault of a screen, once it is laid out."""
        screen.activateWindow()
        for _ in range(LAYOUTS):
            settle()
        self.seen.add(type(screen))
        self.names.append(name)
        self.keys |= screen_faults.shortcuts(screen)
        said = list(screen_faults.words(screen))
        found: dict[str, Iterable[str]] = {
            "unnamed": screen_faults.unnamed(screen),
            "rich": screen_faults.rich(screen),
            "clipped": screen_faults.clipped(screen),
            "raw": screen_faults.raw(said),
            "language": screen_faults.in_the_other_language(screen, said, self._language),
            "tofu": self._unreadable(said, screen.font()),
            "chance": screen_faults.telling(screen, self._chance),
            "letters": screen_faults.same_letters(screen),
            "undecided": self._undecided(screen),
        }
        self._note(name, found)
        tabbed = screen_faults.Round(screen)
        moving: dict[str, Iterable[str]] = {
            "backwards": tabbed.backwards(),
            "unreached": tabbed.unreached(),
        }
        self._note(name, moving | {"trap": self._traps(screen)})

    def _note(self, name: str, found: dict[str, Iterable[str]]) -> None:
        for kind, faults in found.items():
            self.faults[kind] += [f"{name}: {fault}" for fault in faults]

    def _unreadable(self, said: Iterable[str], font: QFont) -> Iterator[str]:
        known = self._letters[font.family()]
        for text in said:
            missing = screen_faults.missing_glyphs("".join(set(text) - known), font)
            known.update(text)
            if missing:
                yield f"{missing} in {text!r}"

    def _undecided(self, screen: QWidget) -> Iterator[str]:
        """Qt chooses the button as the window comes up, which a busy machine may delay."""
        end = time.monotonic() + DECIDED_S
        while screen_faults.undecided(screen):
            if time.monotonic() > end:
                yield "Enter presses no button"
                return
            QTest.qWait(5)

    def _traps(self, screen: QWidget) -> Iterator[str]:
        """Widgets that neither Tab nor F6 leads out of, though there are others."""
        takers = [w for w in screen_faults.visible(screen) if screen_faults.takes_keys(w)]
        for widget in takers if len(takers) > 1 else []:
            if widget in self._tried or not (isValid(widget) and widget.isVisible()):
                continue
            self._tried.add(widget)
            widget.setFocus()
            if not any(self._leads_out(key, widget) for key in ("Tab", "Shift+Tab", "F6")):
                yield screen_faults.described(widget)

    def _leads_out(self, key: str, widget: QWidget) -> bool:
        self._keys.press(key)
        return not widget.hasFocus()


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def survey(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Survey]:
    language, theme, text_size = request.param
    home = tmp_path_factory.mktemp("home")
    today = dt.datetime.now().astimezone().date()
    made = Survey(language, str(home), today.isoformat())
    # As in the program: else a worker thread may delete a widget.
    gc.disable()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setattr("ui.screenshots._SETTLE_MS", SETTLE_MS)
        studio = Studio(home, language, theme, text_size)
        studio.window.resize(1366, 768)
        studio.window.show()
        for name, screen in scenes(studio, EXAMPLE):
            made.look(name, screen)
        yield made
        # A window that is left open takes the keyboard from those of later tests.
        studio.window.close()
        studio.window.deleteLater()
        settle()
    gc.enable()


@pytest.mark.parametrize("kind", KINDS)
def test_no_screen_has_this_fault(survey: Survey, kind: str) -> None:
    faults = survey.faults[kind]
    assert not faults, "\n".join(faults)


def test_every_scene_has_a_number_of_its_own(survey: Survey) -> None:
    """The pictures lie in one folder, by number."""
    numbers = Counter(name.partition("-")[0] for name in survey.names)
    assert [number for number, times in numbers.items() if times > 1] == []


def test_every_picture_of_the_manual_and_of_readme_is_a_scene(survey: Survey) -> None:
    shown = {name for language in LANGUAGES for name in pictures(language)}
    shown |= {path.name for path in readme_pictures.shown()}
    assert shown - {f"{name}.png" for name in survey.names} == set()


def test_the_keyboard_sheet_tells_every_key(survey: Survey) -> None:
    told = {
        QKeySequence(key).toString()
        for lines in key_groups().values()
        for _, keys in lines
        for key in keys.split("  ")
    }
    assert survey.keys - told == set()


def test_every_dialog_was_seen(survey: Survey) -> None:
    modules = [
        importlib.import_module(f"ui.dialogs.{found.name}")
        for found in pkgutil.iter_modules(ui.dialogs.__path__)
    ]
    dialogs = {
        kind
        for module in modules
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, QDialog) and kind.__module__ == module.__name__
        if not kind.__subclasses__()
    }
    assert dialogs | {PrintPreview} <= survey.seen


class Flashes(QObject):
    """Notes the windows that come up and should be none."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(  # noqa: N802  -- Qt's name
        self, watched: QObject, event: QEvent
    ) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            expected = isinstance(watched, QMainWindow | QDialog | QMenu)
            if watched.isWindow() and not expected:
                self.seen.append(screen_faults.described(watched))
        return False


def test_no_part_of_a_screen_comes_up_as_a_window_of_its_own(
    desk: Desk, keys: Keyboard, qapp: QApplication, example_file: Path
) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    desk.workbench.files.open(example_file)
    keys.press("Ctrl+PgDown", desk.page.navigation.model().rowCount())
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []


@pytest.fixture
def faulty(qtbot: QtBot) -> QWidget:
    """A screen with one fault of each kind."""
    screen = QWidget()
    qtbot.addWidget(screen)
    layout = QVBoxLayout(screen)
    for text in ("not_a_word", "This is English", "\ue123"):
        layout.addWidget(QLabel(text))
    layout.addWidget(QPushButton())
    layout.addWidget(last := QPushButton("最后(&X)"))
    layout.addWidget(first := QPushButton("最先(&X)"))
    QWidget.setTabOrder(first, last)
    # Tab goes from what hands the keyboard on to its second field, past the first.
    handing_on = QWidget()
    fields = QVBoxLayout(handing_on)
    for number in range(2):
        fields.addWidget(QLineEdit())
        handing_on.setFocusProxy(fields.itemAt(number).widget())
    layout.addWidget(handing_on)
    screen.setFixedWidth(60)
    screen.show()
    return screen


def test_the_survey_finds_a_dialog_in_which_enter_does_nothing(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    button = QPushButton("OK", dialog)
    button.setAutoDefault(False)
    dialog.show()
    made = Survey("en")
    made.look("undecided", dialog)
    assert made.faults["undecided"]
    button.setDefault(True)
    decided = Survey("en")
    decided.look("decided", dialog)
    assert not decided.faults["undecided"]


def test_the_survey_finds_what_it_looks_for(faulty: QWidget) -> None:
    made = Survey("zh", "English")
    made.look("faulty", faulty)
    assert sorted(kind for kind, faults in made.faults.items() if faults) == sorted(
        {*KINDS} - {"trap", "undecided"}
    )
