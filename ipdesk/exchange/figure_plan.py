"""What taking in figures of other years would do: seen before anything is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ipdesk.errors import UsageError
from ipdesk.exchange.figure_lines import HEADINGS, YEAR_SPEC, FigureLine, FigureLines
from ipdesk.records import HISTORY, FigureRecord
from ipdesk.series_names import SeriesNames
from ipdesk.values import Cell, CellSpec, State, normalise, parse

_TEXT = CellSpec("text")
_BESIDE = ("vintage", "source", "document")
_STEPS = 500
Key = tuple[str, int, str]


class FigureKind(StrEnum):
    """What taking in a line means."""

    NEW = "new"
    CHANGED = "changed"
    EQUAL = "equal"
    REFUSED = "refused"


class Refusal(NamedTuple):
    """Why a line is not taken: a reason code and what its sentence names."""

    reason: str
    params: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """One figure of the file against what is on file.

    ``figure`` is what would be recorded (None where refused); ``before`` what is known of the
    same series, year and vintage.
    """

    stated: FigureLine
    kind: FigureKind
    figure: FigureRecord | None = None
    before: FigureRecord | None = None
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class FigurePlan:
    """The preview of an import, in the file's order.

    ``blank`` counts the figures that the file leaves out; ``left`` names what was not read.
    """

    entries: tuple[FigureEntry, ...]
    blank: int
    left: tuple[str, ...]

    @property
    def figures(self) -> tuple[FigureRecord, ...]:
        """What is to be recorded: the new and the changed."""
        taken = (FigureKind.NEW, FigureKind.CHANGED)
        return tuple(e.figure for e in self.entries if e.figure is not None and e.kind in taken)

    @property
    def counts(self) -> Counter[FigureKind]:
        """How many figures there are of each kind."""
        return Counter(entry.kind for entry in self.entries)


def plan_figures(
    stated: FigureLines,
    names: SeriesNames,
    known: Iterable[FigureRecord],
    at: str,
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> FigurePlan:
    """The plan of taking in what a file states; ``at`` is when (UTC, ISO 8601).

    ``known`` are the workspace's figures. ``step`` is told how many lines are done.
    """
    judge = _Judge(names, known, at)
    entries, blank = [], 0
    for done, line in enumerate(stated.lines):
        if done % _STEPS == 0:
            step(done, len(stated.lines))
        entry = judge.entry(line)
        blank += entry is None
        entries += [entry] if entry is not None else []
    return FigurePlan(tuple(entries), blank, stated.left)


class _Judge:
    """Reads one stated figure after the other."""

    def __init__(self, names: SeriesNames, known: Iterable[FigureRecord], at: str) -> None:
        self._names = names
        self._known = {_key(figure): figure for figure in known if figure.origin == HISTORY}
        self._at = at
        self._seen: dict[Key, FigureLine] = {}

    def entry(self, line: FigureLine) -> FigureEntry | None:
        """What becomes of the line, None where it states no value."""
        if not line.fault and parse(line.value, _TEXT).state is State.BLANK:
            return None
        read = self._read(line)
        if isinstance(read, Refusal):
            return FigureEntry(line, FigureKind.REFUSED, refusal=read)
        first = self._seen.setdefault(_key(read), line)
        if first is not line:
            twice = Refusal("figure_twice", {"at": first.at, "line": first.line})
            return FigureEntry(line, FigureKind.REFUSED, refusal=twice)
        before = self._known.get(_key(read))
        return FigureEntry(line, _kind(before, read), read, before)

    def _read(self, line: FigureLine) -> FigureRecord | Refusal:
        if line.fault:
            return Refusal(f"figure_{line.fault}", {"at": line.at, "text": line.value})
        try:
            place = self._names.find(line.series)
        except UsageError as fault:
            return Refusal(fault.reason, fault.params)
        year = parse(line.year, YEAR_SPEC)
        spec = self._names.form.sections[place.section].spec(place.row, place.column)
        value = parse(line.value, spec)
        beside = {name: parse(getattr(line, name), _TEXT) for name in _BESIDE}
        flaw = next(_flaws({"year": year, "value": value, **beside}), None)
        flaw = flaw or self._other_unit(line, place.section, place.row, place.column)
        if flaw is not None:
            return flaw
        texts = {name: cell.text for name, cell in beside.items()}
        return FigureRecord(
            place.address,
            int(year.text),
            HISTORY,
            texts["vintage"],
            value.text,
            texts["source"],
            texts["document"],
            self._at,
        )

    def _other_unit(self, line: FigureLine, section: str, row: str, column: str) -> Refusal | None:
        unit = self._names.form.sections[section].unit(row, column)
        stated = normalise(line.unit).casefold()
        if not stated or unit is None or stated in (unit.zh.casefold(), unit.en.casefold()):
            return None
        return Refusal("other_unit_of_figure", {"text": line.unit, "expected": unit})


def _flaws(cells: Mapping[str, Cell]) -> Iterator[Refusal]:
    """What is wrong with the texts of a line; a year and a number must be there."""
    for name, cell in cells.items():
        label = HEADINGS[name].label
        for flaw in cell.flaws:
            yield Refusal(flaw.reason, {"name": label, "text": cell.raw, "limit": flaw.limit})
        if name == "year" and cell.state is State.BLANK:
            yield Refusal("blank", {"name": label})
        elif name in ("year", "value") and cell.state is not State.VALID:
            yield Refusal("no_figure", {"name": label, "text": cell.raw})


def _kind(before: FigureRecord | None, after: FigureRecord) -> FigureKind:
    if before is None:
        return FigureKind.NEW
    same = before._replace(recorded_at="") == after._replace(recorded_at="")
    return FigureKind.EQUAL if same else FigureKind.CHANGED


def _key(figure: FigureRecord) -> Key:
    return figure.series, figure.year, figure.vintage
