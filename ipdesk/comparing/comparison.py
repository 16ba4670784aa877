"""Compares two reports of one kind, whatever edition each is pinned to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.comparing.lines import EXPLANATION, Comparison, Kind, Line, Step
from ipdesk.comparing.pairing import Pair, pairs
from ipdesk.errors import UsageError
from ipdesk.places import Place
from ipdesk.snapshot import Snapshot
from ipdesk.values import BLANK, EXACT, Cell, State, rounded

FACETS = ("source", "document", "basis", "note")
"""What is said beside a value and compared with it."""
_HUNDRED = Decimal(100)
_COUNTED = frozenset({"integer", "decimal"})


def compare(before: Snapshot, after: Snapshot) -> Comparison:
    """The lines of both reports; :class:`UsageError` if they are of different kinds."""
    if before.header.kind != after.header.kind:
        raise UsageError("other_kind", one=before.header.kind, other=after.header.kind)
    codes = dict.fromkeys((*after.form.sections, *before.form.sections))
    worker = _Comparer(before, after)
    return Comparison(before, after, {code: tuple(worker.lines(code)) for code in codes})


class _Comparer:
    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._before = before
        self._after = after
        self._explained = (_explanations(before), _explanations(after))

    def lines(self, section: str) -> Iterator[Line]:
        """What is compared of a section."""
        for pair in self._pairs(section):
            yield from self._row(section, pair)
        whole = Place(section)
        yield from self._explanations(whole, whole)

    def _pairs(self, section: str) -> Iterator[Pair]:
        if section not in self._before.form.sections:
            yield from (Pair("", row) for row in self._after.cells[section])
        elif section not in self._after.form.sections:
            yield from (Pair(row, "") for row in self._before.cells[section])
        else:
            yield from pairs(self._before, self._after, section)

    def _row(self, section: str, pair: Pair) -> Iterator[Line]:
        if not (pair.before and pair.after) and self._form(section).open:
            before = Place(section, pair.before) if pair.before else None
            after = Place(section, pair.after) if pair.after else None
            if any(_meaning(cell) for cell in self._cells(section, pair)):
                yield Line("only_before" if before else "only_after", before, after)
            return
        for column in self._columns(section):
            sides = self._sides(section, pair, column)
            yield from self._value(*sides)
            yield from self._facets(*sides)
            yield from self._explanations(*sides)
        yield from self._explanations(*self._sides(section, pair, ""))

    def _form(self, section: str) -> SectionForm:
        forms = self._after.form.sections, self._before.form.sections
        return next(sections[section] for sections in forms if section in sections)

    def _cells(self, section: str, pair: Pair) -> Iterator[Cell]:
        if pair.before:
            yield from self._before.cells[section][pair.before].values()
        else:
            yield from self._after.cells[section][pair.after].values()

    def _columns(self, section: str) -> Iterator[str]:
        known: dict[str, None] = {}
        for form in (self._after.form, self._before.form):
            if section in form.sections:
                known.update(dict.fromkeys(form.sections[section].columns))
        yield from known

    def _sides(self, section: str, pair: Pair, column: str) -> tuple[Place | None, Place | None]:
        """The place in both reports, None where the row or column is not there."""
        before = _place(self._before, Place(section, pair.before, column))
        return before, _place(self._after, Place(section, pair.after, column))

    def _value(self, before: Place | None, after: Place | None) -> Iterator[Line]:
        old = self._before.cell(before) if before else BLANK
        new = self._after.cell(after) if after else BLANK
        meanings = _meaning(old), _meaning(new)
        if any(meanings):
            yield Line(_kind(*meanings), before, after, self._step(before, after))

    def _step(self, before: Place | None, after: Place | None) -> Step | None:
        """How far a number went; None where it did not, or is counted in another unit."""
        if before is None or after is None:
            return None
        old, new = self._before.cell(before), self._after.cell(after)
        if old.number is None or new.number is None or old.number == new.number:
            return None
        forms = self._before.form.sections[before.section], self._after.form.sections[after.section]
        specs = forms[0].spec(*before[1:]), forms[1].spec(*after[1:])
        units = forms[0].unit(*before[1:]), forms[1].unit(*after[1:])
        if units[0] != units[1] or not {spec.type for spec in specs} <= _COUNTED:
            return None
        return step(old.number, new.number)

    def _facets(self, before: Place | None, after: Place | None) -> Iterator[Line]:
        for facet in FACETS:
            old = self._before.note(before, facet) if before else ""
            new = self._after.note(after, facet) if after else ""
            if old or new:
                yield Line(_kind(old, new), before, after, about=facet, said=(old, new))

    def _explanations(self, before: Place | None, after: Place | None) -> Iterator[Line]:
        old = self._explained[0].get(before, {}) if before else {}
        new = self._explained[1].get(after, {}) if after else {}
        for rule in dict.fromkeys((*new, *old)):
            said = old.get(rule, ""), new.get(rule, "")
            yield Line(_kind(*said), before, after, about=EXPLANATION, rule=rule, said=said)


def step(before: Decimal, after: Decimal) -> Step:
    """From one number to another."""
    amount = EXACT.subtract(after, before)
    if not before:
        return Step(amount, None)
    percent = EXACT.divide(EXACT.multiply(amount, _HUNDRED), abs(before))
    return Step(amount, rounded(percent, 1))


def _place(snapshot: Snapshot, place: Place) -> Place | None:
    form = snapshot.form.sections.get(place.section)
    if form is None or not place.row:
        return None
    return place if not place.column or place.column in form.columns else None


def _meaning(cell: Cell) -> tuple[str, ...]:
    """What the cell says, however it was spelt; nothing for a blank one."""
    if cell.state is State.BLANK:
        return ()
    return cell.state.value, cell.raw.strip() if cell.state is State.INVALID else cell.text


def _kind(before: object, after: object) -> Kind:
    if before == after:
        return "same"
    if not before:
        return "only_after"
    return "changed" if after else "only_before"


def _explanations(snapshot: Snapshot) -> Mapping[Place, Mapping[str, str]]:
    found: dict[Place, dict[str, str]] = {}
    for problem in snapshot.problems:
        if problem.explanation:
            found.setdefault(problem.place, {})[problem.rule] = problem.explanation
    return found
