"""A step told backwards or again: what it changed, worked out from its history entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ipdesk.disputes import ACTION as DISPUTE
from ipdesk.evidence.told import ACTIONS as EVIDENCE
from ipdesk.evidence.told import use_of, write_use
from ipdesk.ledger import Writing
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.records import (
    DisputeRecord,
    EvidenceRecord,
    ExplanationRecord,
    HistoryRecord,
    NoteRecord,
    RowRecord,
)
from ipdesk.report import Report
from ipdesk.values import Cell

Key = tuple[str, Place]


class Answers(NamedTuple):
    """What was said of problems, as written."""

    explanations: list[ExplanationRecord]
    disputes: list[DisputeRecord]


@dataclass(slots=True)
class Replay:
    """What is to stand after the step: rows with their positions, cells, facets, explanations."""

    rows_in: dict[Place, int] = field(default_factory=dict)
    rows_out: list[Place] = field(default_factory=list)
    orders: dict[Place, tuple[str, str]] = field(default_factory=dict)
    cells: dict[Place, Cell] = field(default_factory=dict)
    facets: dict[tuple[Place, str], str] = field(default_factory=dict)
    explanations: dict[tuple[str, Place], str] = field(default_factory=dict)
    disputes: dict[tuple[str, Place], str] = field(default_factory=dict)
    evidence: dict[tuple[Place, str], EvidenceRecord | None] = field(default_factory=dict)

    @property
    def rows_moved(self) -> dict[Place, int]:
        """The rows of rosters that are ordered anew, with their positions."""
        return {
            section._replace(row=row): position
            for section, (_, after) in self.orders.items()
            for row, position in positions_of(after)
        }

    @property
    def rules(self) -> set[str]:
        """The rules whose explanations or disputes change."""
        return {rule for rule, _ in (*self.explanations, *self.disputes)}


def replay_of(
    entries: Sequence[HistoryRecord], report: Report, pace: Pace = UNPACED, *, backwards: bool
) -> Replay:
    """What undoing (``backwards``) or doing again the step of these entries brings about."""
    found = Replay()
    for entry in pace.over(reversed(entries) if backwards else entries):
        place = Place(entry.section, entry.row, entry.column)
        text = entry.before if backwards else entry.after
        if entry.action in ("set", "restate"):
            found.cells[place] = report.parsed(place, text)
        elif entry.action == "annotate":
            found.facets[place, entry.facet] = text
        elif entry.action == "explain":
            found.explanations[entry.reason, place] = text
        elif entry.action == DISPUTE:
            found.disputes[entry.reason, place] = text
        elif entry.action in EVIDENCE:
            known = use_of(entry.before or entry.after, entry.report, place)
            if known is not None:
                found.evidence[place, known.digest] = use_of(text, entry.report, place)
        elif entry.action == "order_rows":
            told_before = entry.after if backwards else entry.before
            found.orders[place] = told_before, text
        elif (entry.action == "add_row") is backwards:
            found.rows_out.append(place)
        else:
            found.rows_in[place] = int(entry.after or entry.before)
    return found


def write_replay(
    replay: Replay, report: Report, problems: Iterable[Problem], writing: Writing, reason: str
) -> Answers:
    """Write it, with an entry of the history for each change; what was said of problems."""
    pace = writing.pace
    for row, position in pace.over(replay.rows_in.items()):
        writing.note("add_row", row, after=str(position), reason=reason)
        record = RowRecord(writing.report, row.section, row.row, position)
        writing.batch.rows.append(record)
    for section, (before, after) in replay.orders.items():
        write_order(section, before, after, writing, reason)
    for place, cell in pace.over(replay.cells.items()):
        writing.note("set", place, report.typed(place).raw, cell.raw, reason=reason)
        writing.put(place, cell)
    for (place, facet), text in pace.over(replay.facets.items()):
        before = report.note(place, facet)
        writing.note("annotate", place, before, text, reason=reason, facet=facet)
        writing.batch.notes.append(NoteRecord(writing.report, *place, facet, text))
    for (place, digest), use in replay.evidence.items():
        write_use(report.evidence.find(place, digest), use, writing, reason)
    for row in pace.over(replay.rows_out):
        writing.note("remove_row", row, reason=reason)
        writing.batch.rows_removed.append(RowRecord(writing.report, row.section, row.row, 0))
    standing = {problem.key: problem for problem in problems}
    return Answers(
        list(_explanations(replay, report, standing, writing)),
        list(_disputes(replay, report, standing, writing)),
    )


def order_text(rows: Iterable[str], positions: Iterable[int]) -> str:
    """The order of a roster as the history tells it: each row's code with its position."""
    return " ".join(f"{row}={at}" for row, at in zip(rows, positions, strict=True))


def positions_of(text: str) -> Iterator[tuple[str, int]]:
    """The rows and positions that :func:`order_text` was given."""
    for part in text.split():
        row, _, position = part.partition("=")
        yield row, int(position)


def write_order(
    section: Place, before: str, after: str, writing: Writing, reason: str = ""
) -> None:
    """Write the positions of a roster's rows, and say so in the history."""
    writing.note("order_rows", section, before, after, reason=reason)
    for row, position in positions_of(after):
        record = RowRecord(writing.report, section.section, row, position)
        writing.batch.rows.append(record)


def _explanations(
    replay: Replay, report: Report, standing: Mapping[Key, Problem], writing: Writing
) -> Iterator[ExplanationRecord]:
    for key, text in replay.explanations.items():
        held = report.explanations.get(key)
        said = (*_said(key, text, standing, held), writing.now())
        record = ExplanationRecord(writing.report, key[0], *key[1], *said)
        writing.note("explain", key[1], held.text if held else "", text, reason=key[0])
        writing.batch.explanations.append(record)
        yield record


def _disputes(
    replay: Replay, report: Report, standing: Mapping[Key, Problem], writing: Writing
) -> Iterator[DisputeRecord]:
    for key, text in replay.disputes.items():
        held = report.disputes.get(key)
        said = (*_said(key, text, standing, held), writing.now())
        record = DisputeRecord(writing.report, key[0], *key[1], *said)
        writing.note(DISPUTE, key[1], held.text if held else "", text, reason=key[0])
        writing.batch.disputes.append(record)
        yield record


def _said(
    key: Key,
    text: str,
    standing: Mapping[Key, Problem],
    held: ExplanationRecord | DisputeRecord | None,
) -> tuple[str, str]:
    """The text, and the values it was given for: those that stand again now."""
    problem = standing.get(key)
    fingerprint = problem.fingerprint if problem else held.fingerprint if held else ""
    return text, fingerprint if text else ""
