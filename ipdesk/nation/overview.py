"""The nation at a glance: everything that the overview shows, read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from ipdesk.catalogue.model import Catalogue
from ipdesk.deadlines import deadlines_of
from ipdesk.errors import UsageError
from ipdesk.nation.affairs import zones_of
from ipdesk.nation.dues import Round, rounds
from ipdesk.nation.material import Nation
from ipdesk.nation.quotas import Quota, quotas
from ipdesk.nation.scoring import Scored, scored
from ipdesk.nation.standing import Standing, standings
from ipdesk.nation.stands import UnitStand, unit_stands
from ipdesk.nation.tables import NationTable, nation_tables
from ipdesk.nation.tasks import MeasureStand, measure_stands
from ipdesk.nation.told import RestatedFigure, ToldRemark, restated_figures, told_remarks
from ipdesk.nation.totals import Totals
from ipdesk.review.records import Submission


class Overview:
    """What a nation says as of a day. Each part is made when it is first asked for.

    ``received`` is all that was handed in, whatever its state; ``settings`` are the desk's.
    :class:`UsageError` without any catalogue edition.
    """

    def __init__(
        self,
        nation: Nation,
        received: list[Submission],
        settings: Mapping[str, str],
        today: dt.date,
    ) -> None:
        if nation.catalogue is None:
            raise UsageError("no_edition_here")
        self.nation = nation
        self.catalogue: Catalogue = nation.catalogue
        self.today = today
        self._received = received
        self._measures: dict[int, list[MeasureStand]] = {}
        self._scores: dict[int, dict[str, list[Scored]]] = {}
        self.settings = settings
        """The desk's, as they were read."""

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Where each unit stands, as far as it is known."""
        return standings(self.nation, self.catalogue, self.settings)

    @property
    def unknown(self) -> list[str]:
        """The units whose status nobody has told: nothing can be said to be due of them."""
        return [unit for unit in self.nation.units if unit not in self.standings]

    @cached_property
    def rounds(self) -> list[Round]:
        """What is due, the newest period first."""
        deadlines = deadlines_of(self.settings)
        return rounds(self.standings.values(), self._received, self.today, deadlines)

    @cached_property
    def quotas(self) -> list[Quota]:
        """Pilots and strong provinces by category."""
        return quotas(self.catalogue, self.standings.values())

    @cached_property
    def tables(self) -> list[NationTable]:
        """The figures that anybody has reported; the goals are in :attr:`stands`."""
        return [table for table in nation_tables(self.nation, main=True) if table.cells]

    @property
    def indicators(self) -> list[NationTable]:
        """Those of them that are indicators themselves, not what these are computed from."""
        return [table for table in self.tables if table.indicator]

    @cached_property
    def totals(self) -> Totals:
        """The national figures."""
        return Totals(self.tables, self.catalogue)

    @cached_property
    def stands(self) -> list[UnitStand]:
        """How each unit's indicators stand, by its newest report."""
        return unit_stands(self.nation)

    @property
    def newest_year(self) -> int:
        """The newest year of which there is a report, 0 without any."""
        return max(self.nation.years, default=0)

    def measures(self, year: int) -> list[MeasureStand]:
        """How far the measures are in a year."""
        if year not in self._measures:
            self._measures[year] = measure_stands(self.nation, year)
        return self._measures[year]

    def scores(self, year: int) -> dict[str, list[Scored]]:
        """The units of a year by each scoring sheet; empty where the edition has none."""
        if year not in self._scores:
            sheets = self.catalogue.evaluations
            self._scores[year] = {s.code: scored(self.nation, s, year) for s in sheets}
        return self._scores[year]

    @cached_property
    def restated(self) -> list[RestatedFigure]:
        """Every restated figure."""
        return list(restated_figures(self.tables))

    @cached_property
    def remarks(self) -> list[ToldRemark]:
        """What was said of problems in the reports of all years, by year."""
        return told_remarks(self.nation)

    @property
    def zones(self) -> dict[str, str]:
        """The zone of each unit that the desk has given one."""
        return zones_of(self.settings)

    @cached_property
    def categories(self) -> dict[str, str]:
        """The category of each unit by its newest report."""
        return {unit: one.category for (unit, _), one in self.nation.yearly.items()}
