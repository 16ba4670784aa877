"""The status of one unit as the desk enters it, for the form in which a step is recorded."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ipdesk.nation.affairs import DeskAffairs
from ipdesk.province import StatusHistory
from ipdesk.services import today
from ipdesk.status_entry import StatusEntry

if TYPE_CHECKING:
    from ipdesk.nation.overview import Overview
    from ipdesk.ports import Clock
    from ipdesk.review.desk import Desk


class UnitStatus:
    """What was entered here; what the unit's reports say of its status is not part of it."""

    def __init__(self, desk: Desk, overview: Overview, unit: str) -> None:
        self.unit = unit
        self.clock: Clock = desk.clock
        self._affairs = DeskAffairs(desk, overview.catalogue, overview.settings)

    @property
    def status(self) -> StatusHistory:
        """The unit's life so far."""
        return self._affairs.status(self.unit)

    def today(self) -> dt.date:
        """The day it is."""
        return today(self.clock)

    def record_status(self, entry: StatusEntry, origin: object = None) -> object:  # noqa: ARG002 -- nobody listens
        """Record a step; raises as :meth:`DeskAffairs.record_status` does."""
        return self._affairs.record_status(self.unit, entry)

    def annul_status(self, reason: str, origin: object = None) -> object:  # noqa: ARG002 -- nobody listens
        """Take back the last entry that stands; raises as :meth:`DeskAffairs.annul_status` does."""
        return self._affairs.annul_status(self.unit, reason, self.today())
