"""The start: to the first painted window, to the open report, and the memory it then takes."""

from __future__ import annotations

from collections.abc import Callable

from bench.findings import Finding, Goal
from bench.measuring import Series
from bench.site import Site
from bench.windows import EDITABLE, PAINTED, Stage, bare_window, ipdesk_window, rounds_of

ROUNDS = 15
FLOOR = "bare QTableView window"


def measure(site: Site) -> list[Finding]:
    """IPDesk with the filled example against a bare window, started in turn."""
    home = site.folder / "home"
    programs = {
        "bare": bare_window(home),
        "ipdesk": ipdesk_window(site.example_file("start"), home),
    }
    runs = rounds_of(programs, ROUNDS)

    def series(name: str, line: str, quantity: Callable[[Stage], float]) -> Series:
        return Series(tuple(quantity(stages[line]) for stages in runs[name]))

    def seconds(stage: Stage) -> float:
        return stage.seconds

    def resident(stage: Stage) -> float:
        return stage.resident

    bare = series("bare", PAINTED, seconds)
    painted, editable = (series("ipdesk", line, seconds) for line in (PAINTED, EDITABLE))
    bare_memory = series("bare", PAINTED, resident)
    memory = series("ipdesk", EDITABLE, resident)
    return [
        Finding("first painted window", painted, bare, FLOOR, "s", goal=Goal(1.5)),
        Finding("example open, editable", editable, bare, FLOOR, "s", goal=Goal(3.5)),
        Finding("resident memory, example open", memory, bare_memory, FLOOR, "MB", goal=Goal(2.3)),
    ]
