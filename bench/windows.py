"""Starts programs with a window and watches them from outside, each in the same way.

Time runs from just before the process is made to the arrival of a line that the program
prints. Memory is read from the system when that line arrives.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psutil

PATIENCE = 60.0
"""Seconds that a program may take before it is ended."""
PAINTED, EDITABLE = "first-paint", "editable"
BARE = Path(__file__).parent / "floors" / "bare_window.py"


class NoSuchLine(Exception):
    """A program ended without printing a line that was waited for."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A line's arrival: seconds since the start, and bytes then resident in memory."""

    seconds: float
    resident: int


@dataclass(frozen=True, slots=True)
class Program:
    """How a program is started, and the lines (by first word) to wait for."""

    command: tuple[str, ...]
    lines: tuple[str, ...]
    environment: MappingProxyType[str, str]

    def run(self) -> dict[str, Stage]:
        """Start it, and end it when every line has come. Raises :class:`NoSuchLine`."""
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **self.environment},
        )
        # A program that shows a question instead of its window would never print.
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        with process:
            try:
                return self._stages(process, start)
            finally:
                process.communicate()
                watchdog.cancel()

    def _stages(self, process: subprocess.Popen[str], start: float) -> dict[str, Stage]:
        assert process.stdout is not None
        stages: dict[str, Stage] = {}
        while len(stages) < len(self.lines):
            line = process.stdout.readline()
            seconds = time.perf_counter() - start
            if not line:
                raise NoSuchLine(f"{self.command}: {_complaint(process)}")
            word = line.partition(" ")[0].strip()
            if word in self.lines:
                resident = psutil.Process(process.pid).memory_info().rss
                stages[word] = Stage(seconds, resident)
        return stages


def bare_window(home: Path) -> Program:
    """The bare window."""
    return Program((sys.executable, str(BARE)), (PAINTED,), settings(home))


def ipdesk_window(file: Path, home: Path) -> Program:
    """IPDesk, opening a workspace."""
    command = (sys.executable, "-m", "ipdesk", "open", str(file), "--quit-when-painted")
    return Program(command, (PAINTED, EDITABLE), settings(home))


def settings(home: Path) -> MappingProxyType[str, str]:
    """An environment in which a program neither reads nor writes its user's settings."""
    return MappingProxyType(
        {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_DATA_HOME": str(home / "data"),
            # Empty is off: an installed program has its compiled modules beside it.
            "PYTHONDONTWRITEBYTECODE": "",
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        }
    )


def rounds_of(programs: Mapping[str, Program], rounds: int) -> dict[str, list[dict[str, Stage]]]:
    """Start all programs in turn, ``rounds`` times, after a round that fills the disk's cache."""
    runs: dict[str, list[dict[str, Stage]]] = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, program in programs.items():
            stages = program.run()
            if number:
                runs[name].append(stages)
    return runs


def _complaint(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    return process.stderr.read().strip().rpartition("\n")[2]
