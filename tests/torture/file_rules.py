"""Files that come in and go out: evidence, somebody's table, the workbook, the print."""

from __future__ import annotations

import hashlib
from io import BytesIO

from edit_rules import may_edit
from ground import Ground, pick
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from plain_report import Sheet

from ipdesk.changes import Edit
from ipdesk.errors import WorkbookRefused
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.exchange.foreign_file import open_foreign
from ipdesk.exchange.import_plan import ImportPlan, plan_import
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.messages import Translator
from ipdesk.printing.engine import Printer
from ipdesk.screens.foreign import ForeignScreen
from ipdesk.sentences import Sentences
from ipdesk.supply import IMPORT


class FileRules(Ground):
    """``exported`` is the workbook written last, with what the report held then."""

    exported: tuple[str, bytes, Sheet] | None = None

    @precondition(may_edit)
    @rule(where=pick, which=st.integers(0, 5), row=st.booleans())
    def attach(self, where: int, which: int, row: bool) -> None:
        place = self.a_place(where)
        if place is None:
            return
        place = place._replace(column="") if row else place
        self.did("attach evidence")
        path = self.room / f"批复{which}.pdf"
        path.write_bytes(b"%%PDF-1.7 fictitious %d" % which)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        before = (place, digest) in self.model.sheet.files
        Attacher(self.workspace).attach([path], place, Facts(), "machine")
        if not before:
            sheet = self.model.step()
            sheet.files |= {(place, digest)}

    @precondition(may_edit)
    @rule(which=pick)
    def detach(self, which: int) -> None:
        uses = list(self.workspace.report.evidence)
        if not uses:
            return
        self.did("detach evidence")
        use = self.choose(uses, which)
        attacher = Attacher(self.workspace)
        attacher.detach([use], "machine")
        attacher.discard()
        sheet = self.model.step()
        sheet.files -= {(use.place, use.digest)}

    @precondition(may_edit)
    @rule(which=pick, figure=st.integers(0, 500), section=st.sampled_from(("teams", "enterprises")))
    def import_a_table(self, which: int, figure: int, section: str) -> None:
        """A CSV file of names and figures: a name that is known is that row, another is new."""
        self.did("import table")
        form = self.workspace.form.sections[section]
        count = "staff" if section == "teams" else "inventions"
        known = [t for p, t in self.model.sheet.texts.items() if p[::2] == (section, "name")]
        names = [self.new_token(), *([self.choose(known, which).strip()] if known else [])]
        path = self.room / "表.csv"
        head = f"{form.columns['name'].label.zh},{form.columns[count].label.zh}\n"
        quoted = ('"' + name.replace('"', '""') + '"' for name in names if "\x00" not in name)
        path.write_text(head + "".join(f"{name},{figure}\n" for name in quoted), encoding="utf-8")
        opened = open_foreign(path, self.workspace.form, self.workspace.store.settings())
        screen = ForeignScreen(self.workspace, self.services.translator, path, opened, section)
        assert screen.trouble() == ""
        plan = screen.planner()()
        assert any(entry.after == names[0] for entry in plan.entries), "the new name is taken"
        self._take(plan)

    @precondition(lambda machine: machine.begun and machine.around.wants_a_book)
    @rule()
    def write_the_workbook(self) -> None:
        self.did("write workbook")
        words = Translator(self.services.resources / "translations", "zh")
        report = self.workspace.report.header.id
        book = write_workbook(self.workspace.snapshot(), words)
        self.exported = report, book, self.model.sheet.copy()

    @precondition(lambda machine: machine.editable and machine.exported is not None)
    @rule()
    def take_the_workbook_back(self) -> None:
        assert self.exported is not None
        report, book, held = self.exported
        path = self.room / "book.xlsx"
        path.write_bytes(book)
        self.did("import workbook")
        try:
            plan = plan_import(self.workspace.content(), read_workbook(path), path.name)
        except WorkbookRefused:
            return
        mine = self.workspace.report.header.id
        assert mine.partition("-r")[0] == report.partition("-r")[0], "another report's workbook"
        new = {row.place for row in plan.new_rows}
        for edit in plan.edits:
            if edit.place._replace(column="") not in new:
                # A coded cell comes back by the label of its code.
                now = self.workspace.report.parsed(edit.place, edit.raw)
                was = self.workspace.report.parsed(edit.place, held.texts.get(edit.place, ""))
                same = now.raw.strip() == was.raw.strip() or now.text == was.text
                assert same, edit
        self._take(plan)

    @precondition(lambda machine: machine.begun and machine.around.seals)
    @rule(go=st.integers(0, 6))
    def print_it(self, go: int) -> None:
        """Every text that the model holds is on paper, and none that it no longer holds."""
        if go:
            return
        from pypdf import PdfReader

        self.did("print")
        words = Translator(self.services.resources / "translations", "zh")
        sentences = Sentences(words, lambda: self.workspace.form, self.workspace.report.cell)
        printer = Printer(self.services.templates, words, sentences)
        pages = PdfReader(BytesIO(printer.pdf(self.workspace.snapshot(), "report"))).pages
        paper = "".join("".join(page.extract_text().split()) for page in pages)
        held = {text for text in self.model.sheet.texts.values() if text.startswith("标记")}
        assert {text for text in held if text not in paper} == set()
        beside = (text for facets in self.model.sheet.notes.values() for text in facets.values())
        answers = (*self.model.sheet.explained.values(), *self.model.sheet.disputed.values())
        every = {*held, *beside, *answers}
        gone = (f"标记{number:05}" for number in range(1, self.token + 1))
        assert [text for text in gone if text not in every and text in paper] == []

    def _take(self, plan: ImportPlan) -> None:
        """Write what the plan says; where a value comes from may be said beside it."""
        edits: list[Edit] = list(plan.edits)
        self.workspace.apply(edits, IMPORT)
        said = {
            edit.place: edit.source
            for edit in edits
            if edit.source and self.workspace.report.note(edit.place, "source") == edit.source
        }
        self.model.write({edit.place: self.kept(edit.place, edit.raw) for edit in edits}, said)
