"""The workspace: the only writer. Every change of data passes through here.

A change is parsed, committed durably in one transaction with its history, and only then
shown; then only the rules that read it run. The answer is one :class:`ChangeSet`, which is
also told to every listener.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ipdesk.catalogue.form import Form, SectionForm, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.changes import ChangeSet, Edit
from ipdesk.checks.derive import Derivation
from ipdesk.checks.engine import Checker, difference
from ipdesk.checks.rules import rule_set
from ipdesk.deadlines import Deadline, Due, checked, deadlines_of, setting_of, text_of
from ipdesk.errors import ComputedCell, Sealed, UsageError
from ipdesk.history import Chain
from ipdesk.locks import lock_of
from ipdesk.milestones import milestones_of
from ipdesk.new_report import NewReport, ReportMaker
from ipdesk.opening_figures import Sources
from ipdesk.places import Place
from ipdesk.ports import Clock, Store
from ipdesk.problems import Problem
from ipdesk.province import StatusHistory
from ipdesk.records import (
    DRAFT,
    Batch,
    ExplanationRecord,
    FigureRecord,
    NoteRecord,
    ReportRecord,
    RowRecord,
    cell_record,
)
from ipdesk.redeclaration import declared_elsewhere, defaults_elsewhere, redeclare
from ipdesk.regions import Regions, Unit
from ipdesk.report import Report, load
from ipdesk.restatement import CarriedFigure, RestatementRefused, restating, settled_by
from ipdesk.series import SeriesBook
from ipdesk.services import today
from ipdesk.snapshot import Snapshot
from ipdesk.status_entry import ANNUL, StatusEntry, entry_of, record_of
from ipdesk.trends import Trend, trends_of
from ipdesk.values import Cell, State, parse

if TYPE_CHECKING:
    from ipdesk.moving import MovePlan

FACETS = ("source", "document", "basis", "note", "flag")
_ROW_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")
Listener = Callable[[ChangeSet], None]


class Workspace:
    """One open workspace with one active report."""

    def __init__(self, store: Store, clock: Clock, regions: Regions, actor: str = "clerk") -> None:
        self.store = store
        self.clock = clock
        self.regions = regions
        self.actor = actor
        self._chain = Chain(store.last_history())
        self._committed = (self._chain.sequence, self._chain.digest)
        self._listeners: list[Listener] = []
        self._series: SeriesBook | None = None

    def activate(self, report: str, catalogue: Catalogue) -> None:
        """Make a report the active one: read it, derive, check it whole."""
        content = self.store.report(report)
        form = form_for(
            catalogue, content.header.kind, content.header.category, content.header.unit
        )
        self.report: Report = load(content, form)
        self._last_position: dict[str, int] = {}
        for row in content.rows:
            self._took_position(row.section, row.position)
        self._derivation = Derivation(self.report, lambda: self.series)
        self._derivation.refresh_all()
        self.divisions = self.regions.divisions(content.header.unit, content.header.year)
        self._rules = rule_set(form)
        self.checker = Checker(self.report, self._rules, self._derivation, self.divisions)
        self.checker.check_all()
        self._status: StatusHistory | None = None

    @property
    def form(self) -> Form:
        """The active report's form."""
        return self.report.form

    @property
    def unit(self) -> Unit:
        """The reporting unit of the active report, as it was called in the report's year."""
        header = self.report.header
        return self.regions.unit(header.unit, header.year)

    @property
    def status(self) -> StatusHistory:
        """The province's status, by the catalogue of the active report. Read when first asked."""
        if self._status is None:
            entries = [entry_of(record) for record in self.store.statuses()]
            self._status = StatusHistory(self.form.catalogue, entries)
        return self._status

    @property
    def series(self) -> SeriesBook:
        """What cells were in other years. Read when first asked."""
        if self._series is None:
            self._series = SeriesBook(self.store.figures(), self.store.reports())
        return self._series

    def trends(self) -> tuple[Trend, ...]:
        """The indicators through the years, the active report's own values among them."""
        stands = self.checker.stands()
        if not stands:
            return ()
        marks = milestones_of(self.store, self.form.catalogue)
        return tuple(trends_of(self.report, self.series, stands, marks))

    @property
    def editable(self) -> bool:
        """Whether the active report can still be changed."""
        return self.report.header.state == DRAFT

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every change; the returned call ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def set_value(self, place: Place, raw: str, origin: object = None) -> ChangeSet:
        """Store what was typed at the place. Wrong text is kept and flagged.

        Raises :class:`Sealed`, :class:`ComputedCell`, :class:`UsageError` for a place that
        does not exist, and the storage errors; nothing is changed then.
        """
        return self.apply((Edit(place, raw),), origin)

    def apply(self, edits: Sequence[Edit], origin: object = None, reason: str = "") -> ChangeSet:
        """Store several values in one commit, all or nothing. New roster rows are created."""
        self._require_draft()
        batch, cells, rows = Batch(), dict[Place, Cell](), dict[Place, int]()
        changes: list[tuple[Place, str, str]] = []
        for edit in edits:
            place = self._target(edit.place, rows)
            before = cells.get(place) or self.report.typed(place)
            if edit.raw == before.raw and place.row in self.report.rows(place.section):
                continue
            cells[place] = self._parsed(place, edit.raw)
            changes.append((place, before.raw, edit.raw))
        for place, raw in self._defaults(rows):
            if place not in cells:
                cells[place] = parse(raw, self.form.sections[place.section].spec(*place[1:]))
                changes.append((place, "", raw))
        for change in changes:
            self._note_change(batch, "set", *change, origin, reason=reason)
        for place, cell in cells.items():
            batch.cells.append(
                cell_record(self.report.header.id, place, cell.raw, cell.state, cell.text)
            )
        batch.rows.extend(
            RowRecord(self.report.header.id, row.section, row.row, position)
            for row, position in rows.items()
        )
        if not cells and not rows:
            return ChangeSet(origin=origin)
        self._commit(batch)
        return self._applied(cells, rows, origin)

    def restate(self, place: Place, raw: str, reason: str, origin: object = None) -> ChangeSet:
        """Change an opening figure that a sealed report settled; both values stay.

        Raises :class:`~ipdesk.restatement.RestatementRefused`, also where the new text is no
        value; :class:`ComputedCell`, :class:`Sealed` and the storage errors. Nothing is changed
        then.
        """
        self._require_draft()
        self._existing(place)
        lock = lock_of(self.report, place) if place.row and place.column else ""
        if lock == "computed":
            raise ComputedCell(**place._asdict())
        if lock and self._parsed(place, raw).state in (State.BLANK, State.INVALID):
            raise RestatementRefused(reason="no_value", text=raw)
        before = self.report.typed(place)
        facets = restating(before.raw, raw, self.report.notes.get(place, {}), reason)
        cell = self._parsed(place, raw)
        header, batch = self.report.header, Batch()
        batch.cells.append(cell_record(header.id, place, raw, cell.state, cell.text))
        batch.notes.extend(NoteRecord(header.id, *place, f, text) for f, text in facets.items())
        self._note_change(batch, "restate", place, before.raw, raw, origin, reason.strip())
        self._commit(batch)
        held = self.report.notes.setdefault(place, {})
        held.update(facets)
        self.report.notes[place] = {facet: text for facet, text in held.items() if text}
        return self._applied({place: cell}, {}, origin)

    def add_row(self, section: str, origin: object = None, row: str = "+") -> tuple[str, ChangeSet]:
        """Add a row to a roster: its code and the change."""
        self._require_draft()
        rows, cells = dict[Place, int](), dict[Place, Cell]()
        place = self._new_row(self.form.section(section), row, rows)
        header, batch = self.report.header, Batch()
        batch.rows.append(RowRecord(header.id, section, place.row, rows[place]))
        self._note_change(batch, "add_row", place, "", "", origin)
        for at, raw in self._defaults(rows):
            cell = cells[at] = parse(raw, self.form.sections[at.section].spec(*at[1:]))
            batch.cells.append(cell_record(header.id, at, raw, cell.state, cell.text))
            self._note_change(batch, "set", at, "", raw, origin)
        self._commit(batch)
        return place.row, self._applied(cells, rows, origin)

    def remove_row(self, section: str, row: str, origin: object = None) -> ChangeSet:
        """Remove a roster row with its values; the history keeps them.

        The row of an indicator that the province declares goes from all sections.
        """
        self._require_draft()
        if not self.form.section(section).open or row not in self.report.rows(section):
            raise UsageError("no_row", section=section, row=row)
        batch, place = Batch(), Place(section, row)
        elsewhere = declared_elsewhere(self.form, row) if section == self.form.declaring else ()
        for gone in (*elsewhere, place):
            for column, cell in self.report.rows(gone.section)[row].items():
                at = gone._replace(column=column)
                self._note_change(batch, "set", at, cell.raw, "", origin)
            batch.rows_removed.append(RowRecord(self.report.header.id, gone.section, row, 0))
        self._note_change(batch, "remove_row", place, "", "", origin)
        self._commit(batch)
        columns = [Place(section, row, column) for column in self.report.rows(section).pop(row)]
        for gone in [p for p in self.report.notes if p.section == section and p.row == row]:
            del self.report.notes[gone]
        return self._rechecked([place, *columns], frozenset({section}), origin)

    def annotate(self, place: Place, facet: str, text: str, origin: object = None) -> ChangeSet:
        """Say something beside a value: its source, document, basis, note or flag."""
        self._require_draft()
        if facet not in FACETS:
            raise UsageError("no_facet", facet=facet)
        self._existing(place)
        before = self.report.note(place, facet)
        if before == text:
            return ChangeSet(origin=origin)
        batch = Batch()
        batch.notes.append(NoteRecord(self.report.header.id, *place, facet, text))
        self._note_change(batch, "annotate", place, before, text, origin, facet=facet)
        self._commit(batch)
        facets = self.report.notes.setdefault(place, {})
        facets[facet] = text
        if not text:
            del facets[facet]
        return self._tell(ChangeSet(frozenset({place}), origin=origin))

    def explain(self, problem: Problem, text: str, origin: object = None) -> ChangeSet:
        """Explain a query as it stands; an empty text takes the explanation back."""
        self._require_draft()
        if problem.level != "query":
            raise UsageError("not_a_query", rule=problem.rule)
        record = ExplanationRecord(
            self.report.header.id,
            problem.rule,
            *problem.place,
            text.strip(),
            problem.fingerprint if text.strip() else "",
            self._now(),
        )
        batch = Batch()
        batch.explanations.append(record)
        before = problem.explanation
        self._note_change(
            batch, "explain", problem.place, before, record.text, origin, problem.rule
        )
        self._commit(batch)
        self.report.explanations[problem.key] = record
        return self._rechecked([problem.place], frozenset(), origin, rule=problem.rule)

    def record_status(self, entry: StatusEntry, origin: object = None) -> ChangeSet:
        """Record a step of the province's status; it is never changed afterwards.

        Raises :class:`ipdesk.status_entry.StatusRefused` and the storage errors; nothing is
        recorded then.
        """
        return self._stand(self.status.record(replace(entry, recorded_at=self._now())), origin)

    def annul_status(self, reason: str, origin: object = None) -> ChangeSet:
        """Take back the last standing entry of the status by a further one; both stay.

        Raises as :meth:`record_status` does.
        """
        return self._stand(self.status.annul(reason, self.today(), self._now()), origin)

    def set_deadline(self, due: Due, deadline: Deadline | None, origin: object = None) -> ChangeSet:
        """Record by when a report is to be handed in; None takes the deadline back.

        Raises :class:`UsageError`, :class:`ipdesk.status_entry.StatusRefused` and the storage
        errors; nothing is recorded then.
        """
        deadline = checked(self.form.catalogue, due, deadline)
        before = self.deadlines().get(due)
        batch = Batch(settings={setting_of(due): text_of(deadline)})
        self._note_change(
            batch,
            "deadline",
            Place("deadline", due.kind, str(due.year)),
            before.day.isoformat() if before else "",
            deadline.day.isoformat() if deadline else "",
            origin,
            deadline.document if deadline else "",
            report="",
        )
        self._commit(batch)
        return self._tell(ChangeSet(origin=origin, status=True))

    def deadlines(self) -> dict[Due, Deadline]:
        """The deadlines that were set."""
        return deadlines_of(self.store.settings())

    def today(self) -> dt.date:
        """The day it is where the program runs."""
        return today(self.clock)

    def _stand(self, after: StatusHistory, origin: object) -> ChangeSet:
        """Store the newest entry of a history of the status, which holds from now on."""
        before = self.status
        done, number = after.entries[-1], len(after.entries)
        batch = Batch(statuses=[record_of(number, done)])
        self._note_change(
            batch,
            "status",
            Place("status", str(number), done.transition),
            " ".join(filter(None, (before.state, before.category))),
            " ".join(filter(None, (after.state, after.category))),
            origin,
            done.note if done.transition == ANNUL else done.document,
            report="",
        )
        self._commit(batch)
        self._status = after
        return self._tell(ChangeSet(origin=origin, status=True))

    def record_figures(
        self, figures: Sequence[FigureRecord], reason: str, origin: object = None
    ) -> ChangeSet:
        """Take in figures of other years, in one commit; one of the same key is replaced.

        ``reason`` names where they come from; the history keeps it with every figure.
        """
        known = {figure[:4]: figure for figure in self.store.figures()}
        batch = Batch(figures=list(figures))
        for figure in figures:
            old = known.get(figure[:4])
            if old is not None and old._replace(recorded_at=figure.recorded_at) == figure:
                continue
            place, before = Place.of_address(figure.series), old.value if old is not None else ""
            facet = f"{figure.year} {figure.vintage}".strip()
            self._note_change(
                batch, "figure", place, before, figure.value, origin, reason, facet, report=""
            )
        self._commit(batch)
        self._series = None
        cells = frozenset(self._derivation.cumulate())
        difference = self.checker.recheck(cells, ())
        return self._tell(ChangeSet(cells, *difference, origin=origin, series=True))

    def record(self, header: ReportRecord, batch: Batch, action: str, origin: object) -> None:
        """Store a new state of the report (sealed, delivered, ...) with what belongs to it."""
        before = self.report.header.state
        self._note_change(batch, action, Place(""), before, header.state, origin)
        batch.reports.append(header)
        self._commit(batch)
        self.report.header = header
        self._series = None
        self._tell(ChangeSet(origin=origin, report_state=True))

    def add_report(
        self,
        maker: ReportMaker,
        wanted: NewReport,
        catalogue: Catalogue,
        sources: Sources | None,
        origin: str = "window",
    ) -> str:
        """Store a new report of this workspace; its id. The active report stays active."""
        batch = maker.batch(wanted, catalogue, self._chain, origin, sources)
        self._commit(batch)
        return batch.reports[0].id

    def move(self, catalogue: Catalogue, origin: object = None) -> MovePlan:
        """Move the active draft to another edition, in one commit: what was done.

        Raises what :func:`ipdesk.moving.plan_move` raises, :class:`InvalidCatalogue` for rules
        that do not type, and the storage errors; nothing is changed then. The form is another
        one afterwards: listeners are not told, what shows the report is made anew.
        """
        from ipdesk.moving import batch_of, plan_move

        plan = plan_move(self.report, catalogue)
        rule_set(plan.form).type_check()
        batch, writes = batch_of(plan)
        for place, facet, before, after in writes:
            action = "annotate" if facet else "set"
            self._note_change(batch, action, place, before, after, origin, "move", facet)
        for place in plan.rows_dropped:
            self._note_change(batch, "remove_row", place, "", "", origin, "move")
        was, now = self.report.header, plan.header
        self._note_change(
            batch,
            "move",
            Place(""),
            f"{was.edition} v{was.edition_version} {was.catalogue_digest}",
            f"{now.edition} v{now.edition_version} {now.catalogue_digest}",
            origin,
        )
        self._commit(batch)
        self.activate(now.id, catalogue)
        return plan

    def snapshot(self, header: ReportRecord | None = None) -> Snapshot:
        """The active report as it stands, immutable; ``header`` replaces its header."""
        cells = {
            code: {row: self.report.row_cells(code, row) for row in rows}
            for code, rows in self.report.sections.items()
        }
        return Snapshot(
            header=header or self.report.header,
            unit=self.unit,
            form=self.form,
            cells=cells,
            computed=frozenset(self.report.computed),
            notes={place: dict(facets) for place, facets in self.report.notes.items()},
            sources=self.sources(),
            problems=tuple(self.checker.problems()),
            outcomes=tuple(self.checker.outcomes()),
            stands=self.checker.stands(),
            verdict=self.checker.verdict(),
            divisions=self.divisions,
            trends=self.trends(),
        )

    def sources(self) -> dict[str, ReportRecord]:
        """The headers of the sealed reports that figures of the active one were carried from."""
        settling = {settled_by(self.report.notes, place) for place in self.report.notes} - {""}
        if not settling:
            return {}
        return {header.id: header for header in self.store.reports() if header.id in settling}

    def _target(self, place: Place, new_rows: dict[Place, int]) -> Place:
        """The place to write to, its roster row created if need be."""
        section = self.form.section(place.section)
        section.column(place.column)
        row = Place(place.section, place.row)
        known = place.row in self.report.rows(place.section) or row in new_rows
        declared = section.section.rows == "indicators" and self._declared(place.row, new_rows)
        if not (known or declared):
            place = self._new_row(section, place.row, new_rows)._replace(column=place.column)
        self._require_typed(place)
        return place

    def _new_row(self, section: SectionForm, row: str, new_rows: dict[Place, int]) -> Place:
        if not section.open:
            raise UsageError("no_row", section=section.code, row=row)
        existing = self.report.rows(section.code)
        position = 1 + next(
            (last for place, last in reversed(new_rows.items()) if place.section == section.code),
            self._last_position.get(section.code, 0),
        )
        if row == "+":
            taken = {*existing, *(place.row for place in new_rows), *self._declared_before(section)}
            codes = (section.row_code(number) for number in itertools.count(position))
            row = next(code for code in codes if code not in taken)
        if not (_ROW_CODE.fullmatch(row) and section.accepts_row(row)):
            raise UsageError("bad_row", section=section.code, row=row)
        place = Place(section.code, row)
        new_rows[place] = position
        return place

    def _declared(self, row: str, new_rows: dict[Place, int]) -> bool:
        """Whether the same commit declares the indicator of that code."""
        return Place(self.form.declaring, row) in new_rows

    def _defaults(self, new_rows: dict[Place, int]) -> Iterator[tuple[Place, str]]:
        """What the indicators that these rows declare open with."""
        for place in new_rows:
            if place.section == self.form.declaring:
                yield from defaults_elsewhere(self.form, place.row)

    def _declared_before(self, section: SectionForm) -> set[str]:
        """The codes that declared indicators have in other reports: a code is given once."""
        if section.code != self.form.declaring:
            return set()
        contents = (self.store.report(header.id) for header in self.store.reports())
        return {r.row for content in contents for r in content.rows if r.section == section.code}

    def _took_position(self, section: str, position: int) -> None:
        """A row that comes later stands behind it, also behind rows that were removed."""
        self._last_position[section] = max(position, self._last_position.get(section, 0))

    def _require_typed(self, place: Place) -> None:
        lock = lock_of(self.report, place)
        if lock == "computed":
            raise ComputedCell(**place._asdict())
        if lock:
            raise CarriedFigure(**place._asdict(), report=settled_by(self.report.notes, place))

    def _parsed(self, place: Place, raw: str) -> Cell:
        return parse(raw, self.form.sections[place.section].spec(place.row, place.column))

    def _existing(self, place: Place) -> None:
        section = self.form.section(place.section)
        if place.row and place.row not in self.report.rows(place.section):
            raise UsageError("no_row", section=place.section, row=place.row)
        if place.column:
            section.column(place.column)

    def _require_draft(self) -> None:
        if not self.editable:
            raise Sealed(state=self.report.header.state)

    def _applied(
        self, cells: dict[Place, Cell], rows: dict[Place, int], origin: object
    ) -> ChangeSet:
        for row, position in rows.items():
            self.report.rows(row.section).setdefault(row.row, {})
            self._took_position(row.section, position)
        for place, cell in cells.items():
            columns = self.report.rows(place.section).setdefault(place.row, {})
            if cell.state is State.BLANK:
                columns.pop(place.column, None)
            else:
                columns[place.column] = cell
        sections = frozenset(row.section for row in rows)
        return self._rechecked([*rows, *cells], sections, origin)

    def _rechecked(
        self, changed: Iterable[Place], rows: frozenset[str], origin: object, rule: str = ""
    ) -> ChangeSet:
        changed = list(changed)
        if any(place.section == self.form.declaring for place in changed):
            redeclared = redeclare(self.report)
            if redeclared is not None:
                places = redeclared.places.union(changed)
                return self._checked_anew(places, rows | redeclared.sections, origin)
        computed, aggregates = self._derivation.refresh(changed)
        cells = frozenset(changed) | computed
        opened, cleared = self.checker.recheck(cells, aggregates, rule)
        return self._tell(ChangeSet(cells, opened, cleared, rows=rows, origin=origin))

    def _checked_anew(
        self, changed: frozenset[Place], rows: frozenset[str], origin: object
    ) -> ChangeSet:
        """Derive and check the whole report: its form is another one."""
        before = self.checker.problems()
        self._derivation = Derivation(self.report, lambda: self.series)
        cells = changed | self._derivation.refresh_all()
        self.checker = Checker(self.report, self._rules, self._derivation, self.divisions)
        self.checker.check_all()
        found = difference(before, self.checker.problems())
        return self._tell(ChangeSet(cells, *found, rows=rows, origin=origin))

    def _note_change(
        self,
        batch: Batch,
        action: str,
        place: Place,
        before: str,
        after: str,
        origin: object,
        reason: str = "",
        facet: str = "",
        report: str | None = None,
    ) -> None:
        start = str(origin) if isinstance(origin, str) else "window"
        batch.history.append(
            self._chain.entry(
                (
                    self.report.header.id if report is None else report,
                    self._now(),
                    self.actor,
                    start,
                    action,
                    *place,
                    facet,
                    before,
                    after,
                    reason,
                )
            )
        )

    def _commit(self, batch: Batch) -> None:
        try:
            self.store.write(batch)
        except BaseException:
            self._chain.rewind(*self._committed)
            raise
        self._committed = (self._chain.sequence, self._chain.digest)

    def _tell(self, change: ChangeSet) -> ChangeSet:
        for listener in tuple(self._listeners):
            listener(change)
        return change

    def _now(self) -> str:
        return self.clock.now().isoformat(timespec="milliseconds")
