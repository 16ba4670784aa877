"""The findings as a plain text table."""

from __future__ import annotations

from collections.abc import Iterable

from bench.findings import DIGITS, Finding, Goal, Unit

HEAD = ("measure", "of", "value", "floor", "", "ratio", "spread", "goal", "")
_NUMBERS = (2, 3, 5)
_MET = {True: "met", False: "NOT MET", None: ""}


def table(findings: Iterable[Finding]) -> str:
    """One line for each finding, columns aligned."""
    lines = [HEAD, *(_line(finding) for finding in findings)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            text.rjust(width) if i in _NUMBERS else text.ljust(width)
            for i, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _line(finding: Finding) -> tuple[str, ...]:
    low, high = finding.ratio_spread
    return (
        finding.name,
        finding.statistic,
        _number(finding.value, finding.unit),
        _number(finding.floor_value, finding.unit),
        finding.floor_name,
        f"{finding.ratio:.2f}",
        f"{low:.2f}-{high:.2f}",
        _goal(finding.goal, finding.unit),
        _MET[finding.met],
    )


def _number(value: float, unit: Unit) -> str:
    return f"{value:.{DIGITS[unit]}f} {unit}"


def _goal(goal: Goal | None, unit: Unit) -> str:
    if goal is None:
        return ""
    return f"<= {goal.limit:g} x" if goal.of == "ratio" else f"<= {goal.limit:g} {unit}"
