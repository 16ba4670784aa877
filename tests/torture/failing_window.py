"""The medium fails under the real window: each call of a commit in turn, while a value is typed.

``python failing_window.py FOLDER STEP``: each fault is tried at each STEP-th call. Prints what
came of it. A fault is to be told of in one message with what to do; when the medium is well,
Return in the same field stores what was typed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from beginnings import NAME
from failures import FAULTS, Fault
from fixed_clock import FixedClock
from shim import Shim

from ipdesk.cli import RESOURCES
from ipdesk.reasons import ADVICE
from ipdesk.services import Services
from local_db.stores import DeskStores, FileStores
from tests.report_steps import shown
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard
from ui.main import make_application

ROW, COLUMN = "BF1", "note"
_PLACE = f"base {ROW} {COLUMN}"
_CALLS = 60
"""More than a commit makes: what lies beyond its end fails nothing."""


class Trials:
    """Types values into the window, one for each failing call."""

    def __init__(self, root: Path) -> None:
        services = Services(RESOURCES, FileStores(), "en", FixedClock(), root, DeskStores())
        self._keys = Keyboard()
        self._path = root / NAME
        self._desk = Desk(services, root.with_name("settings"), make_application())
        self._clerk = Clerk(self._desk, self._keys)
        self._shim = Shim()
        self._number = 0
        self.injections = self.told = self.withstood = self.doubtful = 0
        self.flaws: list[str] = []

    def run(self, step: int) -> None:
        self._open()
        for number, (name, fault) in enumerate(FAULTS.items()):
            for first in range(1 + number % step, _CALLS, step):
                if not self._one(fault, first, f"{name} at {first}"):
                    break

    def _open(self) -> None:
        self._clerk.start_with(self._path)
        self._clerk.settle_down()
        self._clerk.open_section("Base figures")
        # The first write makes the journal; the faults befall an ordinary commit.
        self._clerk.type_cell(ROW, COLUMN, "0")

    def _one(self, fault: Fault, first: int, name: str) -> bool:
        """One value under one fault; False if the fault came to nothing."""
        self._number += 1
        text = str(self._number)
        self._clerk.go_to_cell(ROW, COLUMN)
        self._keys.write(text)
        self._shim.arm(first, fault.error, lasting=fault.lasting, kinds=fault.kinds)
        self._keys.press("Return")
        failed = self._shim.failed
        said = [self._clerk.dismiss() for _ in self._clerk._boxes()]
        self._shim.lift()
        self.injections += bool(failed)
        if not said:
            self.withstood += bool(failed)
        else:
            self._told(name, said)
            self._go_on(name)
        if self._stored() != text:
            self.flaws.append(f"{name}: {self._stored()!r} is stored, not {text!r}")
        return bool(failed)

    def _told(self, name: str, said: list[str]) -> None:
        self.told += 1
        what, _, advice = said[0].partition("\n")
        if len(said) != 1 or advice not in ADVICE.values() or not what:
            self.flaws.append(f"{name}: said {said}")

    def _go_on(self, name: str) -> None:
        """The medium is well: Return stores what stands in the field, or the file is read again."""
        self._keys.press("Return")
        if not self._clerk._boxes():
            return
        self.doubtful += 1
        if ADVICE["read_again"] not in (said := self._clerk.dismiss()):
            self.flaws.append(f"{name}: after it {said}")
        self._keys.press("Escape")
        self._open_again()

    def _open_again(self) -> None:
        before = self._stored_in_file()
        self._clerk.start_with(self._path)
        self._clerk.settle_down()
        self._clerk.open_section("Base figures")
        assert self._stored() == before

    def _stored(self) -> str:
        seen, held = shown(self._desk.workspace, _PLACE).raw, self._stored_in_file()
        return seen if seen == held else f"{seen} on screen, {held} in the file"

    def _stored_in_file(self) -> str:
        workspace = self._desk.workspace
        cell = workspace.store.cell(workspace.report.header.id, *_PLACE.split())  # type: ignore[attr-defined]  # of the real store
        return cell.raw if cell else ""


def main(root: str, step: str = "1") -> None:
    trials = Trials(Path(root))
    trials.run(int(step))
    told = {
        "injections": trials.injections,
        "told": trials.told,
        "withstood": trials.withstood,
        "in_doubt": trials.doubtful,
        "flaws": trials.flaws,
    }
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
