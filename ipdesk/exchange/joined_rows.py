"""New roster rows of several files: the same natural key is one row, any other a further one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ipdesk.divisions import NAMING
from ipdesk.exchange.axis_match import plain
from ipdesk.exchange.import_plan import Entry, ImportPlan, NewRow, free_codes
from ipdesk.exchange.known_rows import said
from ipdesk.places import Place
from ipdesk.snapshot import Content
from ipdesk.values import Cell, parse

Cells = Mapping[str, Cell]
Key = tuple[str, object, int]


class RowJoiner:
    """Gives the new rows of one file after the other the codes that they have in the report."""

    def __init__(self, snapshot: Content) -> None:
        self._snapshot = snapshot
        self._codes: dict[str, Iterator[str]] = {}
        self._rows: dict[Key, Place] = {}
        self._new: dict[Place, NewRow] = {}

    @property
    def new_rows(self) -> tuple[NewRow, ...]:
        """The new rows of all files so far, each once."""
        return tuple(self._new.values())

    def join(self, plan: ImportPlan) -> ImportPlan:
        """The plan with its new rows under the codes that they have beside those before."""
        if not plan.new_rows:
            return plan
        codes = self._places(plan)
        entries = [
            entry._replace(place=codes[row]._replace(column=entry.place.column))
            if (row := entry.place._replace(column="")) in codes
            else entry
            for entry in plan.entries
        ]
        return replace(plan, entries=tuple(entries))

    def _places(self, plan: ImportPlan) -> dict[Place, Place]:
        """The row's place for the place that the plan gave it."""
        cells: dict[Place, dict[str, Cell]] = {row.place: {} for row in plan.new_rows}
        for entry in plan.entries:
            row = entry.place._replace(column="")
            if row in cells:
                cells[row][entry.place.column] = self._parsed(entry)
        seen: Counter[tuple[str, object]] = Counter()
        places = {}
        for new in plan.new_rows:
            key = (new.place.section, self._key(new.place.section, cells[new.place]))
            seen[key] += 1
            # Two lines of one file are two rows, whatever they are called.
            place = self._rows.get((*key, seen[key])) if key[1] else None
            if place is None:
                place = self._fresh(new.place.section)
                self._rows[*key, seen[key]] = place
                self._new[place] = replace(new, place=place)
            places[new.place] = place
        return places

    def _parsed(self, entry: Entry) -> Cell:
        form = self._snapshot.form.sections[entry.place.section]
        return parse(entry.after, form.spec("", entry.place.column))

    def _key(self, section: str, cells: Cells) -> object:
        """What tells a row from others: its key or, in a roster without one, all that it says."""
        form = self._snapshot.form.sections[section].section
        columns = NAMING if form.seed else (form.key,) if form.key else ()
        if not columns:
            return said(cells)
        named = (cells[column] for column in columns if column in cells)
        return next((plain(cell.text or cell.raw).casefold() for cell in named), "")

    def _fresh(self, section: str) -> Place:
        if section not in self._codes:
            form, known = self._snapshot.form.sections[section], self._snapshot.cells[section]
            self._codes[section] = free_codes(form, known)
        return Place(section, next(self._codes[section]))
