"""What a report ought to hold, kept in plain Python: the model that the program is held against.

It knows no file, no rule and no screen. Undoing is going back to an earlier copy, so it shares
nothing with how the program works steps out of its history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ipdesk.places import Place

Key = tuple[str, Place]


@dataclass(slots=True)
class Sheet:
    """Rows by section in their order, texts, what stands beside them, and what was said of
    problems. Blank texts are not kept.
    """

    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)
    notes: dict[Place, dict[str, str]] = field(default_factory=dict)
    explained: dict[Key, str] = field(default_factory=dict)
    disputed: dict[Key, str] = field(default_factory=dict)
    files: frozenset[tuple[Place, str]] = frozenset()

    def copy(self) -> Sheet:
        """The same, on its own."""
        notes = {place: dict(facets) for place, facets in self.notes.items()}
        return Sheet(
            dict(self.rows), dict(self.texts), notes, dict(self.explained), dict(self.disputed),
            self.files,
        )  # fmt: skip

    def put(self, place: Place, raw: str) -> None:
        if raw and not raw.isspace():
            self.texts[place] = raw
        else:
            self.texts.pop(place, None)

    def note(self, place: Place, facet: str, text: str) -> None:
        facets = {**self.notes.get(place, {}), facet: text}
        held = {name: said for name, said in facets.items() if said}
        if held:
            self.notes[place] = held
        else:
            self.notes.pop(place, None)

    def drop_row(self, section: str, row: str) -> None:
        """The row is gone with all that it held; what was said of its problems is not."""
        self.rows[section] = tuple(known for known in self.rows[section] if known != row)
        for beside in (self.texts, self.notes):
            for place in [p for p in beside if (p.section, p.row) == (section, row)]:
                del beside[place]
        self.files = frozenset(
            (place, digest)
            for place, digest in self.files
            if (place.section, place.row) != (section, row)
        )


class Declared(NamedTuple):
    """What a row of the roster of own indicators brings along: rows of other sections, texts."""

    roster: str = ""
    sections: tuple[str, ...] = ()
    defaults: tuple[tuple[str, str, str], ...] = ()


NONE_DECLARED = Declared()


@dataclass(slots=True)
class PlainReport:
    """One report: where it stands, what it holds, what can be taken back and done again.

    ``older`` says that there are steps from before the model began, which it does not know.
    """

    sheet: Sheet
    state: str = "draft"
    edition: str = ""
    declared: Declared = NONE_DECLARED
    older: bool = False
    done: list[Sheet] = field(default_factory=list)
    undone: list[Sheet] = field(default_factory=list)

    @property
    def editable(self) -> bool:
        return self.state == "draft"

    def step(self) -> Sheet:
        """A step that can be taken back begins: the sheet to change."""
        self.done.append(self.sheet)
        self.undone.clear()
        self.sheet = self.sheet.copy()
        return self.sheet

    def barrier(self) -> None:
        """Nothing before this can be taken back."""
        self.done.clear()
        self.undone.clear()
        self.older = False

    def undo(self) -> None:
        self.undone.append(self.sheet)
        self.sheet = self.done.pop()

    def redo(self) -> None:
        self.done.append(self.sheet)
        self.sheet = self.undone.pop()

    def write(self, texts: Mapping[Place, str], sources: Mapping[Place, str] | None = None) -> None:
        """Several texts in one step; a row that is not there is added. None differs: no step."""
        held = self.sheet.texts
        new = {p: raw for p, raw in texts.items() if raw != held.get(p, "") or not self._there(p)}
        if not new:
            return
        sheet = self.step()
        for place in new:
            self._come(sheet, place.section, place.row)
        for place, raw in new.items():
            sheet.put(place, raw)
            sheet.note(Place(place.section, place.row), "carried_row", "")
        for place, text in (sources or {}).items():
            sheet.note(place, "source", text)

    def add_row(self, section: str, row: str) -> None:
        self._come(self.step(), section, row)

    def remove_rows(self, section: str, rows: Iterable[str]) -> None:
        sheet = self.step()
        for row in rows:
            sheet.drop_row(section, row)
            for other in self.declared.sections if section == self.declared.roster else ():
                sheet.drop_row(other, row)

    def order_rows(self, section: str, rows: Sequence[str]) -> None:
        self.step().rows[section] = tuple(rows)

    def _there(self, place: Place) -> bool:
        return place.row in self.sheet.rows[place.section]

    def _come(self, sheet: Sheet, section: str, row: str) -> None:
        if row in sheet.rows[section]:
            return
        sheet.rows[section] += (row,)
        if section == self.declared.roster:
            for other in self.declared.sections:
                sheet.rows[other] += (row,)
            for other, column, raw in self.declared.defaults:
                sheet.put(Place(other, row, column), raw)
