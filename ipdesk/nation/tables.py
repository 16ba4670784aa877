"""A figure of all units through the years: one table for each indicator and unit of measure.

Blank, zero, *not applicable*, *not available*, *not asked of the category* and *no report* are
six different things, and stay so.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Break, Column, Label, RowSpec, Unit
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.nation.material import Nation, Row
from ipdesk.places import Place
from ipdesk.restatement import CARRIED_VALUE, RESTATED
from ipdesk.review.records import Figure, Remark
from ipdesk.values import State, parse_number

Lack = Literal["no_report", "not_asked", "blank"]
FACETS = ("source", "document", "basis", "note")


class Restated(NamedTuple):
    """A later report says the figure anew: what it was, why, and the year of that report."""

    before: str
    reason: str
    year: int


class Beside(NamedTuple):
    """What stands beside a figure: a facet or a column of its row, by code, and the text."""

    code: str
    label: Label | None
    text: str


@dataclass(frozen=True, slots=True)
class NationCell:
    """A unit's figure of a year. ``number`` is None unless ``state`` is valid.

    ``text`` is canonical, of *not available* the reason. ``submission`` is the one that says it.
    """

    state: str
    text: str
    number: Decimal | None
    submission: int
    computed: bool
    beside: tuple[Beside, ...] = ()
    remarks: tuple[Remark, ...] = ()
    restated: Restated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationTable:
    """One figure of all units through the years, in one unit of measure.

    ``indicator``: its rows are the indicators. ``main``: of the tables of its row it is the one
    that the row's name alone means, that of the first section. ``several``: there is a table of
    the same figure in another unit of measure.
    """

    place: Place
    section: Label
    column: Label
    row: RowSpec
    unit: Unit | None
    precision: int | None
    indicator: bool
    main: bool
    several: bool
    years: tuple[int, ...]
    cells: Mapping[tuple[str, int], NationCell]
    lacks: Mapping[tuple[str, int], Lack]

    def lack(self, unit: str, year: int) -> Lack:
        """Why there is no cell of the unit and year."""
        return self.lacks.get((unit, year), "no_report")

    def numbers(self, year: int) -> dict[str, Decimal]:
        """The numbers of a year by unit, in the official order."""
        found = ((unit, cell.number) for (unit, at), cell in self.cells.items() if at == year)
        return {unit: number for unit, number in found if number is not None}

    @property
    def breaks(self) -> tuple[Break, ...]:
        """The known breaks in the series between the first and the last year."""
        if not self.years:
            return ()
        first, last = self.years[0], self.years[-1]
        return tuple(one for one in self.row.breaks if first < one.year <= last)

    @property
    def latest(self) -> int | None:
        """The newest year that has a number."""
        return max(
            (year for (_, year), c in self.cells.items() if c.number is not None), default=None
        )


class _Key(NamedTuple):
    place: Place
    unit: str


class _Draft(NamedTuple):
    section: SectionForm
    column: Column
    row: RowSpec
    cells: dict[tuple[str, int], NationCell]


def nation_tables(nation: Nation, *, main: bool = False) -> list[NationTable]:
    """A table for each series of numbers, in the order of the newest edition.

    ``main``: those only that the row's name alone means; the sections of the others stay unread.
    """
    drafts: dict[_Key, _Draft] = {}
    for (unit, year), submission in nation.yearly.items():
        form = nation.form(submission)
        for section, row, column in _main_series(form) if main else _series(form):
            held = nation.row(submission.number, section.code, row.code)
            key = _key(section, row, column)
            draft = drafts.setdefault(key, _Draft(section, column, row, {}))
            cell = _cell(nation, held, section, row, column)
            if cell is not None:
                draft.cells[unit, year] = cell
    _restate(nation, drafts)
    found = sorted(drafts, key=_rank(nation))
    first = {key.place.row: key.place[::2] for key in reversed(found)}
    places = Counter(key.place for key in found)
    return [
        _table(
            nation,
            key,
            drafts[key],
            main=first[key.place.row] == key.place[::2],
            several=places[key.place] > 1,
        )
        for key in found
    ]


def _main_series(form: Form) -> Iterator[tuple[SectionForm, RowSpec, Column]]:
    first: dict[str, str] = {}
    for section, row, column in _series(form):
        if first.setdefault(row.code, section.code) == section.code:
            yield section, row, column


def _series(form: Form) -> Iterator[tuple[SectionForm, RowSpec, Column]]:
    for section in form.sections.values():
        if section.section.rows not in _FIGURES:
            continue
        for row in section.rows.values():
            for column in section.section.columns:
                if column.series and section.spec(row.code, column.code).type in _NUMERIC:
                    yield section, row, column


_NUMERIC = ("integer", "decimal")
_FIGURES = ("listed", "indicators")
"""Where a section's rows come from if they are figures, and not measures or lines of a roster."""


def _key(section: SectionForm, row: RowSpec, column: Column) -> _Key:
    unit = section.unit(row.code, column.code)
    return _Key(Place(section.code, row.code, column.code), unit.zh if unit else "")


def _rank(nation: Nation) -> Callable[[_Key], tuple[int, ...]]:
    """By section, column and row as the newest edition has them; what it has not comes last."""
    sections = nation.catalogue.sections if nation.catalogue else ()
    indicators = nation.catalogue.indicators if nation.catalogue else ()
    order: dict[tuple[str, ...], int] = {}
    for section in sections:
        order[section.code,] = len(order)
        for code in (*(c.code for c in section.columns), *(r.code for r in section.listed)):
            order[section.code, code] = len(order)
        for indicator in indicators if section.rows == "indicators" else ():
            order[section.code, indicator.code] = len(order)

    def rank(key: _Key) -> tuple[int, ...]:
        section, row, column = key.place
        return tuple(
            order.get(code, len(order)) for code in ((section,), (section, column), (section, row))
        )

    return rank


def _cell(
    nation: Nation, held: Row, section: SectionForm, row: RowSpec, column: Column
) -> NationCell | None:
    figure = held.get(column.code)
    if figure is None or figure.state == State.BLANK:
        return None
    place = Place(section.code, row.code, column.code)
    return NationCell(
        figure.state,
        figure.value,
        number_of(figure),
        figure.submission,
        figure.computed,
        tuple(_beside(held, section, figure)),
        tuple(nation.remarks.get((figure.submission, place), ())),
    )


def number_of(figure: Figure) -> Decimal | None:
    """The number that a figure states, None if it states none."""
    number = parse_number(figure.value) if figure.state == State.VALID else None
    return number if isinstance(number, Decimal) else None


def facets_of(figure: Figure) -> dict[str, str]:
    """The facets of a figure by name."""
    return json.loads(figure.facets) if figure.facets else {}


def _beside(held: Row, section: SectionForm, figure: Figure) -> Iterator[Beside]:
    facets = facets_of(figure)
    for name in FACETS:
        if facets.get(name):
            yield Beside(name, None, facets[name])
    for other in section.section.columns:
        said = held.get(other.code)
        tells = not (other.per_row or other.series) and other.opening in (None, other.code)
        if tells and said is not None and said.value and facets.get(other.code) != said.value:
            yield Beside(other.code, other.label, said.value)


def _restate(nation: Nation, drafts: dict[_Key, _Draft]) -> None:
    """Put in what a later report says anew of the year before; only where it says why."""
    for key, draft in drafts.items():
        columns = [c.code for c in draft.section.section.columns if c.opening == draft.column.code]
        for opening in columns:
            if opening != draft.column.code:
                _restate_from(nation, key.place, opening, draft.cells)


def _restate_from(
    nation: Nation, place: Place, opening: str, cells: dict[tuple[str, int], NationCell]
) -> None:
    for (unit, year), before in list(cells.items()):
        later = nation.yearly.get((unit, year + 1))
        held = nation.row(later.number, place.section, place.row) if later else {}
        said = held.get(opening)
        if said is not None and CARRIED_VALUE in facets_of(said):
            cells[unit, year] = _restated(before, said, year + 1)


def _restated(before: NationCell, said: Figure, year: int) -> NationCell:
    facets = facets_of(said)
    told = Restated(facets[CARRIED_VALUE], facets.get(RESTATED, ""), year)
    return NationCell(
        said.state, said.value, number_of(said), said.submission, said.computed,
        before.beside, before.remarks, told,
    )  # fmt: skip


def _table(nation: Nation, key: _Key, draft: _Draft, *, main: bool, several: bool) -> NationTable:
    place = key.place
    return NationTable(
        place=place,
        section=draft.section.section.label,
        column=draft.column.label,
        row=draft.row,
        unit=draft.section.unit(place.row, place.column),
        precision=draft.section.precision(place.row, place.column),
        indicator=draft.section.section.rows == "indicators",
        main=main,
        several=several,
        years=nation.years,
        cells=draft.cells,
        lacks=dict(_lacks(nation, key, draft)),
    )


def _lacks(nation: Nation, key: _Key, draft: _Draft) -> Iterator[tuple[tuple[str, int], Lack]]:
    for at, submission in nation.yearly.items():
        if at not in draft.cells:
            section = nation.form(submission).sections.get(key.place.section)
            asked = section is not None and key.place.row in section.rows
            unit = section.unit(key.place.row, key.place.column) if section and asked else None
            same = asked and (unit.zh if unit else "") == key.unit
            yield at, "blank" if same else "not_asked"
