"""Drafting: every change of the active report while it is a draft.

A change is parsed, committed durably in one transaction with its history, and only then
shown; then only the rules that read it run. The answer is one :class:`ChangeSet`, which is
also told to every listener.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ipdesk.active_report import ActiveReport
from ipdesk.adopted import ADOPTED_FROM
from ipdesk.carried_rows import CONFIRMED, forget, rows_of, write_confirmed
from ipdesk.changes import ChangeSet, Edit
from ipdesk.disputes import write_dispute
from ipdesk.edit_plan import EditPlan, noted_rows, write_removal
from ipdesk.errors import UsageError
from ipdesk.evidence.told import write_change
from ipdesk.ledger import Writing
from ipdesk.opening_figures import SOURCE, still_blank
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.records import (
    BlobRecord,
    EvidenceRecord,
    ExplanationRecord,
    HistoryRecord,
    NoteRecord,
    StepRecord,
)
from ipdesk.replay import order_text, replay_of, write_order, write_replay
from ipdesk.restatement_plan import plan_restatement
from ipdesk.second_keying.deciding import REASON, Decision, decide
from ipdesk.steps import REDO, UNDO, Steps
from ipdesk.supply import unstated
from ipdesk.text_limits import require_typed
from ipdesk.values import Cell

if TYPE_CHECKING:
    from ipdesk.adopting import Adoption

STEPS_OF_EDIT, STEPS_OF_ENTRY, STEPS_OF_ROW = 8, 6, 50
"""How often about a paced change goes through its edits, a replay through its entries, and a
removal through its rows and their cells."""
FACETS = ("source", "document", "basis", "note", "flag")


class Drafting(ActiveReport):
    """Changes of the active draft; each raises :class:`Sealed` once it is none."""

    def set_value(self, place: Place, raw: str, origin: object = None) -> ChangeSet:
        """Store what was typed at the place. Wrong text is kept and flagged.

        Raises :class:`Sealed`, :class:`ComputedCell`, :class:`UsageError` for a place that
        does not exist, and the storage errors; nothing is changed then.
        """
        return self.apply((Edit(place, raw),), origin)

    def apply(
        self,
        edits: Sequence[Edit],
        origin: object = None,
        reason: str = "",
        pace: Pace = UNPACED,
    ) -> ChangeSet:
        """Store several values in one commit, all or nothing. New roster rows are created.

        Raises :class:`~ipdesk.pace.Cancelled` if the pace is stopped; nothing is changed then.
        """
        self._require_draft()
        plan, writing = EditPlan(self.report, self._positions), self._writing(origin, pace)
        with self._ledger.alone():
            pace.expect(len(edits) * STEPS_OF_EDIT)
            for edit in pace.over(edits):
                plan.set(edit.place, edit.raw, edit.source)
            if not plan.cells:
                return ChangeSet(origin=origin)
            plan.sources = unstated(plan.sources, plan.rows, self.report, self.store, pace)
            change = self._carry_out(plan, writing, reason)
        return self._tell(change, pace)

    def restate(self, place: Place, raw: str, reason: str, origin: object = None) -> ChangeSet:
        """Change an opening figure that a sealed report settled; both values stay.

        Raises :class:`~ipdesk.restatement.RestatementRefused`, also where the new text is no
        value; :class:`ComputedCell`, :class:`Sealed` and the storage errors. Nothing is changed
        then.
        """
        self._require_draft()
        plan, writing = plan_restatement(self.report, place, raw, reason), self._writing(origin)
        writing.put(place, plan.cell)
        writing.note("restate", place, plan.before, raw, reason=reason.strip())
        for facet, text in plan.facets.items():
            writing.note("annotate", place, self.report.note(place, facet), text, facet=facet)
        self._say_beside(place, plan.facets, writing)
        return self._tell(self._live.take({place: plan.cell}, origin=origin))

    def adopt(self, taken: Sequence[Adoption], origin: object = None) -> ChangeSet:
        """Take over what the scheme in force sets, in one commit.

        Raises :class:`Sealed` and the storage errors; nothing is changed then.
        """
        from ipdesk.adopting import write_adoption

        self._require_draft()
        writing, cells = self._writing(origin), dict[Place, Cell]()
        for item in taken:
            cells[item.place] = self.report.parsed(item.place, item.after)
            write_adoption(item, cells[item.place], writing)
        writing.commit()
        for item in taken:
            held = {**self.report.notes.get(item.place, {}), ADOPTED_FROM: item.source}
            self.report.notes[item.place] = {facet: text for facet, text in held.items() if text}
        return self._tell(self._live.take(cells, origin=origin))

    def settle_second(self, place: Place, decision: Decision, origin: object = None) -> ChangeSet:
        """Keep the first value, take the second, or leave it open (""), in one commit.

        Raises :class:`UsageError` where nothing was keyed twice, :class:`Sealed` and the storage
        errors; nothing is changed then.
        """
        self._require_draft()
        record, edit = decide(self.seconds.record(place), self.report.typed(place).raw, decision)
        plan, writing = EditPlan(self.report, self._positions), self._writing(origin)
        plan.set(edit.place, edit.raw)
        writing.batch.seconds.append(record)
        self.seconds.forget()
        return self._tell(self._carry_out(plan, writing, REASON))

    def confirm_rows(
        self, rows: Sequence[Place], origin: object = None, pace: Pace = UNPACED
    ) -> ChangeSet:
        """Say of rows carried over that they still hold; other rows stay as they are.

        Raises :class:`~ipdesk.pace.Cancelled` if the pace is stopped; nothing is changed then.
        """
        self._require_draft()
        writing = self._writing(origin, pace)
        with self._ledger.alone():
            pace.expect(len(rows) * STEPS_OF_ROW)
            waiting = write_confirmed(self.report, rows, writing, CONFIRMED)
            if waiting:
                writing.commit()
                forget(self.report, waiting)
            change = self._live.follow(waiting, origin=origin)
        return self._tell(change, pace)

    def add_row(self, section: str, origin: object = None, row: str = "+") -> tuple[str, ChangeSet]:
        """Add a row to a roster: its code and the change."""
        self._require_draft()
        plan, writing = EditPlan(self.report, self._positions), self._writing(origin)
        place = plan.add_row(section, row)
        return place.row, self._tell(self._carry_out(plan, writing))

    def add_rows(
        self, section: str, count: int, origin: object = None
    ) -> tuple[list[str], ChangeSet]:
        """Add rows to a roster in one commit: their codes and the change."""
        self._require_draft()
        plan, writing = EditPlan(self.report, self._positions), self._writing(origin)
        codes = plan.free_codes(section, count)
        for code in codes:
            plan.add_row(section, code)
        return codes, self._tell(self._carry_out(plan, writing))

    def order_rows(self, section: str, rows: Sequence[str], origin: object = None) -> ChangeSet:
        """Keep all rows of a roster in this order from now on.

        :class:`UsageError` if these are not its rows.
        """
        self._require_draft()
        held = self.report.rows(section)
        if not self.form.section(section).open or set(rows) != set(held):
            raise UsageError("no_row", section=section, row=next(iter({*rows} ^ {*held}), ""))
        slots = sorted(self._positions.of(Place(section, row)) for row in held)
        before, after = order_text(held, slots), order_text(rows, slots)
        writing = self._writing(origin)
        write_order(Place(section), before, after, writing)
        writing.commit()
        for row, position in zip(rows, slots, strict=True):
            self._positions.took(Place(section, row), position)
            held[row] = held.pop(row)
        return self._tell(self._live.follow([Place(section)], frozenset({section}), origin))

    def free_codes(self, section: str, count: int) -> list[str]:
        """The codes that the next rows of a roster get."""
        return EditPlan(self.report, self._positions).free_codes(section, count)

    def remove_row(self, section: str, row: str, origin: object = None) -> ChangeSet:
        """Remove a roster row with its values; the history keeps them.

        The row of an indicator that the province declares goes from all sections.
        """
        return self.remove_rows(section, (row,), origin)

    def remove_rows(
        self, section: str, rows: Sequence[str], origin: object = None, pace: Pace = UNPACED
    ) -> ChangeSet:
        """Remove several rows of a roster in one commit, as :meth:`remove_row` does one."""
        self._require_draft()
        held = self.report.rows(section) if self.form.section(section).open else {}
        if unknown := [row for row in rows if row not in held]:
            raise UsageError("no_row", section=section, row=unknown[0])
        places = [Place(section, row) for row in dict.fromkeys(rows)]
        if not places:
            return ChangeSet(origin=origin)
        writing, noted = self._writing(origin, pace), noted_rows(self.report)
        with self._ledger.alone():
            pace.expect(len(places) * STEPS_OF_ROW)
            for place in pace.over(places):
                write_removal(self.report, place, self._positions.of(place), writing, noted)
            writing.commit()
            change = self._live.drop(places, origin, pace)
        return self._tell(change, pace)

    def annotate(self, place: Place, facet: str, text: str, origin: object = None) -> ChangeSet:
        """Say something beside a value: its source, document, basis, note or flag."""
        self._require_draft()
        if facet not in FACETS:
            raise UsageError("no_facet", facet=facet)
        self.report.require(place)
        require_typed(text)
        before = self.report.note(place, facet)
        if before == text:
            return ChangeSet(origin=origin)
        writing = self._writing(origin)
        writing.note("annotate", place, before, text, facet=facet)
        self._say_beside(place, {facet: text}, writing)
        return self._tell(ChangeSet(frozenset({place}), origin=origin))

    def explain(self, problem: Problem, text: str, origin: object = None) -> ChangeSet:
        """Explain a query as it stands; an empty text takes the explanation back."""
        self._require_draft()
        if problem.level != "query":
            raise UsageError("not_a_query", rule=problem.rule)
        require_typed(text)
        report, text, at = self.report.header.id, text.strip(), self._ledger.now()
        fingerprint = problem.fingerprint if text else ""
        record = ExplanationRecord(report, problem.rule, *problem.place, text, fingerprint, at)
        writing = self._writing(origin)
        writing.batch.explanations.append(record)
        before = problem.explanation
        writing.note("explain", problem.place, before, text, reason=problem.rule)
        writing.commit()
        self.report.explanations[problem.key] = record
        return self._tell(self._live.follow([problem.place], origin=origin, rule=problem.rule))

    def dispute(self, problem: Problem, text: str, origin: object = None) -> ChangeSet:
        """Write why the rule is wrong for this case; an empty text withdraws it.

        Raises what :func:`ipdesk.disputes.write_dispute` raises.
        """
        self._require_draft()
        rule = next(r for r in self.form.catalogue.rules if r.code == problem.rule)
        writing = self._writing(origin)
        record = write_dispute(problem, rule, text, writing)
        writing.commit()
        self.report.disputes[problem.key] = record
        return self._tell(self._live.follow([problem.place], origin=origin, rule=problem.rule))

    def change_evidence(
        self,
        added: Sequence[EvidenceRecord],
        removed: Sequence[EvidenceRecord],
        blobs: Sequence[BlobRecord] = (),
        origin: object = None,
    ) -> ChangeSet:
        """Attach files to rows and cells and take others off, in one commit.

        A use of the same place and file is replaced; ``blobs`` are the files that may be new.
        """
        self._require_draft()
        writing = self._writing(origin)
        writing.batch.blobs.extend(blobs)
        write_change(self.report, added, removed, writing)
        if not writing.batch.history:
            return ChangeSet(origin=origin)
        writing.commit()
        return self._tell(self._live.take_evidence(added, removed, origin))

    def open_blanks(self, origin: object = None) -> ChangeSet:
        """Fill last year's figures that came to be known, where the active draft has none yet."""
        if not self.editable:
            return ChangeSet(origin=origin)
        openings = list(still_blank(self.report, self.series))
        if not openings:
            return ChangeSet(origin=origin)
        writing, cells = self._writing(origin), dict[Place, Cell]()
        for place, raw, facets in openings:
            cells[place] = self.report.parsed(place, raw)
            writing.put(place, cells[place])
            writing.note("set", place, after=raw, reason="opening")
            for facet, text in facets.items():
                writing.note("annotate", place, after=text, facet=facet)
                writing.batch.notes.append(NoteRecord(writing.report, *place, facet, text))
        writing.commit()
        for place, _, facets in openings:
            self.report.notes[place] = {**self.report.notes.get(place, {}), **facets}
        return self._tell(self._live.take(cells, origin=origin))

    @property
    def undoable(self) -> StepRecord | None:
        """The step that :meth:`undo` would take back, None if there is none."""
        return self._steps.undoable if self.editable else None

    @property
    def redoable(self) -> StepRecord | None:
        """The step that :meth:`redo` would do again, None if there is none."""
        return self._steps.redoable if self.editable else None

    def undo(self, origin: object = None, pace: Pace = UNPACED) -> ChangeSet:
        """Take the last step back, whatever section it was in and whenever it was done.

        Raises :class:`UsageError` if there is none, :class:`Sealed`, the storage errors and
        :class:`~ipdesk.pace.Cancelled`; nothing is changed then. The history goes on: it tells
        the undoing too.
        """
        return self._replay(self._steps.undoable, UNDO, origin, pace)

    def redo(self, origin: object = None, pace: Pace = UNPACED) -> ChangeSet:
        """Do the step again that was undone last; raises as :meth:`undo` does."""
        return self._replay(self._steps.redoable, REDO, origin, pace)

    def entries(self, step: StepRecord, pace: Pace = UNPACED) -> list[HistoryRecord]:
        """What the history says of a step."""
        return self._ledger.entries(step, pace)

    @property
    def _steps(self) -> Steps:
        return self._ledger.steps(self.report.header.id)

    def _replay(
        self, step: StepRecord | None, action: str, origin: object, pace: Pace
    ) -> ChangeSet:
        self._require_draft()
        if step is None:
            raise UsageError(f"nothing_to_{action}")
        writing = self._writing(origin, pace)
        with self._ledger.alone():
            pace.expect((step.last - step.first + 1) * STEPS_OF_ENTRY)
            entries = self._ledger.entries(step, pace)
            replay = replay_of(entries, self.report, pace, backwards=action == UNDO)
            problems = self.checker.problems() if replay.rules else ()
            answers = write_replay(replay, self.report, problems, writing, action)
            writing.commit(action, step.first)
            for row, position in pace.over((replay.rows_in | replay.rows_moved).items()):
                self._positions.took(row, position)
            change = self._live.replay(replay, answers, self._positions.of, origin, pace)
        return self._tell(change, pace)

    def _carry_out(self, plan: EditPlan, writing: Writing, reason: str = "") -> ChangeSet:
        """Commit the plan with what its new rows declare, and follow it."""
        plan.open_declared()
        plan.write(writing, reason)
        edited = write_confirmed(self.report, rows_of(plan.cells), writing)
        writing.commit()
        forget(self.report, edited)
        for row, position in plan.rows.items():
            self._positions.took(row, position)
        for place, text in writing.pace.over(plan.sources.items()):
            self.report.notes[place] = {**self.report.notes.get(place, {}), SOURCE: text}
        return self._live.take(plan.cells, plan.rows, writing.origin, edited, writing.pace)

    def _say_beside(self, place: Place, facets: Mapping[str, str], writing: Writing) -> None:
        """Commit what stands beside a value; an empty text takes the facet away."""
        notes = (NoteRecord(writing.report, *place, f, text) for f, text in facets.items())
        writing.batch.notes.extend(notes)
        writing.commit()
        held = {**self.report.notes.get(place, {}), **facets}
        self.report.notes[place] = {facet: text for facet, text in held.items() if text}
