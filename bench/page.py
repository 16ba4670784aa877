"""``docs/benchmarks.md``: the kept run as a table. What people write outside the marks stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.findings import DIGITS, Unit
from bench.run import Aim, Fact, Group, Run

BEGIN, END = "<!-- made by `make bench` -->", "<!-- end of what is made -->"
WORST = 3
_EMPTY = f"# Benchmarks\n\n{BEGIN}\n{END}\n"
_MET = {True: "met", False: "**not met**", None: ""}
_HEAD = (
    "| Measure | Statistic | Value | Floor | Floor's value | Ratio | Spread | Goal | |",
    "|---|---|--:|---|--:|--:|--:|--:|---|",
)


def update(path: Path, run: Run, command: str, plot: str) -> None:
    """Write the run between the marks of the page; :class:`ValueError` if it has lost them."""
    text = path.read_text("utf-8") if path.exists() else _EMPTY
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} has no marks {BEGIN!r} and {END!r}")
    made = "\n".join(_made(run, command, plot))
    path.write_text(f"{before}{BEGIN}\n{made}\n{END}{after}", "utf-8")


def worst(run: Run, count: int = WORST) -> list[Fact]:
    """The findings farthest from their floors."""
    facts = [fact for group in run.groups for fact in group.facts if not fact.alone]
    return sorted(facts, key=lambda fact: fact.ratio, reverse=True)[:count]


def number(value: float, unit: Unit) -> str:
    """A figure with its unit, in the digits that the unit has."""
    return f"{value:,.{DIGITS[unit]}f} {unit}"


def goal(aim: Aim | None, unit: Unit) -> str:
    """The goal in a few characters."""
    if aim is None:
        return ""
    return f"≤ {aim.limit:g} ×" if aim.of == "ratio" else f"≤ {aim.limit:g} {unit}"


def _made(run: Run, command: str, plot: str) -> Iterator[str]:
    machine = run.machine
    yield ""
    yield f"- Command: `{command}`"
    yield (
        f"- Machine: {machine.processors} × {machine.processor or 'processor unknown'}, "
        f"{machine.system}, Python {machine.python}"
    )
    for when, names in _occasions(run).items():
        yield f"- {when}: {', '.join(names)}"
    yield from ("", f"![Each ratio to its floor, with its goal]({plot})", "")
    yield from _HEAD
    for group in run.groups:
        yield f"| **{group.measure}**: {_cell(group.about)} | | | | | | | | |"
        if group.missing:
            yield f"| not measured: {_cell(group.missing)} | | | | | | | | |"
        yield from map(_line, group.facts)
    yield from ("", "Farthest from their floors:", "")
    for fact in worst(run):
        yield f"1. {fact.name} ({fact.statistic}): {fact.ratio:.2f} × {fact.floor}"


def _occasions(run: Run) -> dict[str, list[str]]:
    """Which measures were taken on which day and of which commit."""
    found: dict[str, list[str]] = {}
    for group in run.groups:
        found.setdefault(_occasion(group), []).append(group.measure)
    return found


def _occasion(group: Group) -> str:
    return f"Taken {group.taken.partition(' ')[0]} of commit {group.commit or 'unknown'}"


def _line(fact: Fact) -> str:
    low, high = fact.ratio_spread
    ratio, spread = (f"{fact.ratio:.2f}", f"{low:.2f}-{high:.2f}") if not fact.alone else ("", "")
    cells = (
        _cell(fact.name),
        fact.statistic,
        number(fact.value, fact.unit),
        "none" if fact.alone else _cell(fact.floor),
        "" if fact.alone else number(fact.floor_value, fact.unit),
        ratio,
        spread,
        goal(fact.goal, fact.unit),
        _MET[fact.met],
    )
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
