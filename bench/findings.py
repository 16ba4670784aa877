"""Findings: what was measured, what it is measured against, and the goal beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bench.measuring import Series, spread

Unit = Literal["ms", "s", "MB"]
SCALE: dict[Unit, float] = {"ms": 1e-3, "s": 1.0, "MB": 1 << 20}
DIGITS: dict[Unit, int] = {"ms": 3, "s": 3, "MB": 1}
SHARES = {"median": 0.5, "p99": 0.99}


@dataclass(frozen=True, slots=True)
class Goal:
    """An upper limit: on the ratio to the floor, or on the value in its unit."""

    limit: float
    of: Literal["ratio", "value"] = "ratio"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table. Without a goal it is for information."""

    name: str
    subject: Series
    floor: Series
    floor_name: str
    unit: Unit
    statistic: Literal["median", "p99"] = "median"
    goal: Goal | None = None

    @property
    def value(self) -> float:
        """The subject in its unit."""
        return self._of(self.subject) / SCALE[self.unit]

    @property
    def floor_value(self) -> float:
        """The floor in the same unit."""
        return self._of(self.floor) / SCALE[self.unit]

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self._of(self.subject) / self._of(self.floor)

    @property
    def ratio_spread(self) -> tuple[float, float]:
        """The least and the greatest ratio among runs of consecutive rounds."""
        pairs = zip(self.subject.blocks(), self.floor.blocks(), strict=True)
        return spread([self._of(subject) / self._of(floor) for subject, floor in pairs])

    @property
    def value_spread(self) -> tuple[float, float]:
        """The least and the greatest value among runs of consecutive rounds."""
        blocks = self.subject.blocks()
        return spread([self._of(block) / SCALE[self.unit] for block in blocks])

    @property
    def met(self) -> bool | None:
        """Whether the goal is met, None where there is none."""
        if self.goal is None:
            return None
        return (self.ratio if self.goal.of == "ratio" else self.value) <= self.goal.limit

    def facts(self) -> dict[str, Any]:
        """The finding as plain data."""
        goal = None if self.goal is None else {"of": self.goal.of, "limit": self.goal.limit}
        return {
            "name": self.name,
            "statistic": self.statistic,
            "rounds": len(self.subject.samples),
            "unit": self.unit,
            "value": self.value,
            "value_spread": self.value_spread,
            "floor": self.floor_name,
            "floor_value": self.floor_value,
            "ratio": self.ratio,
            "ratio_spread": self.ratio_spread,
            "goal": goal,
            "met": self.met,
        }

    def _of(self, series: Series) -> float:
        return series.quantile(SHARES[self.statistic])
