"""The figures for analysts: one figure a line, with every key, as CSV or Parquet.

Nothing is rounded or filled in. ``number`` is there only where the figure is a number; zero, blank,
*not available* and *not applicable* are told apart by ``state``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.nation.material import Nation
from ipdesk.nation.tables import FACETS, facets_of, number_of
from ipdesk.places import Place
from ipdesk.restatement import CARRIED_VALUE, RESTATED
from ipdesk.review.records import Figure
from ipdesk.review.told import DISPUTED, EXPLAINED
from ipdesk.values import canonical

TRUE, FALSE = "true", "false"


class TidyFigure(NamedTuple):
    """A figure with its keys. Labels and units of measure are Chinese, as in packages."""

    unit_code: str
    unit: str
    year: str
    kind: str
    category: str
    section: str
    row: str
    column: str
    row_label: str
    column_label: str
    measure: str
    state: str
    value: str
    number: str
    computed: str
    source: str
    document: str
    basis: str
    note: str
    carried_value: str
    restated: str
    explained: str
    disputed: str
    submission: str
    catalogue: str


def tidy_figures(nation: Nation) -> Iterator[TidyFigure]:
    """Every figure that counts, by unit, year, kind and place."""
    for figure in nation.every():
        if figure.column:
            yield _tidy(nation, figure)


def _tidy(nation: Nation, figure: Figure) -> TidyFigure:
    one = nation.submissions[figure.submission]
    unit = nation.units.get(one.unit)
    row_label, column_label, measure = _named(nation.form(one), figure)
    number, facets = number_of(figure), facets_of(figure)
    place = Place(figure.section, figure.row, figure.column)
    said = {r.kind: f"{r.rule}: {r.text}" for r in nation.remarks.get((one.number, place), ())}
    return TidyFigure._make((
        one.unit,
        unit.in_year(one.year).label.zh if unit else "",
        str(one.year),
        one.kind,
        one.category,
        figure.section,
        figure.row,
        figure.column,
        row_label,
        column_label,
        measure,
        figure.state,
        figure.value,
        "" if number is None else canonical(number),
        TRUE if figure.computed else FALSE,
        *(facets.get(name, "") for name in FACETS),
        facets.get(CARRIED_VALUE, ""),
        facets.get(RESTATED, ""),
        said.get(EXPLAINED, ""),
        said.get(DISPUTED, ""),
        one.digest,
        f"{one.edition} v{one.edition_version}",
    ))  # fmt: skip


def _named(form: Form, figure: Figure) -> tuple[str, str, str]:
    section = form.sections.get(figure.section)
    if section is None or figure.column not in section.columns:
        return "", "", ""
    row, unit = section.rows.get(figure.row), section.unit(figure.row, figure.column)
    label = section.columns[figure.column].label.zh
    return row.label.zh if row else "", label, unit.zh if unit else ""
