"""Kills the program while it is typed into, and looks what its file holds then."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from shim import TESTS

from local_db import checkup
from local_db.store import SqliteStore

_EARLY = 0.15
"""The share of kills that come before anything is typed."""
_ANY_MOMENT = 0.3
_START_S, _TYPING_S, _VALUE_S = 1.0, 0.25, 0.05
Cell = tuple[str, str]


class Outcome(NamedTuple):
    """What came of the kills."""

    kills: int
    shown: int
    """Values that were shown as saved."""
    in_commit: int
    """Kills that left a journal to be rolled back."""
    lost: list[str]


class Killer:
    """Has one program after the other started on the same file, and kills each."""

    def __init__(self, server: subprocess.Popen[str], path: Path, seed: int) -> None:
        self._server = server
        self._path = path
        self._aside = path.parent / "aside"
        self._chance = random.Random(seed)
        self._shown = self._in_commit = 0
        self._lost: list[str] = []
        self._held = self._read()

    def run(self, kills: int) -> Outcome:
        """Kill so many programs."""
        for number in range(1, kills + 1):
            told = self._kill(number)
            self._compare(number, told)
        return Outcome(kills, self._shown, self._in_commit, self._lost)

    def _kill(self, number: int) -> list[list[str]]:
        """What a program told until it was killed."""
        assert self._server.stdin is not None
        self._server.stdin.write(f"{number}\n")
        self._server.stdin.flush()
        pid = int(self._until("pid", [])[-1][1])
        told: list[list[str]] = []
        if self._chance.random() < _EARLY:
            time.sleep(self._chance.uniform(0, _START_S))
        else:
            self._until("shows", told)
            self._wait(told)
        if not _gone(told):
            os.kill(pid, signal.SIGKILL)
            self._until("gone", told)
        if told[-1] != ["gone", str(-signal.SIGKILL)]:
            self._lost.append(f"{number}: the program ended by itself: {told}")
        return told

    def _wait(self, told: list[list[str]]) -> None:
        """Until any moment, or until about when the next value is committed."""
        if self._chance.random() < _ANY_MOMENT:
            time.sleep(self._chance.uniform(0, _TYPING_S))
        else:
            self._until("types", told)
            time.sleep(self._chance.uniform(0, _VALUE_S))

    def _until(self, word: str, told: list[list[str]]) -> list[list[str]]:
        assert self._server.stdout is not None
        while not _gone(told):
            line = self._server.stdout.readline().split()
            assert line, "the server is gone"
            told.append(line)
            if line[0] == word:
                break
        return told

    def _compare(self, number: int, told: list[list[str]]) -> None:
        """Each cell holds what was last shown as saved, or what was being typed after it."""
        may: dict[Cell, set[str]] = {cell: {raw} for cell, raw in self._held.items()}
        for word, *rest in told:
            if word == "types":
                may.setdefault((rest[0], rest[1]), {""}).add(rest[2])
            elif word == "shows":
                may[rest[0], rest[1]] = {rest[2]}
                self._shown += 1
        try:
            held = self._read()
        except Exception as fault:  # noqa: BLE001 -- whatever it is, the file does not open
            self._lost.append(f"{number}: {fault!r}")
            return
        for cell, allowed in may.items():
            if held.get(cell, "") not in allowed:
                self._lost.append(f"{number}: {cell} holds {held.get(cell)}, not {allowed}")
        self._held = held

    def _read(self) -> dict[Cell, str]:
        """What the file holds, seen in a copy: the next program finds it as the last left it."""
        shutil.rmtree(self._aside, ignore_errors=True)
        self._aside.mkdir()
        journal = self._path.with_name(f"{self._path.name}-journal")
        for file in (self._path, journal):
            if file.exists():
                shutil.copy(file, self._aside)
        self._in_commit += journal.exists() and journal.stat().st_size > 0
        with SqliteStore.open(self._aside / self._path.name) as store:
            damages = checkup.damages(store.database)
            assert not damages, damages
            cells = store.report(store.reports()[0].id).cells
            return {(cell.row, cell.column): cell.raw for cell in cells if cell.section == "base"}


def _gone(told: list[list[str]]) -> bool:
    """Whether the program has ended, which must not be before it is killed."""
    return bool(told) and told[-1][0] == "gone"


@contextmanager
def killer(path: Path, folder: Path, seed: int) -> Iterator[Killer]:
    """A killer whose programs all work on the file at ``path``."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(map(str, (TESTS.parent, TESTS))),
    }
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("typist.py")), str(path), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n"
        try:
            yield Killer(server, path, seed)
        finally:
            server.kill()  # a program that is left ends with it
