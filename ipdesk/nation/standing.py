"""Where each unit stands: as the desk has entered it, else as its reports say.

A unit of which neither is known stands nowhere: nothing is asked of it, and it is counted apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ipdesk.catalogue.fixed_rows import SINGLE_ROW
from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Catalogue
from ipdesk.nation.affairs import entries_of, units_with_entries
from ipdesk.nation.material import Nation
from ipdesk.province import StatusHistory
from ipdesk.review.records import Submission
from ipdesk.status_entry import StatusEntry

STATUS_LIST = "province_status"
"""The code list whose columns say a province's status."""


class Standing(NamedTuple):
    """A unit's status as far as it is known; ``entered``: by the desk itself."""

    unit: str
    history: StatusHistory
    entered: bool


def standings(
    nation: Nation, catalogue: Catalogue, settings: Mapping[str, str]
) -> dict[str, Standing]:
    """The units of which anything is known, in the official order."""
    entered = units_with_entries(settings)
    found = {}
    for unit in nation.units:
        own = unit in entered
        entries = entries_of(settings, unit) if own else list(_reported(nation, unit))
        if entries:
            found[unit] = Standing(unit, StatusHistory(catalogue, entries), own)
    return found


def _reported(nation: Nation, unit: str) -> Iterator[StatusEntry]:
    """The end of each year of which a report says the status, where that is another one."""
    before: tuple[str, str] | None = None
    for year in nation.years:
        one = nation.yearly.get((unit, year))
        state = _status(nation, one) if one else ""
        if one and state and (state, one.category) != before:
            before = (state, one.category)
            yield StatusEntry(dt.date(year, 12, 31), "", state, one.category)


def _status(nation: Nation, one: Submission) -> str:
    for section, column in _status_columns(nation.form(one)):
        said = nation.row(one.number, section, SINGLE_ROW).get(column)
        if said is not None and said.value:
            return said.value
    return ""


def _status_columns(form: Form) -> Iterator[tuple[str, str]]:
    for code, section in form.sections.items():
        for column in section.section.columns:
            if section.section.rows == "single" and column.codelist == STATUS_LIST:
                yield code, column.code
