"""Blocks of cells on the clipboard, in the form that spreadsheets exchange: tab-separated."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt

from ui.section_model import LOOK


def block_of(text: str) -> list[list[str]]:
    """The rows and columns of a copied block."""
    rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    while rows and not rows[-1]:
        rows.pop()
    return [row or [""] for row in rows]


def text_of(indexes: Sequence[QModelIndex]) -> str:
    """The smallest block that holds the cells; what is not selected in it is left empty."""
    if not indexes:
        return ""
    cells = {(i.row(), i.column()): _text(i) for i in indexes}
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    for row in rows:
        writer.writerow([cells.get((row, column), "") for column in columns])
    return out.getvalue()


def _text(index: QModelIndex) -> str:
    """Numbers as they were typed, so that they can be pasted; the rest as it is shown."""
    look = index.data(LOOK)
    raw = index.data(Qt.ItemDataRole.EditRole) if look.editable and look.numeric else ""
    return str(raw or look.text)
