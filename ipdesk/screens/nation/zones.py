"""The zones of the units: which was entered, and entering them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ipdesk.nation.affairs import DeskAffairs
from ipdesk.nation.overview_words import OverviewWords

if TYPE_CHECKING:
    from ipdesk.messages import Translator
    from ipdesk.nation.overview import Overview
    from ipdesk.review.desk import Desk


class ZonesScreen:
    """As the overview has them; entering takes a reviewer."""

    def __init__(self, desk: Desk, overview: Overview, translator: Translator) -> None:
        self._desk = desk
        self._overview = overview
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
        return f"{said} {tr('To enter them takes the role of a reviewer.')}"

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
        return dict(self._overview.zones)

    def save(self, zones: Mapping[str, str]) -> None:
        """Enter them, in one commit; what :meth:`DeskAffairs.set_zones` raises is raised."""
        DeskAffairs(self._desk, self._overview.catalogue).set_zones(zones)
