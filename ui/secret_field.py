"""A field for what nobody is to read over a shoulder."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit


def secret_field() -> QLineEdit:
    """A field that shows dots."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
