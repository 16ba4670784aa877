"""Buttons that a person may not press here, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from ui.style.roles import plain_tip


def permit(button: QPushButton, why_not: str, *, now: bool = True) -> None:
    """Enable the button unless there is a reason against it, which it then tells.

    ``now`` is whether there is anything for it to do at the moment.
    """
    button.setEnabled(now and not why_not)
    button.setToolTip(plain_tip(why_not))
    button.setAccessibleDescription(why_not)
