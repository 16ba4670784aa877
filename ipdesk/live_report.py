"""The active report in memory, with what is computed from it and what the rules find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ipdesk.changes import ChangeSet
from ipdesk.checks.asked import Asked
from ipdesk.checks.cumulate import Cumulations
from ipdesk.checks.derive import Derivation
from ipdesk.checks.engine import Checker, difference
from ipdesk.checks.rules import rule_set
from ipdesk.data_packs.figures import PackFigures
from ipdesk.divisions import Divisions
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.records import EvidenceRecord, ReportRecord
from ipdesk.redeclaration import redeclare
from ipdesk.regions import Unit
from ipdesk.replay import Answers, Replay
from ipdesk.report import Report
from ipdesk.series import SeriesBook
from ipdesk.snapshot import Content, Snapshot
from ipdesk.trends import Trend
from ipdesk.values import Cell, State


class LiveReport:
    """Follows what has been committed: only what reads a change is computed and checked anew."""

    def __init__(
        self,
        report: Report,
        divisions: Divisions,
        series: Callable[[], SeriesBook],
        cumulations: Cumulations | None = None,
        packs: Callable[[], PackFigures] = PackFigures,
        asked: Callable[[], Iterable[Asked]] = tuple,
    ) -> None:
        self.report = report
        self.divisions = divisions
        self._series = series
        self._cumulations = cumulations
        self._packs = packs
        self._asked = asked
        self._rules = rule_set(report.form)
        self._begin()

    def take(
        self,
        cells: Mapping[Place, Cell],
        rows: Iterable[Place] = (),
        origin: object = None,
        beside: Iterable[Place] = (),
        pace: Pace = UNPACED,
    ) -> ChangeSet:
        """Take over new rows and cells, and what follows from them.

        ``beside`` are places of which only what stands beside them has changed.
        """
        rows = list(rows)
        for row in rows:
            self.report.rows(row.section).setdefault(row.row, {})
        self._put(cells, pace)
        new = frozenset(row.section for row in rows)
        return self.follow([*rows, *cells, *beside], new, origin, pace=pace)

    def drop(self, rows: Sequence[Place], origin: object = None, pace: Pace = UNPACED) -> ChangeSet:
        """Take rows of rosters away, with what stands beside their values."""
        notes, changed = self.report.notes, list[Place]()
        gone = {(row.section, row.row) for row in rows}
        for place in [p for p in notes if (p.section, p.row) in gone]:
            del notes[place]
        for row in pace.over(rows):
            columns = self.report.rows(row.section).pop(row.row)
            self.report.evidence.drop(row)
            changed += (row, *(row._replace(column=column) for column in columns))
        sections = frozenset(row.section for row in rows)
        return self.follow(changed, sections, origin, pace=pace)

    def take_evidence(
        self,
        added: Iterable[EvidenceRecord],
        removed: Iterable[EvidenceRecord],
        origin: object = None,
    ) -> ChangeSet:
        """Take over what is proved by files and what no more."""
        added, removed = list(added), list(removed)
        for use in removed:
            self.report.evidence.remove(use)
        for use in added:
            self.report.evidence.add(use)
        return self.follow([use.place for use in (*added, *removed)], origin=origin)

    def replay(
        self,
        replay: Replay,
        answers: Answers,
        position: Callable[[Place], int],
        origin: object = None,
        pace: Pace = UNPACED,
    ) -> ChangeSet:
        """Take over what a step brings about that is undone or done again."""
        report = self.report
        for row in pace.over(replay.rows_out):
            report.rows(row.section).pop(row.row, None)
        for row in pace.over(replay.rows_in):
            report.rows(row.section)[row.row] = {}
        for section in {row.section for row in (*replay.rows_in, *replay.orders)}:
            order = {code: position(Place(section, code)) for code in report.rows(section)}
            report.sections[section] = dict(
                sorted(report.rows(section).items(), key=lambda item: order[item[0]])
            )
        for (place, facet), text in pace.over(replay.facets.items()):
            held = {**report.notes.get(place, {}), facet: text}
            report.notes[place] = {name: said for name, said in held.items() if said}
        for told in answers.explanations:
            report.explanations[told.rule, Place(told.section, told.row, told.column)] = told
        for slip in answers.disputes:
            report.disputes[slip.rule, Place(slip.section, slip.row, slip.column)] = slip
        for (place, digest), use in replay.evidence.items():
            report.evidence.put(place, digest, use)
        rows = [*replay.rows_in, *replay.rows_out, *replay.orders]
        gone = set(replay.rows_out)
        staying = pace.over(replay.cells.items())
        self._put({p: c for p, c in staying if Place(p.section, p.row) not in gone}, pace)
        beside = [place for place, _ in (*replay.facets, *replay.evidence)]
        beside += [place for _, place in (*replay.explanations, *replay.disputes)]
        changed = [
            *rows,
            *replay.cells,
            *(p for p in pace.over(beside) if Place(p.section, p.row) not in gone),
        ]
        rule = next(iter(replay.rules), "")
        return self.follow(changed, frozenset(row.section for row in rows), origin, rule, pace)

    def follow(
        self,
        changed: Iterable[Place],
        rows: frozenset[str] = frozenset(),
        origin: object = None,
        rule: str = "",
        pace: Pace = UNPACED,
    ) -> ChangeSet:
        """What follows from the changed places; ``rule`` is checked in any case.

        ``rows`` are the sections that have other rows than before.
        """
        changed = list(changed)
        if any(place.section == self.report.form.declaring for place in changed):
            redeclared = redeclare(self.report)
            if redeclared is not None:
                places = redeclared.places.union(changed)
                return self._begin_anew(places, rows | redeclared.sections, origin)
        computed, aggregates = self._derivation.refresh(changed, pace)
        cells = frozenset(changed) | computed
        found = self.checker.recheck(cells, aggregates, rule, pace)
        return ChangeSet(cells, *found, rows=rows, origin=origin)

    def follow_series(self, origin: object) -> ChangeSet:
        """What follows from other figures of other years."""
        cells = frozenset(self._derivation.cumulate()) | self.checker.packed()
        return ChangeSet(cells, *self.checker.recheck(cells, ()), origin=origin, series=True)

    def follow_comments(self, changed: Iterable[Place] = (), origin: object = None) -> ChangeSet:
        """What follows from other comments, or other answers to them, at the places."""
        return ChangeSet(frozenset(changed), *self.checker.recheck_asked(), origin=origin)

    def snapshot(
        self,
        header: ReportRecord,
        unit: Unit,
        sources: Mapping[str, ReportRecord],
        trends: Iterable[Trend],
        pace: Pace = UNPACED,
    ) -> Snapshot:
        """The report under a header as it stands, immutable, with what is known beside it."""
        held, checker = self.content(unit), self.checker
        return Snapshot(
            header=header,
            unit=unit,
            form=held.form,
            cells=held.cells,
            computed=held.computed,
            notes=held.notes,
            sources=sources,
            problems=tuple(checker.problems()),
            outcomes=tuple(checker.outcomes(pace)),
            stands=checker.stands(),
            verdict=checker.verdict(),
            divisions=held.divisions,
            trends=tuple(trends),
            evidence=tuple(self.report.evidence.in_order(held.form)),
            disputed_at={key: slip.at for key, slip in self.report.disputes.items()},
        )

    def content(self, unit: Unit) -> Content:
        """What the report holds now, immutable."""
        report = self.report
        return Content(
            header=report.header,
            unit=unit,
            form=report.form,
            cells={
                code: {row: report.row_cells(code, row) for row in rows}
                for code, rows in report.sections.items()
            },
            computed=frozenset(report.computed),
            notes={place: dict(facets) for place, facets in report.notes.items()},
            divisions=self.divisions,
        )

    def _put(self, cells: Mapping[Place, Cell], pace: Pace) -> None:
        for place, cell in pace.over(cells.items()):
            columns = self.report.rows(place.section).setdefault(place.row, {})
            if cell.state is State.BLANK:
                columns.pop(place.column, None)
            else:
                columns[place.column] = cell

    def _begin(self) -> frozenset[Place]:
        """Compute and check the whole report: the computed places."""
        self._derivation = Derivation(self.report, self._series, self._cumulations)
        computed = frozenset(self._derivation.refresh_all())
        self.checker = Checker(
            self.report, self._rules, self._derivation, self.divisions, self._packs, self._asked
        )
        self.checker.check_all()
        return computed

    def _begin_anew(
        self, changed: frozenset[Place], rows: frozenset[str], origin: object
    ) -> ChangeSet:
        """The whole report anew: its form is another one."""
        before = self.checker.problems()
        cells = changed | self._begin()
        found = difference(before, self.checker.problems())
        return ChangeSet(cells, *found, rows=rows, origin=origin)
