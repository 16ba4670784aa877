"""Every call of a piece of work fails in turn, in a process under the shim.

``python failures.py FOLDER WORK BEGINNING FIRST STEP``: the work begins anew from the files in
BEGINNING for each failing call; each fault is tried at each STEP-th one, until the work makes no
call more. FIRST from 1 to STEP come to every call. Prints what came of it.
"""

from __future__ import annotations

import errno
import itertools
import json
import shutil
import sys
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

from desk_of_files import Desk
from failing_works import Work
from rescuing_works import WORKS
from shim import Kind, Shim

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError, ReadAgain, WorkspaceExists
from ipdesk.messages import Translator

CHANGES = Kind.OPEN | Kind.WRITE | Kind.SYNC | Kind.NAME | Kind.CUT | Kind.GONE


class Fault(NamedTuple):
    """What the system says, of which calls, and whether it goes on saying so."""

    error: int
    kinds: Kind
    lasting: bool


FAULTS: Mapping[str, Fault] = {
    "EIO once": Fault(errno.EIO, CHANGES | Kind.READ, False),
    "EIO": Fault(errno.EIO, CHANGES | Kind.READ, True),
    "ENOSPC once": Fault(errno.ENOSPC, Kind.OPEN | Kind.WRITE | Kind.NAME, False),
    "ENOSPC": Fault(errno.ENOSPC, Kind.OPEN | Kind.WRITE | Kind.NAME, True),
    "EROFS": Fault(errno.EROFS, CHANGES, True),
    "fsync": Fault(errno.EIO, Kind.SYNC, False),
}


class Trials:
    """Tries a work with each fault at each call."""

    def __init__(self, folder: Path, work: type[Work], beginning: Path) -> None:
        self._folder = folder
        self._work = work
        self._beginning = beginning
        self._desk = Desk(folder / "files")
        self._shim = Shim()
        self._words = [
            ErrorSentences(Translator(self._desk.services.resources / "translations", language))
            for language in ("en", "zh")
        ]
        self._before, self._after = self._well()
        self.calls = {name: self._count(fault) for name, fault in FAULTS.items()}
        self.injections = self.told = self.withstood = self.doubtful = 0
        self.flaws: list[str] = []

    def run(self, first: int, step: int) -> None:
        """Try each fault at each ``step``-th call; ``first`` from 1 to ``step`` come to all."""
        for number, (name, fault) in enumerate(FAULTS.items(), first - 1):
            for call in itertools.count(1 + number % step, step):
                done = self.injections
                self.flaws += [f"{name} at {call}: {flaw}" for flaw in self._one(fault, call)]
                # Now and then a work makes a call more, or less, than when they were counted.
                if call > self.calls[name] and self.injections == done:
                    break

    def _well(self) -> tuple[str, str]:
        """The state before and after the act on a medium that is well."""
        work = self._begun()
        before = work.state()
        work.act()
        after = work.state()
        work.end()
        return before, after

    def _count(self, fault: Fault) -> int:
        work = self._begun()
        self._shim.arm(0, kinds=fault.kinds)
        work.act()
        seen = self._shim.seen
        self._shim.lift()
        work.end()
        return seen

    def _begun(self) -> Work:
        shutil.rmtree(self._desk.root, ignore_errors=True)
        shutil.copytree(self._beginning, self._desk.root)
        work = self._work(self._desk)
        work.prepare()
        return work

    def _one(self, fault: Fault, first: int) -> list[str]:
        """What is wrong after the act with the first failing call, and after another try."""
        work = self._begun()
        self._shim.arm(first, fault.error, lasting=fault.lasting, kinds=fault.kinds)
        try:
            work.act()
            raised: Exception | None = None
        except Exception as error:  # noqa: BLE001 -- judged below
            raised = error
        failed = bool(self._shim.failed)
        self._shim.lift()
        self.injections += failed
        self.withstood += failed and raised is None
        try:
            return self._judged(work, raised)
        except Exception as error:  # noqa: BLE001 -- a finding like the others
            return [f"after {raised!r}: {error!r}"]
        finally:
            work.end()

    def _judged(self, work: Work, raised: Exception | None) -> list[str]:
        if raised is not None and work.one_commit and work.state() == self._after:
            self.doubtful += 1
            return [*self._unsaid(raised), *self._read_again(work)]
        flaws = work.flaws()
        expected = {self._after} if raised is None else {self._before}
        # What is done in several steps may be done when the last of them, a sync, fails.
        expected |= set() if work.one_commit else {self._after}
        if (state := work.state()) not in expected:
            flaws.append(f"{raised!r}: {self._named(state)}")
        if raised is None:
            return flaws
        flaws += self._unsaid(raised)
        with suppress(WorkspaceExists) if state == self._after else nullcontext():
            work.act()
        if (state := work.state()) != self._after:
            flaws.append(f"after {raised!r} tried again: {self._named(state)}")
        return flaws + work.flaws()

    def _read_again(self, work: Work) -> list[str]:
        """The commit failed at its last sync and is there: who writes on is told to open anew."""
        try:
            work.act()
        except ReadAgain as fault:
            flaws = self._unsaid(fault)
        else:
            flaws = ["what is in the file was overwritten"]
        work.end()
        work.open()
        if (state := work.state()) != self._after:
            flaws.append(f"opened again: {self._named(state)}")
        return flaws + work.flaws()

    def _unsaid(self, raised: Exception) -> list[str]:
        """What a user is not told of a fault: what happened, or what to do."""
        self.told += 1
        if not isinstance(raised, KnownError):
            return [f"not a known error: {raised!r}"]
        said = [(words.what(raised), words.advice(raised)) for words in self._words]
        return [] if all(map(all, said)) else [f"no words for {raised!r}"]

    def _named(self, state: str) -> str:
        known = {self._before: "as before", self._after: "as after"}
        return known.get(state, state or "nothing there")


def main(folder: str, work: str, beginning: str, first: str = "1", step: str = "1") -> None:
    trials = Trials(Path(folder), WORKS[work], Path(beginning))
    trials.run(int(first), int(step))
    told = {
        "calls": sum(trials.calls.values()),
        "injections": trials.injections,
        "told": trials.told,
        "withstood": trials.withstood,
        "in_doubt": trials.doubtful,
        "flaws": trials.flaws,
    }
    sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
