"""The 32 reporting units, and the divisions below them (GB/T 2260 codes)."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ipdesk.catalogue.model import Label
from ipdesk.divisions import Division, Divisions
from ipdesk.errors import UsageError


class FormerName(NamedTuple):
    """How a unit was called up to and with the year ``until``."""

    until: int
    label: Label
    short: Label


class Unit(NamedTuple):
    """A reporting unit. ``code`` is the GB/T 2260 code, or XPCC; it outlives every name.

    The codes of its divisions begin with ``prefix``.
    """

    code: str
    label: Label
    short: Label
    kind: str
    former: tuple[FormerName, ...] = ()
    prefix: str = ""

    def in_year(self, year: int) -> Unit:
        """The unit under the name that it had in the year."""
        for name in self.former:
            if year <= name.until:
                return self._replace(label=name.label, short=name.short)
        return self

    @property
    def spellings(self) -> frozenset[str]:
        """All that names it: the code, and each name of any time, case-folded."""
        labels = [self.label, self.short]
        labels += [label for name in self.former for label in (name.label, name.short)]
        texts = (self.code, *(text for label in labels for text in (label.zh, label.en)))
        return frozenset(text.casefold() for text in texts)


class Regions:
    """Reads the master data under ``resources/regions``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The reporting units by code, in the official order, under their names of today."""
        data = tomllib.loads((self._folder / "units.toml").read_text(encoding="utf-8"))
        return {item["code"]: _unit(item) for item in data["units"]}

    def unit(self, code: str, year: int | None = None) -> Unit:
        """The unit under its name of the year; :class:`UsageError` if there is none."""
        try:
            unit = self.units[code]
        except KeyError:
            raise UsageError("no_unit", unit=code) from None
        return unit if year is None else unit.in_year(year)

    def named(self, text: str) -> Unit:
        """The unit of that code or name, a former name included; :class:`UsageError` if none."""
        wanted = text.strip().casefold()
        for unit in self.units.values():
            if wanted in unit.spellings:
                return unit
        raise UsageError("no_unit", unit=text)

    def divisions(self, unit: str, year: int) -> Divisions:
        """The divisions of a reporting unit at the end of a year."""
        prefix = self.unit(unit).prefix

        def within(level: Iterable[Division]) -> list[Division]:
            return [division for division in level if division.code.startswith(prefix)]

        return Divisions(within(self._prefectures), lambda: within(self._counties), year)

    @cached_property
    def _prefectures(self) -> tuple[Division, ...]:
        return tuple(self._read("prefectures.csv"))

    @cached_property
    def _counties(self) -> tuple[Division, ...]:
        return tuple(self._read("county_level.csv"))

    def _read(self, name: str) -> Iterator[Division]:
        with (self._folder / name).open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            for province, code, zh, kind, first, last, successor in rows:
                yield Division(province, code, zh, kind, _year(first), _year(last), successor)


def _year(text: str) -> int | None:
    return int(text) if text else None


def _unit(item: Mapping[str, Any]) -> Unit:
    former = (FormerName(name["until"], *_names(name)) for name in item.get("former", ()))
    prefix = item.get("prefix", item["code"][:2])
    return Unit(item["code"], *_names(item), item["kind"], tuple(former), prefix)


def _names(item: Mapping[str, Any]) -> tuple[Label, Label]:
    return Label(**item["label"]), Label(**item["short"])
