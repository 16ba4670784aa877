"""Which row of one report is which row of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.places import Place
from ipdesk.snapshot import Snapshot
from ipdesk.values import State, normalise


class Pair(NamedTuple):
    """A row as both reports code it; "" in the one that has no such row."""

    before: str
    after: str


def pairs(before: Snapshot, after: Snapshot, section: str) -> Iterator[Pair]:
    """The rows of a section that both forms have: the later report's in order, then those gone.

    Rows of a roster are known by the natural key that the catalogue names, or else by their
    code; fixed rows by their code, or by that of the one row they replace.
    """
    old, new = before.form.sections[section], after.form.sections[section]
    if not new.open:
        known = _replaced(old, new)
        yield from _paired(old.rows, new.rows, str, lambda row: known.get(row, row))
        return
    key = new.section.key or ""
    yield from _paired(
        before.cells[section],
        after.cells[section],
        lambda row: _key(before, Place(section, row, key)),
        lambda row: _key(after, Place(section, row, key)),
    )


def _key(snapshot: Snapshot, place: Place) -> str:
    """What names the row of a roster. A row whose key is blank is known by its code."""
    if not place.column:
        return place.row
    cell = snapshot.cell(place)
    text = cell.text if cell.state is State.VALID else normalise(cell.raw)
    return f"={text.casefold()}" if text else place.row


def _replaced(old: SectionForm, new: SectionForm) -> Mapping[str, str]:
    """New row -> the one old row that it stands for in the place of."""
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    for row in new.rows.values():
        for gone in row.replaces:
            if gone in old.rows and gone not in new.rows:
                heirs[gone].append(row.code)
    found = {codes[0]: gone for gone, codes in heirs.items() if len(codes) == 1}
    several = [row for row in found if len(set(new.rows[row].replaces) & set(old.rows)) > 1]
    return {row: gone for row, gone in found.items() if row not in several}


def _paired(
    old: Iterable[str],
    new: Iterable[str],
    known_before: Callable[[str], str],
    known_after: Callable[[str], str],
) -> Iterator[Pair]:
    """Rows of one key are paired in their order."""
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for row in old:
        waiting[known_before(row)].append(row)
    for row in new:
        held = waiting.get(known_after(row))
        yield Pair(held.pop(0) if held else "", row)
    for rows in waiting.values():
        yield from (Pair(row, "") for row in rows)
