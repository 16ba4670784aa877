"""Everything there is to know of one cell: what it means, how it came about, what is wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from ipdesk import formats
from ipdesk.analogue import analogue_figures, analogue_of
from ipdesk.catalogue.form import SectionForm
from ipdesk.catalogue.model import Indicator
from ipdesk.changes import ChangeSet
from ipdesk.checks.targets import Stand
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.records import HistoryRecord
from ipdesk.screens.formula import Formulas
from ipdesk.screens.layout import roster_row_name
from ipdesk.screens.problem_index import ProblemIndex
from ipdesk.screens.restating import ACTION, Restating
from ipdesk.screens.shown import Mark
from ipdesk.sentences import Sentences
from ipdesk.values import Cell, State, parse
from ipdesk.workspace import FACETS, Workspace

PRIOR = "prior"
VALUE = "value"
NUMERIC = ("integer", "decimal")
MAX_HISTORY = 20


class Fact(NamedTuple):
    """A named statement about the cell."""

    name: str
    text: str


class Found(NamedTuple):
    """A problem of the cell in words."""

    mark: Mark
    rule: str
    sentence: str
    remedy: str
    explanation: str


class Facet(NamedTuple):
    """Something that can be said beside the value."""

    code: str
    name: str
    text: str


class Entry(NamedTuple):
    """One entry of the cell's history, in words."""

    at: str
    text: str


class DetailScreen:
    """The cell that is looked at."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self.place: Place | None = None
        self._restating = Restating(workspace, sentences, translator)
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
        text = self._sentences.value(place, cell)
        unit = self._translator.label(self._form().unit(place.row, place.column))
        return f"{text} {unit}" if unit and cell.number is not None else text

    def facts(self) -> list[Fact]:
        """What is known of the cell, in the order of use; empty statements are left out."""
        place = self._looked_at()
        if not place.row:
            facts = self._section_facts(place.section)
        else:
            facts = [
                *self._state_facts(place),
                *(Fact(*said) for said in self._restating.facts(place)),
                *self._indicator_facts(place),
                *self._type_facts(place),
            ]
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
        names = self._facet_names()
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
        report = self._workspace.report.header.id
        held = self._workspace.store.cell_history(report, *place)
        # What goes with a restatement is told by its own entry.
        records = [record for record in held if record.facet in ("", *FACETS)]
        return [
            Entry(_local_time(record.at), self._entry_text(place, record))
            for record in reversed(records[-MAX_HISTORY:])
        ]

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

    def _state_facts(self, place: Place) -> list[Fact]:
        if not place.row or not place.column:
            return []
        tr = self._translator.tr
        cell, facts = self._cell(), []
        if cell.state is State.NOT_AVAILABLE:
            facts.append(Fact(tr("Not available because"), cell.text))
        form = self._form()
        if place.column == VALUE and PRIOR in form.columns:
            prior = place._replace(column=PRIOR)
            held = self._sentences.value(prior, self._workspace.report.cell(prior))
            facts.append(Fact(self._translator.label(form.columns[PRIOR].label), held))
        return facts

    def _indicator_facts(self, place: Place) -> list[Fact]:
        indicator = self._indicator()
        if indicator is None:
            return []
        tr, label = self._translator.tr, self._translator.label
        expectation = indicator.expectations.get(self._workspace.form.category)  # type: ignore[call-overload]  # a category code
        facts = [Fact(tr("Definition"), label(indicator.definition))]
        if Formulas(self._workspace.report, self._translator).of(place) is None:
            facts.append(Fact(tr("Formula"), label(indicator.formula)))
        if expectation is not None:
            facts.append(
                Fact(tr("Expected by {year}", year=expectation.year), label(expectation.label))
            )
        stand = next(
            (s for s in self._workspace.checker.stands() if s.indicator.code == indicator.code),
            None,
        )
        if stand is not None:
            facts.append(Fact(tr("Stand"), self._stand(stand)))
        facts += self._analogue_facts(indicator)
        facts += [
            Fact(tr("Break in {year}", year=b.year), label(b.label)) for b in indicator.breaks
        ]
        own = indicator in self._workspace.form.declared
        facts.append(Fact(tr("Source") if own else tr("Place in the circular"), indicator.source))
        if own:
            facts.append(Fact(tr("Declared by"), tr("the province; not in the circular")))
        return facts

    def _analogue_facts(self, indicator: Indicator) -> list[Fact]:
        section = analogue_of(self._workspace.form, indicator.code)
        if section is None:
            return []
        read = self._workspace.report.cell
        figures = analogue_figures(section, read, self._sentences, self._translator)
        return [Fact(self._translator.label(section.section.label), figures)]

    def _type_facts(self, place: Place) -> list[Fact]:
        form, tr, label = self._form(), self._translator.tr, self._translator.label
        fixed = form.rows.get(place.row)
        facts = []
        if fixed is not None and form.section.rows != "single" and self._indicator() is None:
            facts.append(Fact(tr("Note"), label(fixed.note)))
            facts.append(Fact(tr("Place in the circular"), fixed.source))
        column = form.columns.get(place.column)
        if column is not None and place.row:
            facts.append(Fact(tr("How to fill in"), label(column.help)))
            facts.append(Fact(tr("Accepts"), self._accepts()))
        elif column is None:
            facts.append(Fact(tr("About"), label(form.section.help)))
        return facts

    def _accepts(self) -> str:
        place, tr = self._looked_at(), self._translator.tr
        spec = self._form().spec(place.row, place.column)
        words = {
            "integer": tr("a whole number"),
            "decimal": tr("a number"),
            "date": tr("a date, such as 2016-12-31"),
            "year": tr("a year, such as 2016"),
            "code": tr("an entry of the list"),
            "uscc": tr("18 characters of a unified social credit code"),
            "text": tr("text, at most {n} characters", n=formats.number(Decimal(spec.max_length))),
        }
        whole = spec.type == "decimal" and spec.precision == 0
        parts = [words["integer" if whole else spec.type]]
        if spec.minimum is not None:
            parts.append(tr("{limit} or more", limit=formats.number(spec.minimum)))
        if spec.maximum is not None:
            parts.append(tr("{limit} or less", limit=formats.number(spec.maximum)))
        if spec.type == "decimal" and spec.precision:
            ntr = self._translator.ntr
            parts.append(ntr("at most {n} decimal", "at most {n} decimals", spec.precision))
        unit = self._translator.label(self._form().unit(place.row, place.column))
        if unit:
            parts.append(tr("in {unit}", unit=unit))
        return tr(", ").join(parts)

    def _stand(self, stand: Stand) -> str:
        tr = self._translator.tr
        words = self._sentences.stand(stand)
        gap = self._sentences.gap(stand)
        if stand.expected is not None and stand.state in ("on_track", "behind"):
            expected = formats.number(stand.expected, stand.indicator.precision)
            path = tr("the path asks for {value} this year", value=expected)
            words = tr(", ").join((words, path))
        return "\n".join((words, tr("Still missing: {gap}", gap=gap))) if gap else words

    def _found(self, problem: Problem, mark: Mark) -> Found:
        return Found(
            mark,
            problem.rule,
            self._sentences.problem(problem),
            self._sentences.remedy(problem),
            problem.explanation,
        )

    def _facet_names(self) -> dict[str, str]:
        tr = self._translator.tr
        return {
            "source": tr("Source"),
            "document": tr("Document number"),
            "basis": tr("Statistical definition"),
            "note": tr("Note"),
            "flag": tr("To follow up"),
        }

    def _entry_text(self, place: Place, record: HistoryRecord) -> str:
        before, after = record.before, record.after
        if record.action in ("set", ACTION):
            before, after = self._as_shown(place, before), self._as_shown(place, after)
        blank = self._translator.tr("(blank)")
        arrow = f"{before or blank} → {after or blank}"
        name = self._facet_names().get(record.facet)
        if record.action == ACTION and record.reason:
            tr = self._translator.tr
            return tr("{change}, because: {reason}", change=arrow, reason=record.reason)
        return f"{name}: {arrow}" if name else arrow

    def _as_shown(self, place: Place, raw: str) -> str:
        form = self._form()
        cell = parse(raw, form.spec(place.row, place.column))
        return self._sentences.value(place, cell) if form.columns[place.column].codelist else raw

    def _indicator(self) -> Indicator | None:
        place = self._looked_at()
        if self._form().section.rows != "indicators":
            return None
        return next((i for i in self._workspace.form.indicators if i.code == place.row), None)

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


def _local_time(at: str) -> str:
    return dt.datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
