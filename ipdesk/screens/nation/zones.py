"""The zones of the units: which was entered, and entering them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ipdesk.local_time import local_time
from ipdesk.nation.affairs import DeskAffairs, zones_of
from ipdesk.nation.overview_words import OverviewWords

if TYPE_CHECKING:
    from ipdesk.messages import Translator
    from ipdesk.nation.overview import Overview
    from ipdesk.review.desk import Desk


class ZonesScreen:
    """As the overview has them; entering takes a reviewer.

    What somebody else has entered since they were last read is a ``Conflict``.
    """

    def __init__(self, desk: Desk, overview: Overview, translator: Translator) -> None:
        self._desk = desk
        self._overview = overview
        self._seen = overview.settings
        self._translator = translator
        self.may_enter = desk.role in ("reviewer", "chief")

    def about(self) -> str:
        """Where zones come from, and who may enter them."""
        tr = self._translator.tr
        said = tr(
            "The circular names four zones and assigns no unit to any of them. Which unit lies in "
            "which zone is entered here; the distribution by zone follows from it."
        )
        if self.may_enter:
            return said
        return self._translator.prose(said, tr("To enter them takes the role of a reviewer."))

    def units(self) -> list[tuple[str, str]]:
        """The units by code and name, in the official order."""
        words = OverviewWords(self._overview, self._translator)
        return [(code, words.unit(code)) for code in self._overview.nation.units]

    def choices(self) -> list[tuple[str, str]]:
        """What can be entered: each zone, or none."""
        words = OverviewWords(self._overview, self._translator)
        zones = self._overview.catalogue.regions.zones
        return [("", words.zone("")), *((one.code, words.zone(one.code)) for one in zones)]

    def held(self) -> dict[str, str]:
        """The zone of each unit that has one."""
        return zones_of(self._seen)

    def save(self, zones: Mapping[str, str]) -> None:
        """Enter them, in one commit; what :meth:`DeskAffairs.set_zones` raises is raised."""
        DeskAffairs(self._desk, self._overview.catalogue, self._seen).set_zones(zones)

    def after_conflict(self, chosen: Mapping[str, str]) -> dict[str, str]:
        """Read the desk anew: what is chosen where a choice was made, else what is entered now."""
        before, self._seen = self.held(), self._desk.store.settings()
        now = self.held()
        return {
            unit: now.get(unit, "") if zone == before.get(unit, "") else zone
            for unit, zone in chosen.items()
        }

    def entered_by_others(self, chosen: Mapping[str, str]) -> list[str]:
        """Of each unit that is entered otherwise than chosen: as what, by whom, when."""
        words, held = OverviewWords(self._overview, self._translator), self.held()
        last = {one.facet: one for one in self._desk.log() if one.action == "zone"}
        tr = self._translator.tr
        return [
            tr(
                "{unit} is now: {zone} ({who}, {when}).",
                unit=words.unit(unit),
                zone=words.zone(held.get(unit, "")),
                who=last[unit].actor,
                when=local_time(last[unit].at, "minutes"),
            )
            for unit, zone in chosen.items()
            if zone != held.get(unit, "") and unit in last
        ]
