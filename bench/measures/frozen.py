"""The start of the frozen program beside a bare window that is frozen in the same way.

``make bench-frozen`` makes both. The example is opened, as in ``start``.
"""

from __future__ import annotations

from bench.findings import Finding, Goal
from bench.measures.start import ROUNDS
from bench.measuring import Series
from bench.site import OUT, Site
from bench.windows import EDITABLE, PAINTED, Program, rounds_of, settings

BUILD = OUT.parents[1] / "build"
IPDESK, BARE = BUILD / "frozen" / "ipdesk" / "ipdesk", BUILD / "bare" / "bare" / "bare"
FLOOR = "bare frozen window"


def measure(site: Site) -> list[Finding]:
    """Both started in turn; nothing where they have not been made."""
    if not (IPDESK.exists() and BARE.exists()):
        return []
    home = site.folder / "home"
    opened = ("open", str(site.example_file("frozen")), "--quit-when-painted")
    programs = {
        "bare": Program((str(BARE),), (PAINTED,), settings(home)),
        "ipdesk": Program((str(IPDESK), *opened), (PAINTED, EDITABLE), settings(home)),
    }
    runs = rounds_of(programs, ROUNDS)

    def series(name: str, line: str) -> Series:
        return Series(tuple(stages[line].seconds for stages in runs[name]))

    bare, painted = series("bare", PAINTED), series("ipdesk", PAINTED)
    editable = series("ipdesk", EDITABLE)
    return [
        Finding("frozen: first painted window", painted, bare, FLOOR, "s", goal=Goal(1.5)),
        Finding("frozen: example open, editable", editable, bare, FLOOR, "s"),
    ]
