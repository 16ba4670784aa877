"""A run: what was measured, when, of which commit and on which machine. Kept as JSON."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from bench.findings import Finding, Unit

ROOT = Path(__file__).resolve().parents[1]


class Aim(msgspec.Struct, frozen=True, kw_only=True):
    """The goal of a finding: an upper limit on the ratio to the floor, or on the value."""

    of: Literal["ratio", "value"]
    limit: float


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as it is kept: samples have become figures."""

    name: str
    statistic: str
    rounds: int
    unit: Unit
    value: float
    value_spread: tuple[float, float]
    floor: str
    floor_value: float
    ratio: float
    ratio_spread: tuple[float, float]
    goal: Aim | None
    met: bool | None

    @property
    def alone(self) -> bool:
        """Whether there is no floor beside it but itself."""
        return self.ratio_spread == (1.0, 1.0)


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What one measure found. ``load`` is the machine's when it began."""

    measure: str
    about: str
    taken: str
    commit: str
    load: float
    facts: tuple[Fact, ...] = ()
    missing: str = ""
    """Why it found nothing, where it did not."""


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """What figures depend on besides the code."""

    system: str
    python: str
    processor: str
    processors: int


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """The groups of a run, in the order in which they were measured."""

    machine: Machine
    groups: tuple[Group, ...]

    def with_groups(self, groups: Sequence[Group]) -> Run:
        """The run with these groups in place of their former ones, new ones last.

        A group that found nothing replaces none: each says when it was taken.
        """
        known = {group.measure for group in self.groups if group.facts}
        anew = {g.measure: g for g in groups if g.facts or g.measure not in known}
        kept = [anew.pop(group.measure, group) for group in self.groups]
        return Run(machine=self.machine, groups=(*kept, *anew.values()))


def fact(finding: Finding) -> Fact:
    """The finding without its samples."""
    return msgspec.convert(finding.facts(), Fact)


def group(measure: str, about: str, findings: Sequence[Finding], missing: str = "") -> Group:
    """What a measure found just now."""
    return Group(
        measure=measure,
        about=about,
        taken=dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        commit=commit(),
        load=round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0,
        facts=tuple(map(fact, findings)),
        missing=missing,
    )


def this_machine() -> Machine:
    """The machine that the program runs on."""
    return Machine(
        system=platform.platform(),
        python=platform.python_version(),
        processor=_processor(),
        processors=os.cpu_count() or 1,
    )


def commit() -> str:
    """The commit that is measured, with a ``+`` where files differ from it; "" outside of one."""
    command = ("git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--exclude=*")
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def read(path: Path) -> Run | None:
    """The run kept at ``path``, None if there is none."""
    return msgspec.json.decode(path.read_bytes(), type=Run) if path.exists() else None


def write(path: Path, run: Run) -> None:
    """Keep the run at ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=1) + b"\n")


def _processor() -> str:
    """The processor's own name, where the system tells it."""
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text("utf-8", "replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()
