"""Reports: made ready, sealed, answered by SIPO, revised, followed by the next year's."""

from __future__ import annotations

import hashlib

from edit_rules import EditRules, may_edit
from ground import pick
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from receipt_maker import receipt_for
from report_filler import errors, missing, plain_value
from sealed_agreement import agree_sealed

from ipdesk.catalogue.record import catalogue_record
from ipdesk.errors import NotReady
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.receipts.taking import ReceiptTaker
from ipdesk.restatement import CARRIED_FROM, CARRIED_VALUE, RESTATED, settled_by
from ipdesk.sealing import Sealer

LAST_YEAR = 2018
SEAL_EVERY = 20


def is_sealed(machine: EditRules) -> bool:
    return machine.begun and not machine.model.editable


class ReportRules(EditRules):
    """``packages`` holds the digest of each package written, by report; receipts are numbered."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]  # passed on as they come
        self.packages: dict[str, str] = {}
        self.receipts = 0

    @precondition(may_edit)
    @rule(where=pick, what=pick, reason=st.sampled_from(("核减", "", "统计口径调整")))
    def restate(self, where: int, what: int, reason: str) -> None:
        notes = self.model.sheet.notes
        carried = [p for p in notes if settled_by(notes, p) and p.column]
        carried = [p for p in carried if lock_of(self.workspace.report, p) == "carried"]
        if not carried:
            return
        self.did("restate")
        place = self.choose(carried, where)
        raw, held = self.text_for(place, what), self.model.sheet.texts.get(place, "")
        was = notes[place].get(CARRIED_VALUE, held)
        unreadable = self.workspace.report.parsed(place, raw).state in ("blank", "invalid")
        if raw == held or unreadable or not (reason or raw == was):
            self.refused(
                lambda: self.workspace.restate(place, raw, reason, "machine"), "restatement"
            )
            return
        self.workspace.restate(place, raw, reason, "machine")
        sheet = self.model.step()
        sheet.put(place, raw)
        back = raw == was
        sheet.note(place, CARRIED_VALUE, "" if back else was)
        sheet.note(place, RESTATED, "" if back else reason)

    @precondition(may_edit)
    @rule(which=pick)
    def go_over_to_an_edition(self, which: int) -> None:
        catalogue = self.choose(self.around.editions, which)
        digest = catalogue_record(catalogue).digest
        self.did("switch edition")
        if digest == self.model.edition:
            self.refused(lambda: self.workspace.move(catalogue, "machine"), "usage")
            return
        self.workspace.move(catalogue, "machine")
        self.model.edition = digest
        self.model.barrier()
        self.look()

    @precondition(lambda machine: machine.editable and machine.around.seals)
    @rule()
    def seal(self) -> None:
        sealer = Sealer(self.services)
        if self.since_seal < SEAL_EVERY:
            if not self.workspace.checker.verdict().ready:
                self.did("seal not ready")
                self.refused(lambda: sealer.prepare(self.workspace), NotReady.code)
            return
        if not self.finish():
            return
        self.did("seal")
        self.since_seal = 0
        path = sealer.seal(self.workspace, self.room / "packages", "machine").path
        self.model.state = "sealed"
        self.model.barrier()
        report = self.workspace.report.header.id
        self.packages[report] = hashlib.sha256(path.read_bytes()).hexdigest()
        agree_sealed(path, self.workspace, self.model.sheet)
        self.look()

    @precondition(is_sealed)
    @rule(which=st.booleans(), where=pick)
    def take_a_receipt(self, which: bool, where: int) -> None:
        """SIPO returns the report with a comment, or accepts it."""
        self.did("receipt returned" if which else "receipt accepted")
        self.receipts += 1
        place = self.a_place(where)
        said = {" ".join(place): "请核对口径"} if which and place is not None else {}
        state = "returned" if which else "accepted"
        key = self.around.desk_key
        receipt = receipt_for(self.workspace, key, said, state, self.receipts)
        taker = ReceiptTaker(self.workspace, self.services.opener)
        taker.take(taker.plan(receipt), receipt.signature.fingerprint, "machine")
        self.model.state = state
        assert bool(said) <= bool(self.workspace.comments.threads())
        self.look()

    @precondition(is_sealed)
    @rule(next_year=st.booleans())
    def begin_another(self, next_year: bool) -> None:
        header, add = self.workspace.report.header, self.services.opener.add_report
        year = header.year + next_year
        drafts = [h for h in self.workspace.store.reports() if h.state == "draft"]
        if any(draft.year == year for draft in drafts):
            self.did("begin another refused")
            self.refused(lambda: add(self.workspace, header.kind, year, "machine"), "usage")
            return
        if year > LAST_YEAR:
            return
        known = set(self.reports)
        self.did("next year" if next_year else "revise")
        report = add(self.workspace, header.kind, year, "machine")
        self.services.opener.turn_to(self.workspace, report)
        before = self._followed(year, known)
        made = self.learn()
        if made.sheet.texts and self.workspace.report.header.revision > 1:
            assert made.sheet == self.reports[before].sheet, "a revision holds what it revises"
        self._openings_agree()
        self.look()

    @precondition(lambda machine: machine.begun and len(machine.reports) > 1)
    @rule(which=pick)
    def turn_to_another(self, which: int) -> None:
        self.did("turn to")
        report = self.choose(list(self.reports), which)
        self.services.opener.turn_to(self.workspace, report)
        self.look()

    @precondition(lambda machine: is_sealed(machine) and machine.packages)
    @rule()
    def write_the_package_again(self) -> None:
        report = self.workspace.report.header.id
        if report not in self.packages:
            return
        self.did("write package again")
        path = Sealer(self.services).write_package(self.workspace, self.room / "again").path
        assert hashlib.sha256(path.read_bytes()).hexdigest() == self.packages[report]
        agree_sealed(path, self.workspace, self.model.sheet)

    def finish(self) -> bool:
        """Bring the report to where it can be sealed, as a clerk would; whether that worked."""
        for _ in range(4):
            if self.workspace.checker.verdict().ready:
                return True
            self._fill_in()
            self._mend()
            for problem in self.workspace.checker.problems():
                if problem.level == "query" and problem.blocks:
                    self.workspace.explain(problem, "演练数据", "machine")
                    self.model.step().explained[problem.key] = "演练数据"
        return self.workspace.checker.verdict().ready

    def _fill_in(self) -> None:
        year, sections = self.workspace.report.header.year, self.workspace.form.sections
        blank = [p for p in missing(self.workspace) if not lock_of(self.workspace.report, p)]
        self.write({p: plain_value(sections[p.section], p.row, p.column, year) for p in blank})

    def _mend(self) -> None:
        year = self.workspace.report.header.year
        for problem in errors(self.workspace):
            place, form = problem.place, self.workspace.form.sections[problem.place.section]
            if (
                not (place.row and place.column)
                or place.row not in self.model.sheet.rows[form.code]
            ):
                continue
            if lock_of(self.workspace.report, place):
                continue
            codes = [entry.code for entry in form.codelist(place.row, place.column)]
            for raw in codes or [plain_value(form, place.row, place.column, year)]:
                self.write({place: raw})
                if problem.key not in {other.key for other in errors(self.workspace)}:
                    break
            else:
                if form.open:
                    self.workspace.remove_rows(form.code, [place.row], "machine")
                    self.model.remove_rows(form.code, [place.row])

    def _followed(self, year: int, known: set[str]) -> str:
        """The newest revision that there was of the year, "" if there was none."""
        headers = [h for h in self.workspace.store.reports() if h.id in known and h.year == year]
        return max(headers, key=lambda h: h.revision).id if headers else ""

    def _openings_agree(self) -> None:
        """An opening figure is what the report that settled it holds, where that was typed."""
        for place, facets in self.model.sheet.notes.items():
            settled = facets.get(CARRIED_FROM, "")
            if settled not in self.reports or CARRIED_VALUE in facets:
                continue
            opening = self._opening_of(place)
            held = self.reports[settled].sheet.texts.get(opening)
            sealed = self.services.opener.beside(self.workspace, settled).report
            if held is not None and opening not in sealed.computed:
                assert self.model.sheet.texts[place] == held, (place, settled)

    def _opening_of(self, place: Place) -> Place:
        section = self.workspace.form.sections[place.section].section
        column = next(c for c in section.columns if c.code == place.column)
        return place._replace(column=column.opening or "")
