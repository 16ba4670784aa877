"""What follows of a new row from the division that its line names, as on screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.divisions import NAMING
from ipdesk.snapshot import Content

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import Entry


def what_follows(content: Content, form: SectionForm, said: Iterable[Entry]) -> Iterator[Entry]:
    """The cells of a division that its line does not say itself; ``said`` are those it does."""
    if not form.section.seed or content.divisions is None:
        return
    rows: dict[str, dict[str, Entry]] = {}
    for entry in said:
        rows.setdefault(entry.place.row, {})[entry.place.column] = entry
    for row, cells in rows.items():
        named = next((cells[column] for column in NAMING if column in cells), None)
        division = content.divisions.named(named.after) if named is not None else None
        if named is None or division is None or row in content.cells[form.code]:
            continue
        for column, text in division.cells.items():
            if column not in cells:
                yield named._replace(place=named.place._replace(column=column), after=text)
