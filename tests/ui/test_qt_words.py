"""Dialogs that Qt brings speak the chosen language throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
)
from pytestqt.qtbot import QtBot

from ipdesk.services import Services
from ui.i18n import QtWords

_ENGLISH = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture
def in_chinese(qapp: QApplication, services: Services) -> Iterator[None]:
    words = QtWords(qapp)
    services.translator.speak("zh")
    words.speak(services.translator)
    yield
    services.translator.speak("en")
    words.speak(services.translator)


def words_of(dialog: QDialog) -> set[str]:
    """All that stands on a dialog, but for what it lists."""
    said = {label.text() for label in dialog.findChildren(QLabel)}
    said |= {button.text() for button in dialog.findChildren(QAbstractButton)}
    said |= {group.title() for group in dialog.findChildren(QGroupBox)}
    for box in dialog.findChildren(QComboBox):
        said |= {box.itemText(i) for i in range(box.count())}
    return {text for text in said if "/" not in text}


@pytest.mark.usefixtures("in_chinese")
def test_choosing_a_file_is_in_chinese(qtbot: QtBot) -> None:
    """Where the desktop has no such dialog of its own."""
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilter("*")
    qtbot.addWidget(dialog)
    said = words_of(dialog)
    assert {"查找范围(&L)：", "文件名称(&N)："} <= said
    assert not [text for text in said if _ENGLISH.search(text)]


@pytest.mark.usefixtures("in_chinese")
def test_the_printer_s_dialog_is_in_chinese(qtbot: QtBot) -> None:
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    said = words_of(dialog)
    assert "页面(&S)：" in said
    assert not [text for text in said if _ENGLISH.search(text)]
