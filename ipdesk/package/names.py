"""The name of a package: ``<unit>-<period>-<kind>-<sequence>``.

Example: ``440000-2016-annual-0001``. A practice package ends in ``-practice``, so that its
file cannot be taken for a real one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ipdesk import suffixes
from ipdesk.errors import UsageError

SUFFIX = suffixes.PACKAGE
PRACTICE = "-practice"
_NAME = re.compile(
    r"(?P<unit>[0-9]{6}|[A-Z]{2,8})-(?P<period>[0-9]{4})"
    r"-(?P<kind>[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*)"
    rf"-(?P<sequence>[0-9]{{4,6}})(?P<practice>{PRACTICE})?"
)


class PackageName(NamedTuple):
    """The parts of a package's name. ``period`` is the report's year, four digits."""

    unit: str
    period: str
    kind: str
    sequence: int
    practice: bool = False

    def __str__(self) -> str:
        end = PRACTICE if self.practice else ""
        return f"{self.unit}-{self.period}-{self.kind}-{self.sequence:04d}{end}"


def parse_name(text: str) -> PackageName | None:
    """The parts of a name, or None if the text follows another rule."""
    match = _NAME.fullmatch(text)
    if match is None:
        return None
    name = PackageName(
        match["unit"],
        match["period"],
        match["kind"],
        int(match["sequence"]),
        match["practice"] is not None,
    )
    return name if str(name) == text else None


def package_name(unit: str, year: int, kind: str, sequence: int, *, practice: bool) -> PackageName:
    """The name of a report's package; :class:`UsageError` if the parts do not make one."""
    name = PackageName(unit, f"{year:04d}", kind, sequence, practice)
    if sequence < 1 or parse_name(str(name)) != name:
        raise UsageError("package_name", name=str(name))
    return name
