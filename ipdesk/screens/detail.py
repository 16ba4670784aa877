"""Everything there is to know of one cell: what it means, how it came about, what is wrong."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk import formats
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.changes import ChangeSet
from ipdesk.drafting import FACETS
from ipdesk.history_words import facet_names
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.screens.answer_to import answer_to
from ipdesk.screens.cell_facts import CellFacts, Fact
from ipdesk.screens.cell_history import CellHistory, Entry
from ipdesk.screens.formula import Formulas
from ipdesk.screens.layout import roster_row_name
from ipdesk.screens.problem_index import ProblemIndex
from ipdesk.screens.proposing import Proposals
from ipdesk.screens.restating import Restating
from ipdesk.screens.shown import Mark
from ipdesk.sentences import Sentences
from ipdesk.text_limits import MAX_SHOWN, said
from ipdesk.values import Cell
from ipdesk.workspace import Workspace

NUMERIC = ("integer", "decimal")


class Found(NamedTuple):
    """A problem of the cell in words."""

    mark: Mark
    rule: str
    sentence: str
    remedy: str
    explanation: str
    proposal: str = ""


class Facet(NamedTuple):
    """Something that can be said beside the value."""

    code: str
    name: str
    text: str


class DetailScreen:
    """The cell that is looked at."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self.place: Place | None = None
        self._restating = Restating(workspace, sentences, translator)
        self._facts = CellFacts(workspace, sentences, translator, self._restating)
        self._proposals = Proposals(workspace, translator)
        self._history = CellHistory(workspace, sentences, translator)
        self._indexes: dict[str, ProblemIndex] = {}
        self.close = workspace.subscribe(self.absorb)

    def show(self, place: Place) -> None:
        """Look at this cell from now on; a place that is gone shows nothing."""
        form = self._workspace.form.sections.get(place.section)
        known = form is not None and (
            not place.row or place.row in self._workspace.report.rows(place.section)
        )
        self.place = place if known else None

    def absorb(self, change: ChangeSet) -> None:
        """Take over what a change opened and cleared. Absorbing a change twice does no harm."""
        for index in self._indexes.values():
            index.absorb(change)

    @property
    def title(self) -> tuple[str, str]:
        """What is looked at, and its code."""
        place = self._looked_at()
        form, label = self._form(), self._translator.label
        fixed = form.rows.get(place.row)
        if fixed is not None and form.section.rows != "single":
            return label(fixed.label), fixed.code
        column = form.columns.get(place.column)
        return label(column.label if column else form.section.label), ""

    @property
    def subtitle(self) -> str:
        """The rest of the address: column or row, and section."""
        place = self._looked_at()
        form, label = self._form(), self._translator.label
        if not place.row:
            return self._workspace_name()
        parts = [label(form.section.label)]
        if form.section.rows == "single":
            return parts[0]
        if form.open and place.row:
            parts.append(roster_row_name(self._workspace.report, form, place.row, self._translator))
        elif place.column:
            parts.append(label(form.columns[place.column].label))
        return " · ".join(parts)

    @property
    def value(self) -> str:
        """The value with its unit, as shown."""
        place = self._looked_at()
        if not place.row or not place.column:
            return ""
        cell = self._cell()
        text = said(self._sentences.value(place, cell), MAX_SHOWN)
        unit = self._form().unit(place.row, place.column) if cell.number is not None else None
        return formats.with_unit(text, unit, self._translator)

    def facts(self) -> list[Fact]:
        """What is known of the cell, in the order of use; empty statements are left out."""
        place = self._looked_at()
        facts = self._facts.of(place) if place.row else self._section_facts(place.section)
        return [fact for fact in facts if fact.text]

    def formula(self) -> list[Fact]:
        """How the cell is computed: in words, with numbers, operand by operand."""
        place = self._looked_at()
        formulas = Formulas(self._workspace.report, self._translator)
        item = formulas.of(place)
        if item is None:
            return []
        tr = self._translator.tr
        facts = [Fact(tr("Formula"), self._translator.label(item.formula))]
        numbers = formulas.with_numbers(item, self.value)
        if numbers:
            facts.append(Fact(tr("With the numbers"), numbers))
        facts += [Fact(p.name, p.value or tr("still missing")) for p in formulas.parts(item)]
        return facts

    def problems(self) -> list[Found]:
        """The problems of the cell, gravest first."""
        place = self._looked_at()
        index = self._index(place.section)
        return [self._found(problem, index.mark_of(problem)) for problem in index.at(place)]

    def facets(self) -> list[Facet]:
        """What can be said beside the value.

        What a column of the section holds is not asked for twice.
        """
        place = self._looked_at()
        if not place.column or not place.row:
            return []
        form = self._form()
        numeric = form.spec(place.row, place.column).type in NUMERIC
        names = facet_names(self._translator)
        offered = FACETS if numeric else ("note", "flag")
        held = self._workspace.report.notes.get(place, {})
        return [
            Facet(code, names[code], held.get(code, ""))
            for code in FACETS
            if held.get(code) or (code in offered and code not in form.columns)
        ]

    def annotate(self, facet: str, text: str, origin: object) -> ChangeSet:
        """Say something beside the value; raises what :meth:`Workspace.annotate` raises."""
        return self._workspace.annotate(self._looked_at(), facet, text, origin)

    @property
    def can_restate(self) -> bool:
        """Whether the cell holds an opening figure that can be restated."""
        return self._restating.why_not(self._looked_at()) is None

    def restate(self, raw: str, reason: str, origin: object) -> ChangeSet:
        """Restate the opening figure; raises what :meth:`Workspace.restate` raises."""
        return self._restating.restate(self._looked_at(), raw, reason, origin)

    @property
    def editable(self) -> bool:
        """Whether anything can be said beside the value."""
        return self._workspace.editable

    def history(self) -> list[Entry]:
        """The newest entries about the cell, newest first."""
        place = self._looked_at()
        if not place.column or not place.row:
            return []
        return self._history.of(place)

    def _section_facts(self, code: str) -> list[Fact]:
        """A section as a whole: what it is for, how full it is, and what to do next."""
        tr, label = self._translator.tr, self._translator.label
        section, report = self._form().section, self._workspace.report
        done, total = report.filled(code)
        full = tr("{done} of {total} filled in", done=done, total=total)
        empty = not any(report.rows(code).values())
        return [
            Fact(tr("What to do next"), label(section.empty) if empty else self._next_step(code)),
            Fact(tr("Completeness"), full if total else tr("nothing required")),
            Fact(tr("About"), label(section.help)),
            Fact(tr("Place in the circular"), section.source),
        ]

    def _next_step(self, code: str) -> str:
        """The first thing that is open in the section, or that nothing is."""
        found = self._index(code).open_places()
        if not found:
            return self._translator.tr("Nothing is open here.")
        ntr = self._translator.ntr
        return ntr(
            "{n} item is open; see the list below.",
            "{n} items are open; see the list below.",
            len(found),
        )

    def _workspace_name(self) -> str:
        report = self._workspace.report.header
        return f"{self._translator.label(self._workspace.unit.label)} · {report.year}"

    def _found(self, problem: Problem, mark: Mark) -> Found:
        proposal = self._proposals.of(problem)
        return Found(
            mark,
            problem.rule,
            self._sentences.problem(problem),
            self._sentences.remedy(problem),
            self._said(problem),
            self._proposals.sentence(proposal) if proposal is not None else "",
        )

    def _said(self, problem: Problem) -> str:
        """What was said of the problem."""
        tr = self._translator.tr
        if problem.disputed:
            slip = tr("The rule is disputed: {text}", text=said(problem.disputed, MAX_SHOWN))
            answer = answer_to(problem, self._workspace, self._translator)
            told = tr("SIPO: {text}", text=answer) if answer else ""
            return "\n".join(filter(None, (slip, told)))
        explained = tr("Explained: {text}", text=said(problem.explanation, MAX_SHOWN))
        return explained if problem.explanation else ""

    def _index(self, section: str) -> ProblemIndex:
        if section not in self._indexes:
            problems = self._workspace.checker.problems()
            self._indexes[section] = ProblemIndex(section, self._workspace.form, problems)
        return self._indexes[section]

    def _cell(self) -> Cell:
        return self._workspace.report.cell(self._looked_at())

    def _form(self) -> SectionForm:
        return self._workspace.form.sections[self._looked_at().section]

    def _looked_at(self) -> Place:
        if self.place is None:
            raise LookupError("no cell is looked at")
        return self.place
