"""Tables with a line for each row of a report: rosters of all units, and the reports themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ipdesk.catalogue.model import Label
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.exchange.cell_text import MAX_DIGITS, Written, code_labels, digits, limited
from ipdesk.messages import Translator, marked
from ipdesk.nation.material import Nation
from ipdesk.nation.tables import number_of
from ipdesk.review.records import Figure, Submission
from ipdesk.values import State

STATES = {"received": marked("received"), "accepted": marked("accepted")}
"""What the states are called whose figures count."""
_KINDS = {"integer": "number", "decimal": "number", "year": "number", "date": "date"}
_NOTHING = Written("blank", "")
Line = tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its code, its name, how wide it is in characters."""

    code: str
    name: str
    width: int = 12


@dataclass(frozen=True, slots=True)
class LongTable:
    """``keys`` columns at the left say whose line it is."""

    code: str
    title: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    keys: int = 3


class LongTables:
    """Makes the long tables of a nation in the translator's language."""

    def __init__(self, nation: Nation, translator: Translator) -> None:
        self._nation = nation
        self._translator = translator

    def rosters(self) -> Iterator[LongTable]:
        """One for each roster that anybody filled in, in the order of the catalogue."""
        for section in self._nation.catalogue.sections if self._nation.catalogue else ():
            if section.rows == "open":
                found = list(self._roster(section.code))
                if found:
                    yield found[0]

    def reports(self) -> LongTable:
        """The reports that everything is made of."""
        tr = self._translator.tr
        names = (
            ("unit_code", tr("Code"), 9), ("unit", tr("Reporting unit"), 16),
            ("year", tr("Year"), 8), ("kind", tr("Report kind"), 22),
            ("category", tr("Category"), 12), ("revision", tr("Revision"), 8),
            ("state", tr("State"), 12), ("sealed", tr("Sealed"), 20),
            ("file", tr("File"), 40), ("digest", tr("SHA-256 of the package"), 66),
        )  # fmt: skip
        ordered = sorted(self._nation.submissions.values(), key=lambda s: (s.year, s.kind))
        rank = {code: n for n, code in enumerate(self._nation.units)}
        ordered.sort(key=lambda one: rank.get(one.unit, len(rank)))
        lines = tuple(self._report(one) for one in ordered)
        return LongTable("reports", tr("Reports"), tuple(Head(*n) for n in names), lines)

    def _report(self, one: Submission) -> Line:
        form, label, tr = self._nation.form(one), self._translator.label, self._translator.tr
        category = next(c.label for c in form.catalogue.categories if c.code == one.category)
        return (
            *self._whose(one),
            Written("text", label(form.kind.label)),
            Written("text", label(category)),
            Written("number", str(one.revision)),
            Written("text", tr(STATES[one.state])),
            *(Written("text", text) for text in (one.sealed_at[:16], one.file, one.digest)),
        )

    def _roster(self, code: str) -> Iterator[LongTable]:
        lines, form = list[Line](), None
        series = self._own_series(code)
        for one in self._nation.yearly.values():
            section = self._nation.form(one).sections.get(code)
            if section is None:
                continue
            form = section
            kinds, whose = list(self._kinds(section)), self._whose(one)
            for row, held in self._nation.rows(one.number, code):
                values = [self._value(held.get(column), kind) for column, kind in kinds]
                own = (self._series_value(one, place, row) for place in series)
                lines.append((*whose, Written("text", row), *values, *own))
        if form is not None and lines:
            heads = (*self._heads(form), *(Head(".".join(p), self._name(p), 14) for p in series))
            title = self._translator.label(form.section.label)
            yield LongTable(code, title, heads, tuple(lines), keys=4)

    def _own_series(self, code: str) -> list[tuple[str, str]]:
        """Where the values of indicators that a roster declares stand: section and column."""
        sections = self._nation.catalogue.sections if self._nation.catalogue else ()
        declares = any(s.code == code and s.declares for s in sections)
        return [
            (section.code, column.code)
            for section in sections
            if declares and section.rows == "indicators"
            for column in section.columns
            if column.series
        ]

    def _series_value(self, one: Submission, at: tuple[str, str], row: str) -> Written:
        figure = self._nation.row(one.number, at[0], row).get(at[1])
        return self._value(figure, "number")

    def _name(self, at: tuple[str, str]) -> str:
        sections = self._nation.catalogue.sections if self._nation.catalogue else ()
        section = next(s for s in sections if s.code == at[0])
        return self._translator.label(next(c.label for c in section.columns if c.code == at[1]))

    def _heads(self, form: SectionForm) -> Iterator[Head]:
        tr = self._translator.tr
        yield Head("unit_code", tr("Code"), 9)
        yield Head("unit", tr("Reporting unit"), 14)
        yield Head("year", tr("Year"), 8)
        yield Head("row", tr("Row"), 9)
        for column in form.section.columns:
            name = self._translator.label(column.label)
            unit = self._translator.label(column.unit)
            yield Head(column.code, f"{name} ({unit})" if unit else name, column.width)

    def _whose(self, one: Submission) -> tuple[Written, Written, Written]:
        unit = self._nation.units.get(one.unit)
        label = unit.in_year(one.year).short if unit else Label(zh=one.unit, en=one.unit)
        named = Written("text", self._translator.label(label))
        return Written("text", one.unit), named, Written("number", str(one.year))

    def _kinds(self, section: SectionForm) -> Iterator[tuple[str, str | Mapping[str, str]]]:
        """Each column with what its values are; of a code list the names of its codes."""
        for code, column in section.columns.items():
            if column.type == "code":
                yield code, code_labels(section.codelist("", code), self._translator)
            else:
                yield code, _KINDS.get(column.type, "text")

    def _value(self, figure: Figure | None, kind: str | Mapping[str, str]) -> Written:
        if figure is None:
            return _NOTHING
        if isinstance(kind, str):
            return self._said(figure, kind)
        if figure.state == State.VALID:
            return Written("text", kind.get(figure.value, figure.value))
        return self._said(figure, "text")

    def _said(self, figure: Figure, kind: str) -> Written:
        tr = self._translator.tr
        if figure.state == State.NOT_APPLICABLE:
            return Written("text", tr("not applicable"))
        if figure.state == State.NOT_AVAILABLE:
            return Written("text", tr("not available: {reason}", reason=figure.value))
        if figure.state != State.VALID:
            return Written("text" if figure.raw else "blank", figure.raw)
        if kind == "number" and (number := number_of(figure)) is not None:
            return Written("number" if digits(number) <= MAX_DIGITS else "text", figure.value)
        return Written("date" if kind == "date" else "text", limited(figure.value))
