"""What is known of one cell: why it is not available, what it means, what it accepts."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ipdesk import formats
from ipdesk.analogue import analogue_figures, analogue_of
from ipdesk.catalogue.model import Indicator
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.checks.targets import Stand
from ipdesk.coded_text import CODED
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.formula import Formulas
from ipdesk.screens.restating import Restating
from ipdesk.sentences import Sentences
from ipdesk.values import State
from ipdesk.workspace import Workspace


class Fact(NamedTuple):
    """A named statement about the cell."""

    name: str
    text: str


class CellFacts:
    """What is known of the cells of the active report, and of its rows."""

    def __init__(
        self,
        workspace: Workspace,
        sentences: Sentences,
        translator: Translator,
        restating: Restating,
    ) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._restating = restating

    def of(self, place: Place) -> list[Fact]:
        """The facts in the order of use; some may have nothing to say."""
        return [
            *self._state_facts(place),
            *(Fact(*said) for said in self._restating.facts(place)),
            *self._indicator_facts(place),
            *self._type_facts(place),
        ]

    def _state_facts(self, place: Place) -> list[Fact]:
        if not place.row or not place.column:
            return []
        tr = self._translator.tr
        cell, facts = self._workspace.report.cell(place), []
        if cell.state is State.NOT_AVAILABLE:
            facts.append(Fact(tr("Not available because"), cell.text))
        return facts

    def _indicator_facts(self, place: Place) -> list[Fact]:
        indicator = self._indicator(place)
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
        form, tr, label = self._form(place), self._translator.tr, self._translator.label
        fixed = form.rows.get(place.row)
        facts = []
        if fixed is not None and form.section.rows != "single" and self._indicator(place) is None:
            facts.append(Fact(tr("Note"), label(fixed.note)))
            facts.append(Fact(tr("Place in the circular"), fixed.source))
        column = form.columns.get(place.column)
        if column is not None and place.row:
            facts.append(Fact(tr("How to fill in"), label(column.help)))
            facts.append(Fact(tr("Accepts"), self._accepts(place)))
        elif column is None:
            facts.append(Fact(tr("About"), label(form.section.help)))
        return facts

    def _accepts(self, place: Place) -> str:
        tr = self._translator.tr
        spec = self._form(place).spec(place.row, place.column)
        words = {
            "integer": tr("a whole number"),
            "decimal": tr("a number"),
            "date": tr("a date, such as 2016-12-31"),
            "year": tr("a year, such as 2016"),
            "code": tr("an entry of the list"),
            **{code: tr(one.accepts) for code, one in CODED.items()},
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
        unit = self._translator.label(self._form(place).unit(place.row, place.column))
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

    def _indicator(self, place: Place) -> Indicator | None:
        if self._form(place).section.rows != "indicators":
            return None
        return next((i for i in self._workspace.form.indicators if i.code == place.row), None)

    def _form(self, place: Place) -> SectionForm:
        return self._workspace.form.sections[place.section]
