"""Accidents: the program dies, is started again, or cannot write."""

from __future__ import annotations

import shutil
from pathlib import Path

from edit_rules import EditRules, begun, may_edit
from ground import pick
from hypothesis.stateful import precondition, rule

from ipdesk.errors import DiskFull
from ipdesk.locks import lock_of
from ipdesk.records import Batch

BETWEEN_OPENINGS = 6


def long_ago(machine: AccidentRules) -> bool:
    """Whether the file was not opened just now."""
    return begun(machine) and machine.steps - machine.opened_at >= BETWEEN_OPENINGS


class AccidentRules(EditRules):
    """After each of them everything is as it was last told to be saved."""

    crashes = 0
    opened_at = 0

    @precondition(long_ago)
    @rule()
    def crash(self) -> None:
        """What a killed program leaves: its files as they lie, the lock note among them."""
        self.did("crash")
        self.crashes += 1
        old, active = Path(self.workspace.store.path), self.workspace.report.header.id
        folder = self.room / f"after-crash-{self.crashes}"
        folder.mkdir()
        for path in old.parent.glob(old.name + "*"):
            shutil.copy(path, folder)
        self.workspace.store.close()
        self._open_again(folder / old.name, active)

    @precondition(long_ago)
    @rule()
    def reopen(self) -> None:
        self.did("reopen")
        path, active = Path(self.workspace.store.path), self.workspace.report.header.id
        self.workspace.store.close()
        self._open_again(path, active)

    @precondition(may_edit)
    @rule(where=pick, what=pick)
    def write_in_vain(self, where: int, what: int) -> None:
        """The disk is full: it is told, and nothing has changed."""
        place = self.a_place(where)
        if place is None or lock_of(self.workspace.report, place):
            return
        self.did("disk full")
        store = self.workspace.store
        path = store.path

        def full(_batch: Batch, *_more: object) -> None:
            raise DiskFull(path=path)

        store.write = full  # type: ignore[method-assign]  # the disk that is full
        try:
            acts = [lambda: self.workspace.annotate(place, "note", self.new_token(), "machine")]
            acts.append(lambda: self.workspace.set_value(place, self.new_token(), "machine"))
            if self.model.done:
                acts.append(lambda: self.workspace.undo("machine"))
            self.refused(self.choose(acts, what), DiskFull.code)
        finally:
            del store.write

    def _open_again(self, path: Path, active: str) -> None:
        self.open(path)
        self.opened_at = self.steps
        self.services.opener.turn_to(self.workspace, active)
        self.look()
