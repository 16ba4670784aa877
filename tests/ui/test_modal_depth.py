"""Issue 4.10: a dialog that opens over a dialog fails the test in which it does."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import settle
from tests.ui.modal_depth import ModalDepth


def test_a_dialog_over_a_dialog_is_noted(
    qtbot: QtBot, qapp: QApplication, one_dialog_at_a_time: ModalDepth
) -> None:
    below = QDialog()
    above = QMessageBox(below)
    for dialog in (below, above):
        qtbot.addWidget(dialog)
        dialog.open()
        settle()
    assert one_dialog_at_a_time.chains == {"QDialog + QMessageBox"}
    one_dialog_at_a_time.chains.clear()


def test_one_dialog_after_the_other_is_not(
    qtbot: QtBot, qapp: QApplication, one_dialog_at_a_time: ModalDepth
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    for dialog in (QDialog(window), QMessageBox(window)):
        dialog.open()
        settle()
        dialog.close()
        settle()
    assert not one_dialog_at_a_time.chains
