"""Makes the field that fits a cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ipdesk.messages import Translator
from ipdesk.screens.shown import Choice, Kind
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.date_field import DateField
from ui.field_widgets.line_field import LineField
from ui.field_widgets.multiline_field import MultilineField

AnyField = LineField | MultilineField | CodeField


def make_field(
    kind: Kind, choices: Sequence[Choice], translator: Translator, parent: QWidget | None = None
) -> AnyField:
    """A field for a cell of this kind."""
    if kind == "multiline":
        return MultilineField(parent)
    if kind == "code":
        return CodeField(choices, parent)
    if kind == "date":
        return DateField(translator, parent)
    return LineField(parent, numeric=kind == "number")


def set_read_only(field: AnyField, *, locked: bool) -> None:
    """Let the field be read and copied from, but not typed in."""
    if isinstance(field, CodeField):
        field.lock(locked=locked)
    else:
        field.setReadOnly(locked)
