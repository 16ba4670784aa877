"""A keyboard in front of the window: keys go where Qt sends them, words come composed.

Nothing is called on a widget and no mouse is used, so that a journey that works here works at
a desk without a mouse.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

PATIENCE_S = 60
# The letter that Alt presses a button with, as it stands in the button's text.
_LETTER = re.compile(r"\(&\w\)|&")


class Keyboard:
    """Presses keys in the window that has the focus."""

    def press(self, keys: str, times: int = 1) -> None:
        """A key by its name, with its modifiers: ``Ctrl+Shift+S``, ``Tab``, ``F6``."""
        for _ in range(times):
            _click(_window(), keys)
            settle()

    def write(self, text: str) -> None:
        """Type a text as hands do: Latin letters by keys, anything else by input method."""
        for letter in text:
            if letter.isascii():
                QTest.keyClick(_window(), letter)  # type: ignore[call-overload]  # a character
            else:
                self.commit(letter)
        settle()

    def replace(self, text: str) -> None:
        """Type over all that the field holds."""
        self.press("Ctrl+A")
        self.write(text)

    def paste(self, text: str) -> None:
        """Paste a text that another program has put on the clipboard."""
        self.press("F2")
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def compose(self, preedit: str) -> None:
        """Show a composition that is not finished, as Pinyin input does."""
        _to_focus(QInputMethodEvent(preedit, []))

    def commit(self, text: str) -> None:
        """Finish the composition with this text."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        _to_focus(event)

    def press_into(self, keys: str, answer: Callable[[], None]) -> None:
        """Press a key that opens a dialog, and work in that dialog until it is closed."""
        before = QApplication.activeModalWidget()
        came: list[BaseException | None] = []
        patience = QTimer()

        def work() -> None:
            # Qt works off events between press and release: the dialog may be still to come.
            if (modal := _new_modal(before)) is None or not modal.isActiveWindow():
                return
            patience.stop()
            try:
                answer()
                came.append(None)
            except BaseException as fault:  # noqa: BLE001  -- raised again outside of the loop
                came.append(fault)
                while (left := _new_modal(before)) is not None:
                    left.close()

        patience.timeout.connect(work)
        patience.start(2)
        self.press(keys)
        wait_for(lambda: bool(came))
        if came[0] is not None:
            raise came[0]


def settle() -> None:
    """Let queued signals and layouts come through, and let go what was to be deleted.

    The program's own loop deletes after each event. Outside of one Qt keeps it all to the end of
    the test, and every widget that is left makes each further step dearer.
    """
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if QGuiApplication.focusWindow() is None:
        _activate_next()


def wait_for(condition: Callable[[], bool]) -> None:
    """Let time pass until the condition holds."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "it did not come"
        QTest.qWait(2)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "no widget has the keyboard"
    return widget


def spoken() -> str:
    """What a screen reader says of the widget that has the keyboard."""
    widget = focused()
    return widget.accessibleName() or _LETTER.sub("", str(widget.property("text") or ""))


def _click(window: QWindow, keys: str) -> None:
    combination: QKeyCombination = QKeySequence(keys)[0]
    QTest.keyClick(window, combination.key(), combination.keyboardModifiers())


def _activate_next() -> None:
    """Do as a window manager does when the active window has gone."""
    left = [QApplication.activeModalWidget(), *QApplication.topLevelWidgets()]
    window = next((w for w in left if w is not None and w.isVisible() and _takes_keys(w)), None)
    if window is not None:
        window.activateWindow()
        QApplication.processEvents()


def _takes_keys(window: QWidget) -> bool:
    return isinstance(window, QDialog | QMainWindow)


def _window() -> QWindow:
    settle()
    wait_for(lambda: QGuiApplication.focusWindow() is not None)
    window = QGuiApplication.focusWindow()
    assert window is not None
    return window


def _to_focus(event: QInputMethodEvent) -> None:
    target = QGuiApplication.focusObject()
    assert target is not None, "no object has the keyboard"
    QApplication.sendEvent(target, event)
    settle()


def _new_modal(before: QWidget | None) -> QWidget | None:
    modal = QApplication.activeModalWidget()
    return None if modal is before else modal
