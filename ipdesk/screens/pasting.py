"""Pasting: which cell each text of a block goes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipdesk.catalogue.form import SectionForm
from ipdesk.places import Place
from ipdesk.screens.shown import ShownColumn, ShownRow


def targets(
    form: SectionForm,
    rows: Sequence[ShownRow],
    first: int,
    columns: Sequence[ShownColumn],
    block: Sequence[Sequence[str]],
) -> Iterator[tuple[Place, str]]:
    """The texts of the block by place; what would lie outside the table is left out.

    The block begins in the row number ``first`` of ``rows``, those on screen, and in the first
    of ``columns``. A roster gets the rows that it needs.
    """
    for code, texts in zip(_row_codes(form, rows, first, len(block)), block, strict=False):
        for shown, text in zip(columns, texts, strict=False):
            if shown.role == "value":
                yield Place(form.code, code, shown.code), text


def _row_codes(form: SectionForm, rows: Sequence[ShownRow], first: int, count: int) -> list[str]:
    codes = [shown.code for shown in rows[first:] if not shown.band][:count]
    taken = {shown.code for shown in rows if not shown.band}
    number = len(rows)
    while form.open and len(codes) < count:
        number += 1
        if (code := form.row_code(number)) not in taken:
            codes.append(code)
    return codes
