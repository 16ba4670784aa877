"""The kept run as a picture: each ratio to its floor as a bar on a logarithmic scale, as SVG.

Written by hand, since bars, ticks and words are all there is to it. A number beside each bar says
the same, and a goal that is not met is told by its word as well as by its colour.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from html import escape

from bench.page import goal
from bench.run import Fact, Run

_WIDTH, _LABELS, _RIGHT = 1040, 400, 150
_LINE, _TOP, _BAR = 22, 56, 12
_INK, _FAINT, _GRID = "#1f2328", "#59636e", "#d1d9e0"
_FILLS = {True: "#1a7f37", False: "#c62828", None: "#57606a"}
_FONT = "font-family='Noto Sans,Segoe UI,sans-serif' font-size='12'"
_STEPS = (1, 2, 5)


def svg(run: Run) -> str:
    """The picture; findings without a floor are not in it."""
    facts = [fact for group in run.groups for fact in group.facts if not fact.alone]
    scale = _Scale(facts)
    height = _TOP + _LINE * max(1, len(facts)) + 24
    return "\n".join((
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {height}' {_FONT}>",
        "<title>Each measure's ratio to its floor, with its goal</title>",
        f"<rect width='{_WIDTH}' height='{height}' fill='#ffffff'/>",
        _words(12, 22, "How many times the floor (logarithmic); the mark is the goal", _INK),
        *scale.ticks(height - 20),
        *(line for at, fact in enumerate(facts) for line in _row(fact, _TOP + at * _LINE, scale)),
        "</svg>",
        "",
    ))  # fmt: skip


class _Scale:
    """Where a ratio lies across: every ratio, every goal and 1 are on it."""

    def __init__(self, facts: list[Fact]) -> None:
        shown = [1.0, *(fact.ratio for fact in facts), *filter(None, map(_limit, facts))]
        self._low, self._high = min(shown) / 1.15, max(shown) * 1.15

    def x(self, ratio: float) -> float:
        share = math.log(ratio / self._low) / math.log(self._high / self._low)
        return _LABELS + share * (_WIDTH - _LABELS - _RIGHT)

    def ticks(self, bottom: int) -> Iterator[str]:
        powers = range(math.floor(math.log10(self._low)), math.ceil(math.log10(self._high)) + 1)
        for value in (step * 10.0**power for power in powers for step in _STEPS):
            if self._low <= value <= self._high:
                x, colour = self.x(value), _FAINT if value == 1 else _GRID
                yield f"<path d='M{x:.1f} {_TOP - 8}V{bottom}' stroke='{colour}'/>"
                yield _words(x, _TOP - 14, f"{value:g}", _FAINT, "middle")


def _row(fact: Fact, top: int, scale: _Scale) -> Iterator[str]:
    begin, end = sorted((scale.x(1), scale.x(fact.ratio)))
    middle, limit = top + _LINE / 2, _limit(fact)
    name = fact.name if fact.statistic == "median" else f"{fact.name}, {fact.statistic}"
    yield _words(_LABELS - 10, middle + 4, name, _INK, "end")
    yield (
        f"<rect x='{begin:.1f}' y='{middle - _BAR / 2:g}' width='{max(1.0, end - begin):.1f}' "
        f"height='{_BAR}' fill='{_FILLS[fact.met]}'><title>{escape(_said(fact))}</title></rect>"
    )
    if limit:
        mark = f"M{scale.x(limit):.1f} {top + 2}v{_LINE - 4}"
        yield f"<path d='{mark}' stroke='{_INK}' stroke-width='2'/>"
    missed = ", not met" if fact.met is False else ""
    told = f"{fact.ratio:.2f}{missed}"
    yield _words(max(end, scale.x(limit or 1)) + 6, middle + 4, told, _INK)


def _limit(fact: Fact) -> float | None:
    """The goal as a ratio, also where it is stated of the value."""
    if fact.goal is None:
        return None
    return fact.goal.limit / (1 if fact.goal.of == "ratio" else fact.floor_value)


def _said(fact: Fact) -> str:
    return f"{fact.ratio:.2f} × {fact.floor}; goal {goal(fact.goal, fact.unit) or 'none'}"


def _words(x: float, y: float, text: str, colour: str, anchor: str = "start") -> str:
    where = f"x='{x:.1f}' y='{y:.1f}' fill='{colour}' text-anchor='{anchor}'"
    return f"<text {where}>{escape(text)}</text>"
