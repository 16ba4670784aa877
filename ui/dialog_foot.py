"""The buttons at the foot of a dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from ui.manual.help_key import HelpKey
from ui.style.roles import set_role

_ROLE = QDialogButtonBox.ButtonRole


class DialogFoot(QDialogButtonBox):
    """Enter presses ``primary``, Escape leaves; both stand where the platform has them.

    Without a primary button Enter leaves too. ``apart`` does something else, and only where it is
    meant. Neither of the first two has a letter of its own: they have their keys, and letters are
    for what has none. F1 opens the manual at the page about the dialog.
    """

    def __init__(
        self,
        dialog: QDialog,
        leave: str | QPushButton,
        primary: QPushButton | None = None,
        apart: QPushButton | None = None,
    ) -> None:
        super().__init__()
        leaving = leave if isinstance(leave, QPushButton) else QPushButton(leave)
        if apart is not None:
            apart.setAutoDefault(False)
            self.addButton(apart, _ROLE.ResetRole)
        if primary is not None:
            set_role(primary, "primary")
            self.addButton(primary, _ROLE.AcceptRole)
        self.addButton(leaving, _ROLE.RejectRole)
        self._default = primary or leaving
        self.rejected.connect(dialog.reject)
        HelpKey(dialog)

    def event(self, event: QEvent) -> bool:
        """Decide what Enter does, and let Tab come to every button.

        Only within its dialog can a button be the default one, and Qt would take the first in the
        order of the keyboard; and it would have the box stand for its primary one.
        """
        shown = event.type() is QEvent.Type.Show
        done = super().event(event)
        if shown:
            self._default.setDefault(True)
            self.setFocusProxy(None)  # type: ignore[arg-type]  # none is allowed
        return done
