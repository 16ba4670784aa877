"""The columns of a foreign table in words: what they hold, what they are taken for."""

from __future__ import annotations

from dataclasses import dataclass

from ipdesk.catalogue.form import Form
from ipdesk.exchange.column_targets import Target
from ipdesk.exchange.foreign_table import ForeignLane
from ipdesk.exchange.unit_words import factor_between, split_unit, units_for
from ipdesk.messages import Translator


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: its code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A column of the table in words, and what it is taken for.

    ``units`` are what its figures can stand in, the first is ours; empty where there is nothing
    to choose. ``names_row``: it says which row a line is, None where that is not to be chosen.
    """

    head: str
    samples: str
    column: str
    unit: str
    units: tuple[Choice, ...]
    names_row: bool | None
    remark: str


class LaneWords:
    """Says what a column is."""

    def __init__(self, translator: Translator, form: Form) -> None:
        self._translator = translator
        self._form = form

    def row(
        self,
        lane: ForeignLane,
        target: Target | None,
        unit: str,
        *,
        names_row: bool | None,
        sure: bool,
    ) -> LaneRow:
        """A column that is taken for ``target``, its figures in ``unit`` ("" is ours)."""
        return LaneRow(
            head=f"{lane.letters}  {lane.head}".strip(),
            samples=" · ".join(lane.samples),
            column=target.code if target is not None else "",
            unit=unit,
            units=self._units(target),
            names_row=names_row,
            remark=self._remark(lane, target, unit, sure=sure),
        )

    def name(self, target: Target) -> str:
        """A column of ours with its unit."""
        label = self._translator.label
        name = label(target.label)
        return f"{name} ({label(target.unit)})" if target.unit is not None else name

    def conversion(self, unit: str, target: Target) -> str:
        """From which unit to which, and by how much."""
        ours = target.unit
        factor = factor_between(unit, ours.zh) if ours is not None else None
        if ours is None or factor is None:
            return ""
        by = f"× {factor.normalize():f}" if factor >= 1 else f"÷ {(1 / factor).normalize():f}"
        return f"{unit} → {self._translator.label(ours)} ({by})"

    def _units(self, target: Target | None) -> tuple[Choice, ...]:
        if target is None or target.unit is None:
            return ()
        label = self._translator.label
        ours, *others = units_for(target.unit, self._form)
        first = Choice("", self._translator.tr("{unit} (ours)", unit=label(ours)))
        return (first, *(Choice(unit.zh, label(unit)) for unit in others)) if others else ()

    def _remark(self, lane: ForeignLane, target: Target | None, unit: str, *, sure: bool) -> str:
        tr = self._translator.tr
        if target is None:
            return ""
        if unit:
            return self.conversion(unit, target)
        said, ours = split_unit(lane.head)[1], target.unit
        if said and ours is not None and factor_between(said, ours.zh) is None:
            if said.casefold() == ours.en.casefold():
                return ""
            shown = self._translator.label(ours)
            return tr("The heading says {said}; ours is {unit}.", said=said, unit=shown)
        return "" if sure else tr("similar")
