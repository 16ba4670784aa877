"""Any two units or years beside each other: what is chosen, and the table it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.nation.compare_list import CompareList
from ipdesk.nation.comparing import NATION, Question, What
from ipdesk.nation.sheet import Lines

if TYPE_CHECKING:
    from ipdesk.messages import Translator
    from ipdesk.nation.overview import Overview

Choices = list[tuple[str, str]]
"""What can be chosen: codes with names."""
ALL_INDICATORS, THE_NATION = "all", "nation"


class CompareScreen:
    """Begins with the newest two years in all indicators; with one year, with two units.

    The figure is chosen by its number among :meth:`figures`; ``of`` is the year of two units, or
    the unit of two years, where all indicators are compared.
    """

    def __init__(self, overview: Overview, translator: Translator) -> None:
        self._overview = overview
        self._translator = translator
        self._tables = [table for table in overview.tables if table.latest is not None]
        self.figure, self.what, self.first, self.second, self.of = ALL_INDICATORS, "", "", "", ""
        self.choose_what("years" if len(overview.nation.years) > 1 else "units")

    def whats(self) -> Choices:
        """Whether units or years are compared."""
        tr = self._translator.tr
        return [("units", tr("Two units")), ("years", tr("Two years"))]

    def choose_what(self, what: str) -> None:
        """Compare two units, or two years: the first two that reported, or the newest two."""
        self.what = what
        years = [str(year) for year in self._overview.nation.years]
        if what == "units":
            units = [code for code, _ in self.sides()]
            self.first, self.second = (units * 2)[:2] if units else ("", "")
            self.of = years[-1] if years else ""
        else:
            self.first, self.second = years[-2:][0] if years else "", years[-1] if years else ""
            self.of = THE_NATION

    def sides(self) -> Choices:
        """What can be compared: units that reported, or years."""
        nation = self._overview.nation
        if self.what == "years":
            return [(str(year), str(year)) for year in nation.years]
        reported = {unit for unit, _ in nation.yearly}
        return [(code, self._words.unit(code)) for code in nation.units if code in reported]

    def figures(self) -> Choices:
        """In what they can be compared."""
        every = (ALL_INDICATORS, self._translator.tr("All indicators"))
        named = (self._words.figure(table) for table in self._tables)
        return [every, *((str(number), name) for number, name in enumerate(named))]

    def ofs(self) -> Choices:
        """The years or units of which all indicators are compared; none in one figure."""
        if self.figure != ALL_INDICATORS:
            return []
        nation = self._overview.nation
        if self.what == "units":
            return [(str(year), str(year)) for year in nation.years]
        reported = {unit for unit, _ in nation.yearly}
        units = ((code, self._words.unit(code)) for code in nation.units if code in reported)
        return [(THE_NATION, self._words.unit(NATION)), *units]

    def lines(self) -> Lines:
        """The comparison that was chosen."""
        tr = self._translator.tr
        if not self.first:
            return Lines(title="", heads=(), rows=(), empty=tr("No report of a year has come."))
        made = self._words.lines(self._question())
        if self.first == self.second:
            same = tr("Both sides are the same: choose another one.")
            return Lines(title=made.title, heads=(), rows=(), empty=same)
        return made

    def _question(self) -> Question:
        what: What = "units" if self.what == "units" else "years"
        if self.figure != ALL_INDICATORS:
            return Question(what, self.first, self.second, self._tables[int(self.figure)])
        if what == "units":
            return Question(what, self.first, self.second, year=int(self.of))
        unit = NATION if self.of == THE_NATION else self.of
        return Question(what, self.first, self.second, unit=unit)

    @property
    def _words(self) -> CompareList:
        return CompareList(self._overview, self._translator)
