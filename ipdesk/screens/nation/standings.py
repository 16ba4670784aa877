"""Where the units stand: what is known of each, and entering a step of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.nation.lists import OverviewLists
from ipdesk.nation.unit_status import UnitStatus
from ipdesk.review.permission import why_not

if TYPE_CHECKING:
    from ipdesk.messages import Translator
    from ipdesk.nation.overview import Overview
    from ipdesk.nation.sheet import Lines
    from ipdesk.review.desk import Desk


class StandingsScreen:
    """``row`` is that of the unit that is looked at. Entering takes a reviewer."""

    def __init__(self, desk: Desk, overview: Overview, translator: Translator) -> None:
        self._desk = desk
        self._overview = overview
        self._translator = translator
        self.row = 0
        self.why_not = why_not(desk, "reviewer", translator)

    def about(self) -> str:
        """What follows from the status, and from where it is known."""
        return self._translator.tr(
            "What a unit is asked for, and whether it counts against the numbers of its category, "
            "follows from its status. What is entered here goes before what its reports say."
        )

    def lines(self) -> Lines:
        """All units."""
        return OverviewLists(self._overview, self._translator).standings()

    def unit(self) -> str:
        """The name of the unit that is looked at."""
        return self.lines().rows[self.row][0]

    def status(self) -> UnitStatus:
        """The status of the unit that is looked at, to be entered."""
        return UnitStatus(self._desk, self._overview, list(self._overview.nation.units)[self.row])

    def why_no_annulment(self) -> str:
        """Why no step of the unit can be taken back, "" where one can."""
        if self.why_not or self.status().status.standing:
            return self.why_not
        return self._translator.tr("Nothing was entered here of this unit.")
