"""Typing, pasting, rows that come and go, what is said beside values and of problems."""

from __future__ import annotations

from ground import Ground, pick
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ipdesk.drafting import FACETS
from ipdesk.flags import FLAG
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.screens.blocks import plan_paste
from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences

LOCKED = ("computed", "carried", "adopted")
USUAL = {
    "text": ("演练", "  两侧有空格 ", "暂缺：机构改革", "不适用"),
    "integer": ("0", "12", "１００", "99999", "-3"),
    "decimal": ("0", "168480", "10,849.5", "０.１", "12.345678901"),
    "date": ("2016-06-30", "2016年3月", "20160931", "2017.1.5"),
    "year": ("2016", "2015", "1899"),
    "uscc": ("91350100M000100Y43", "91350100M000100Y44"),
}
ODD = (
    "", "", "", "   ", "=1+1", "<b>x</b>", "a\x00b", "\u202e123", "暂缺", "1e5", "x" * 600,
    "不适用", "\ufffe", "第一行\n第二行", "-0", "168480¹",
)  # fmt: skip


def may_edit(machine: Ground) -> bool:
    return machine.editable


def begun(machine: Ground) -> bool:
    return machine.begun


class EditRules(Ground):
    """Each rule does one thing to the program and tells the model of it."""

    def text_for(self, place: Place, which: int) -> str:
        """Mostly what such a cell takes, sometimes what it does not."""
        form = self.workspace.form.sections[place.section]
        column = form.columns[place.column]
        turn, which = which % 4, which // 4
        if turn == 3:
            return self.choose(ODD, which)
        codes = form.codelist(place.row, place.column)
        if codes:
            entry = self.choose(codes, which)
            return entry.label.zh if which % 3 == 2 else entry.code
        if turn == 0 and column.type == "text":
            return self.new_token()
        return self.choose(USUAL[column.type], which)

    def write(self, texts: dict[Place, str]) -> None:
        """Type texts, in one commit."""
        from ipdesk.changes import Edit

        self.workspace.apply([Edit(place, raw) for place, raw in texts.items()], "machine")
        self.model.write({place: self.kept(place, raw) for place, raw in texts.items()})

    @precondition(may_edit)
    @rule(where=pick, what=pick)
    def type_value(self, where: int, what: int) -> None:
        place = self.a_place(where)
        if place is None:
            return
        self.did("edit")
        raw = self.text_for(place, what)
        if lock_of(self.workspace.report, place):
            self.refused(lambda: self.workspace.set_value(place, raw, "machine"), *LOCKED)
        else:
            self.write({place: raw})

    @precondition(may_edit)
    @rule(where=st.lists(pick, min_size=2, max_size=5), what=pick)
    def type_several(self, where: list[int], what: int) -> None:
        """Places anywhere in the report, in one commit."""
        found = filter(None, map(self.a_place, where))
        places = [p for p in found if not lock_of(self.workspace.report, p)]
        if not places:
            return
        self.did("edit several")
        self.write({p: self.text_for(p, what + number) for number, p in enumerate(places)})

    @precondition(may_edit)
    @rule(where=pick, words=st.lists(pick, min_size=2, max_size=6), width=st.integers(1, 3))
    def paste(self, where: int, words: list[int], width: int) -> None:
        place = self.a_place(where)
        if place is None:
            return
        self.did("paste")
        sentences = Sentences(self.services.translator, self.workspace.form)
        screen = SectionScreen(self.workspace, sentences, self.services.translator, place.section)
        spot = screen.index_of(place)
        assert spot is not None
        texts = [self.text_for(place, word) for word in words]
        block = [texts[at : at + width] for at in range(0, len(texts), width)]
        plan = plan_paste(screen, spot, block)
        screen.close()
        pasted = {edit.place: edit.raw for edit in plan.edits}
        if not plan.left_out:
            wanted = [raw for raw in texts if raw and not raw.isspace()]
            assert [raw for raw in pasted.values() if raw and not raw.isspace()] == wanted
        self.write(pasted)

    @precondition(may_edit)
    @rule(section=pick, named=st.booleans())
    def add_row(self, section: int, named: bool) -> None:
        code = self.choose(
            [c for c, form in self.workspace.form.sections.items() if form.open], section
        )
        self.did("add row")
        row, _ = self.workspace.add_row(code, "machine")
        self.model.add_row(code, row)
        if named:
            form = self.workspace.form.sections[code]
            self.write({Place(code, row, form.section.key or form.required[0]): self.new_token()})

    @precondition(may_edit)
    @rule(section=pick, which=pick, count=st.integers(1, 3))
    def remove_rows(self, section: int, which: int, count: int) -> None:
        code = self.choose(
            [c for c, form in self.workspace.form.sections.items() if form.open], section
        )
        rows = list(self.model.sheet.rows[code])
        if not rows:
            return
        self.did("remove rows")
        chosen = [self.choose(rows, which + number) for number in range(count)]
        self.workspace.remove_rows(code, chosen, "machine")
        self.model.remove_rows(code, dict.fromkeys(chosen))

    @precondition(may_edit)
    @rule(section=pick, first=pick, second=pick)
    def order_rows(self, section: int, first: int, second: int) -> None:
        code = self.choose(
            [c for c, form in self.workspace.form.sections.items() if form.open], section
        )
        rows = list(self.model.sheet.rows[code])
        if len(rows) < 2 or code == self.model.declared.roster:
            return
        self.did("order rows")
        rows.insert(first % len(rows), rows.pop(second % len(rows)))
        self.workspace.order_rows(code, rows, "machine")
        self.model.order_rows(code, rows)

    @precondition(may_edit)
    @rule(where=pick, facet=st.sampled_from((*FACETS, FLAG)), text=pick)
    def annotate(self, where: int, facet: str, text: int) -> None:
        place = self.a_place(where)
        if place is None:
            return
        self.did("annotate")
        said = self.choose(("", self.new_token(), "统计年鉴", " ", "<i>x</i>"), text)
        same = self.workspace.report.note(place, facet) == said
        self.workspace.annotate(place, facet, said, "machine")
        if not same:
            self.model.step().note(place, facet, said)

    @precondition(may_edit)
    @rule(which=pick, text=pick, dispute=st.booleans())
    def answer_a_query(self, which: int, text: int, dispute: bool) -> None:
        queries = [p for p in self.workspace.checker.problems() if p.level == "query"]
        if not queries:
            return
        problem = self.choose(queries, which)
        said = self.choose((self.new_token(), "演练数据", "", "  "), text)
        self.did("dispute" if dispute else "explain")
        if dispute:
            self.workspace.dispute(problem, said, "machine")
            told = self.model.step().disputed
        else:
            self.workspace.explain(problem, said, "machine")
            told = self.model.step().explained
        told[problem.key] = said.strip()
        if not said.strip():
            del told[problem.key]

    @precondition(may_edit)
    @rule()
    def undo(self) -> None:
        if self.model.older and not self.model.done:
            return
        self.did("undo")
        if not self.model.undone:
            self.refused(lambda: self.workspace.redo("machine"), "usage")
        if not self.model.done:
            self.refused(lambda: self.workspace.undo("machine"), "usage")
            return
        self.workspace.undo("machine")
        self.model.undo()

    @precondition(lambda machine: machine.editable and machine.model.undone)
    @rule()
    def redo(self) -> None:
        self.did("redo")
        self.workspace.redo("machine")
        self.model.redo()

    @precondition(lambda machine: machine.begun and not machine.model.editable)
    @rule(where=pick)
    def change_what_is_sealed(self, where: int) -> None:
        place = self.a_place(where)
        if place is None:
            return
        self.did("change what is sealed")
        self.refused(lambda: self.workspace.set_value(place, "1", "machine"), "sealed")
        self.refused(lambda: self.workspace.annotate(place, "note", "x", "machine"), "sealed")
        self.refused(lambda: self.workspace.undo("machine"), "sealed")
