"""The 32 reporting units and the 333 prefecture-level units (GB/T 2260 codes)."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import NamedTuple

from ipdesk.catalogue.model import Label
from ipdesk.errors import UsageError


class Unit(NamedTuple):
    """A reporting unit. ``code`` is the GB/T 2260 code, or XPCC."""

    code: str
    label: Label
    short: Label
    kind: str


class Prefecture(NamedTuple):
    """A prefecture-level unit."""

    province: str
    code: str
    name: str
    kind: str


class Regions:
    """Reads the master data under ``resources/regions``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._units: dict[str, Unit] | None = None

    @property
    def units(self) -> dict[str, Unit]:
        """The reporting units by code, in the official order."""
        if self._units is None:
            data = tomllib.loads((self._folder / "units.toml").read_text(encoding="utf-8"))
            self._units = {
                item["code"]: Unit(
                    item["code"], Label(**item["label"]), Label(**item["short"]), item["kind"]
                )
                for item in data["units"]
            }
        return self._units

    def unit(self, code: str) -> Unit:
        """The unit, or :class:`UsageError` if there is none of that code."""
        try:
            return self.units[code]
        except KeyError:
            raise UsageError("no_unit", unit=code) from None

    def prefectures(self, province: str) -> list[Prefecture]:
        """The prefecture-level units of a province; none for municipalities and XPCC."""
        path = self._folder / "prefectures.csv"
        with path.open(encoding="utf-8", newline="") as file:
            return [
                Prefecture(row["province_code"], row["code"], row["zh"], row["kind"])
                for row in csv.DictReader(file)
                if row["province_code"] == province
            ]
