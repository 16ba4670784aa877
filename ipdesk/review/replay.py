"""The replay: a package's data checked anew, and where the desk comes to other results.

Compared is all that the province's program worked out: every cell's meaning, the computed values,
the outcome of every rule, the problems, and the stands against the targets.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from ipdesk.package.check_results import CheckResults, OutcomeText, PlaceText
from ipdesk.package.checked import results_of
from ipdesk.package.tables import TableRecord, records_of
from ipdesk.review.records import Difference
from ipdesk.snapshot import Snapshot

if TYPE_CHECKING:
    from ipdesk.package.verify import Inspection

_LONGEST = 2000
_ASPECTS: tuple[tuple[str, Callable[[OutcomeText], object]], ...] = (
    ("state", lambda one: one.state),
    ("sides", lambda one: (one.left, one.op, one.right)),
    ("operands", lambda one: (one.operands, one.missing)),
    ("explanation", lambda one: one.explanation),
)
"""Of an outcome, the gravest first: only that is told."""


def differences(inspection: Inspection, ours: Snapshot) -> Iterator[Difference]:
    """Where the desk's own work differs from what the package states, in the package's order."""
    for code, theirs in inspection.tables.items():
        mine = tuple(records_of(ours, code))
        if mine != theirs:
            yield from _cells(code, theirs, mine)
    results = results_of(ours)
    if results != inspection.results:
        yield from _results(inspection.results, results)


def _cells(
    code: str, theirs: Iterable[TableRecord], mine: Iterable[TableRecord]
) -> Iterator[Difference]:
    for (row, column), one, other in _pairs(theirs, mine, lambda r: (r.row, r.column)):
        yield Difference("", code, row, column, "value", _cell(one), _cell(other))


def _cell(record: TableRecord | None) -> str:
    if record is None:
        return ""
    return " ".join(filter(None, (record.state.value, record.value, record.unit)))


def _results(theirs: CheckResults, mine: CheckResults) -> Iterator[Difference]:
    told = set()
    for (rule, place), one, other in _pairs(
        theirs.outcomes, mine.outcomes, lambda o: (o.rule, o.place)
    ):
        told.add((rule, place))
        yield _at(rule, place, *_aspect(one, other))
    for (rule, place), one, other in _pairs(
        theirs.problems, mine.problems, lambda p: (p.rule, p.place)
    ):
        if (rule, place) not in told:
            yield _at(rule, place, "problem", _text(one), _text(other))
    for place, one, other in _pairs(theirs.stands, mine.stands, lambda s: s.place):
        yield _at("", place, "stand", _text(one), _text(other))
    if theirs.withdrawn != mine.withdrawn:
        said = (_text(theirs.withdrawn), _text(mine.withdrawn))
        yield _at("", ("", "", ""), "withdrawn", *said)


def _at(rule: str, place: PlaceText, aspect: str, theirs: str, ours: str) -> Difference:
    section, row, column = place
    return Difference(rule, section, row, column, aspect, theirs, ours)


def _aspect(theirs: OutcomeText | None, ours: OutcomeText | None) -> tuple[str, str, str]:
    if theirs is None or ours is None:
        return "absent", theirs.state if theirs else "", ours.state if ours else ""
    for name, of in _ASPECTS:
        if of(theirs) != of(ours):
            return name, _plain(of(theirs)), _plain(of(ours))
    return "level", theirs.level, ours.level


def _pairs(
    theirs: Iterable[Any], mine: Iterable[Any], key: Callable[[Any], Hashable]
) -> Iterator[tuple[Any, Any, Any]]:
    """What differs, by key; None where one side has nothing."""
    one, other = {key(item): item for item in theirs}, {key(item): item for item in mine}
    for name in dict.fromkeys((*one, *other)):
        if one.get(name) != other.get(name):
            yield name, one.get(name), other.get(name)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else _text(value)


def _text(value: object) -> str:
    return "" if value is None else msgspec.json.encode(value).decode()[:_LONGEST]
