"""A province over several years: reports filled with plain values and sealed one after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from report_filler import make_ready
from report_steps import put_all

from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace

GOAL = {
    "goals IND1 baseline_year": "2015",
    "goals IND1 baseline": "12.95",
    "goals IND1 target_year": "2030",
    "goals IND1 target": "30",
    "goals IND1 reference_region": "演练地区",
}
BASE = {"base BF1 value": "168480", "base BF2 value": "10849"}
APPROVED = {
    "approval 1 state": "approved",
    "approval 1 submitted_on": "2016-06-01",
    "approval 1 document": "演练〔2016〕7号",
    "approval 1 approved_on": "2016-07-28",
}


class Province:
    """One workspace; its reports are added, filled and sealed in turn."""

    def __init__(self, services: Services, workspace: Workspace, folder: Path) -> None:
        self._services = services
        self.folder = folder
        self.workspace = workspace

    def add(self, kind: str, year: int) -> str:
        """A new report, active from now on; its id."""
        identity = self.make(kind, year)
        self._services.opener.turn_to(self.workspace, identity)
        return identity

    def make(self, kind: str, year: int) -> str:
        """A new report, not yet turned to; its id."""
        return self._services.opener.add_report(self.workspace, kind, year)

    def seal(self, values: Mapping[str, str] | None = None) -> None:
        """Set the values, fill in the rest plainly, and seal the active report."""
        put_all(self.workspace, values or {})
        make_ready(self.workspace)
        Sealer(self._services).seal(self.workspace, self.folder, "test")

    def sealed(self, kind: str, year: int, values: Mapping[str, str] | None = None) -> str:
        """A new report of the kind and year, sealed; its id."""
        identity = self.add(kind, year)
        self.seal(values)
        return identity

    def turn_to(self, report: str) -> None:
        self._services.opener.turn_to(self.workspace, report)


Life = Callable[[Province], object]
Lived = Callable[[Life], Province]


def year_sealed(province: Province) -> None:
    """The annual report of 2016 is sealed."""
    province.seal()


def base_sealed(province: Province) -> None:
    """The annual report of 2016 is sealed, with 168,480 patents and 108.49 million people."""
    province.seal(BASE)


def scheme_revised(province: Province) -> None:
    """The draft of 2017 opened with the scheme's goals; then the scheme was revised."""
    scheme_approved(province)
    province.add("annual", 2017)
    province.sealed("scheme", 2016, {"goals IND1 target": "35"})


def scheme_approved(province: Province) -> None:
    """So is the scheme, which was approved in the same year."""
    year_sealed(province)
    province.sealed("scheme", 2016, GOAL | APPROVED)
