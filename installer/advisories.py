"""Asks a public database of advisories for the versions that the build pins: part of `make lint`.

The database is OSV; one request, a few seconds. Where it cannot be reached, that is said and
nothing fails: a check that needs a network must not stand in the way of work without one.
"""

from __future__ import annotations

import json
import sys
import threading
import urllib.request
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from installer.requirements import FILE, Pin, pins

ADDRESS = "https://api.osv.dev/v1/querybatch"
SECONDS = 5.0
ACCEPTED: Mapping[str, str] = {}
"""Advisories that do not concern the program, each with why."""


class Finding(NamedTuple):
    """An advisory that a pinned version falls under."""

    name: str
    version: str
    advisory: str


class NoAnswer(Exception):
    """The database was not reached in time, or said something else."""


def findings(
    pinned: Sequence[Pin], address: str = ADDRESS, seconds: float = SECONDS
) -> list[Finding]:
    """The advisories for these versions, those accepted left out; :class:`NoAnswer`."""
    results = _asked(pinned, address, seconds)
    return [
        Finding(pin.name, pin.version, advisory)
        for pin, result in zip(pinned, results, strict=True)
        for advisory in _ids(result)
        if advisory not in ACCEPTED
    ]


def _asked(pinned: Sequence[Pin], address: str, seconds: float) -> list[object]:
    """What the database says of each, within the time: finding its address may take long too."""
    came: list[object] = []

    def ask() -> None:
        try:
            came.append(_answer(pinned, address, seconds))
        except (OSError, ValueError) as fault:
            came.append(fault)

    worker = threading.Thread(target=ask, daemon=True)
    worker.start()
    worker.join(seconds)
    if not came:
        raise NoAnswer(f"no answer within {seconds:g} s")
    results = came[0]
    if isinstance(results, Exception):
        raise NoAnswer(str(results)) from results
    if not isinstance(results, list) or len(results) != len(pinned):
        raise NoAnswer("an answer of another form")
    return results


def _answer(pinned: Sequence[Pin], address: str, seconds: float) -> object:
    queries = [
        {"package": {"name": pin.name, "ecosystem": "PyPI"}, "version": pin.version}
        for pin in pinned
    ]
    body = json.dumps({"queries": queries}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=seconds) as response:
        answer = json.load(response)
    return answer.get("results") if isinstance(answer, dict) else None


def _ids(result: object) -> list[str]:
    """The advisories that one result names."""
    if result in ({}, None):
        return []
    try:
        return [str(one["id"]) for one in result["vulns"]]  # type: ignore[index]  # checked by failing
    except (TypeError, KeyError) as fault:
        raise NoAnswer("an answer of another form") from fault


def main(address: str = ADDRESS, seconds: float = SECONDS) -> int:
    """Say what was found: 1 if there is anything."""
    pinned = pins(FILE.read_text(encoding="utf-8"))
    try:
        found = findings(pinned, address, seconds)
    except NoAnswer as fault:
        print(f"advisories: not asked, the database cannot be reached here ({fault})")
        return 0
    for one in found:
        print(f"advisories: {one.name} {one.version}: {one.advisory}")
    if not found:
        print(f"advisories: none for the {len(pinned)} versions that the build pins")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
