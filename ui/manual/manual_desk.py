"""Opens the manual at the page for where one is, and keeps it beside the work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ipdesk.messages import Translator
from ui.manual.places import page_for

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.manual.manual_window import ManualWindow


class ManualDesk(QObject):
    """One window of the manual at a time. ``page`` says which page speaks of the main window."""

    def __init__(
        self,
        window: MainWindow,
        resources: Path,
        translator: Translator,
        page: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._resources = resources
        self._translator = translator
        self._page = page
        self._last: ManualWindow | None = None
        window.helpAsked.connect(self.show_for)

    @property
    def open(self) -> ManualWindow | None:
        """The manual that is open; one that belonged to a dialog has gone with it."""
        return self._last if self._last is not None and isValid(self._last) else None

    def show(self) -> None:
        """Show the page about what the main window shows."""
        self._show(self._page(), self._window)

    def show_for(self, dialog: QWidget) -> None:
        """Show the page about a dialog, in front of it."""
        self._show(page_for(dialog), dialog)

    def retranslate(self) -> None:
        """Speak the language of now."""
        if self.open is not None:
            self.open.retranslate()

    def _show(self, code: str, above: QWidget) -> None:
        """A window for a dialog belongs to it: the dialog would keep the keyboard from others."""
        from ui.manual.manual_window import ManualWindow

        shown = self.open
        if shown is not None and shown is not above and shown.parentWidget() is not above:
            shown.close()
            shown = None
        if shown is None:
            shown = ManualWindow(self._resources, self._translator, above)
            shown.finished.connect(self._on_closed)
        self._last = shown
        shown.show_page(code)
        shown.show()
        shown.activateWindow()

    def _on_closed(self) -> None:
        self._last = None
