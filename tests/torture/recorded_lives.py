"""What is recorded: a piece of work with a workspace, done in a process under the shim.

``python recorded_lives.py FOLDER LIFE [SIZE]``. After each step it marks what that has promised.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from beginnings import NAME
from content import KEY, digest_of
from desk_of_files import Desk, store_of
from promises import PRESENT, Promise
from report_steps import at, put, put_all
from shim import Shim
from signers import AT, keys_in

from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.new_report import NewReport
from ipdesk.regaining import Regainer
from ipdesk.sealed_signatures import countersigned, record_countersignature, signed_of
from ipdesk.sealing import Sealer
from local_db import backup, engine, recoding
from local_db.store import SqliteStore

Steps = Iterator[list[Promise]]
CELLS = [f"base BF{row} {column}" for row in (1, 2, 3, 4) for column in ("value", "note")]


def create(desk: Desk, size: int) -> Steps:
    """A new workspace, and another that takes the name of a draft left behind."""
    wanted = NewReport("440000", "leading", 2016)
    workspace = desk.services.opener.create(desk.path, wanted, "test")
    yield [desk.held(workspace)]
    workspace.store.close()
    yield [desk.held(desk.open())]


def edit(desk: Desk, size: int) -> Steps:
    """Values typed one by one, blocks of them, rows that come and go, steps taken back."""
    workspace = desk.open()
    yield [desk.held(workspace)]
    for number in range(size):
        put(workspace, CELLS[number % len(CELLS)], str(1000 + number) * (1 + number % 7 * 20))
        yield [desk.held(workspace)]
        if number % 5 == 4:
            put_all(workspace, {cell: f"{number}{place}" for place, cell in enumerate(CELLS)})
            yield [desk.held(workspace)]
            row, _ = workspace.add_row("teams", "test")
            yield [desk.held(workspace)]
            workspace.remove_row("teams", row, "test")
            yield [desk.held(workspace)]
            workspace.undo("test")
            yield [desk.held(workspace)]
        if number % 10 == 9:
            workspace.store.close()
            workspace = desk.open()


def edit_carelessly(desk: Desk, size: int) -> Steps:
    """The same by a program that leaves it to the system when to write."""
    engine.PRAGMAS["synchronous"] = ("OFF", 0)
    return edit(desk, size)


def attach(desk: Desk, size: int) -> Steps:
    """Files that prove values."""
    workspace = desk.open()
    yield [desk.held(workspace)]
    for number in range(size):
        proof = desk.root.with_name(f"{desk.root.name}-{number}.pdf")
        proof.write_bytes(b"%PDF-1.7 fictitious" + bytes([number]) * 3000 * (number + 1))
        Attacher(workspace).attach([proof], at(CELLS[number % 8]), Facts(number=str(number)))
        proof.unlink()
        yield [desk.held(workspace)]


def back_up(desk: Desk, size: int) -> Steps:
    """Backups between changes."""
    workspace = desk.open()
    yield [desk.held(workspace)]
    for number in range(size):
        put(workspace, CELLS[number % len(CELLS)], str(number))
        yield [desk.held(workspace)]
        told = (lambda _done, _all: None) if number % 2 else None
        made = backup.backup(store_of(workspace), told)
        yield [desk.file(made.path, "copy")]


def seal(desk: Desk, size: int) -> Steps:
    """A report is signed, sealed, written, signed again and written again."""
    workspace, sealer = desk.open(), Sealer(desk.services)
    keys = keys_in(desk.root.parent)
    rendered = sealer.render(sealer.prepare(workspace), {}.__getitem__)
    yield [desk.held(workspace)]
    sealer.commit(workspace, rendered.signed(keys.clerk, AT), "test")
    yield [desk.held(workspace)]
    yield [desk.file(sealer.write_package(workspace, desk.root / "stick" / "2016").path)]
    second = countersigned(keys.reviewer, signed_of(workspace), AT)
    record_countersignature(workspace, second)
    yield [desk.held(workspace)]
    yield [desk.file(sealer.write_package(workspace, desk.root / "stick" / "2016").path)]
    sealer.mark_delivered(workspace, "stick", "test")
    yield [desk.held(workspace)]


def seal_at_once(desk: Desk, size: int) -> Steps:
    """A report is sealed and its package written, all in one."""
    workspace = desk.open()
    yield [desk.held(workspace)]
    written = Sealer(desk.services).seal(workspace, desk.root / "stick", "test")
    yield [desk.held(workspace), desk.file(written.path)]


def deliver(desk: Desk, size: int) -> Steps:
    """A package is written to several folders; where it is already, too."""
    workspace, sealer = desk.open(), Sealer(desk.services)
    for number in range(size):
        written = sealer.write_package(workspace, desk.root / f"stick-{number % 3}")
        yield [desk.file(written.path)]
    (desk.root / "letters").mkdir()


def migrate(desk: Desk, size: int) -> Steps:
    """A file of the first layout is opened."""
    before = desk.file(desk.path, "copy")
    workspace = desk.open()
    yield [desk.held(workspace), before._replace(path="report.version1-1.ipdesk")]


def encrypt(desk: Desk, size: int) -> Steps:
    """A workspace is encrypted, edited and decrypted; its backup goes with it."""
    kept = backup.backups(desk.path)[-1].path
    with SqliteStore.open(desk.path) as store:
        held = Promise(NAME, "workspace", digest_of(store.database))
    copied = desk.file(kept, "copy")
    present = Promise(NAME, "file", PRESENT)
    yield [held, copied, present]
    recoding.recode(desk.path, None, KEY)
    for _ in range(2):  # once more, so that nothing else is allowed while nothing is done
        yield [held, copied, desk.file(desk.path)]
    workspace = desk.open()
    for number in range(size):
        put(workspace, CELLS[number % len(CELLS)], str(number))
        yield [desk.held(workspace), present]
    held = desk.held(workspace)
    workspace.store.close()
    recoding.recode(desk.path, KEY, None)
    for _ in range(2):
        yield [held, copied, desk.file(desk.path)]


def restore(desk: Desk, size: int) -> Steps:
    """A backup takes the place of a damaged file, which stays beside it with its journal."""
    yield [*desk.original(), Promise(NAME, "file", PRESENT)]
    chosen = backup.backups(desk.path)[-1]
    backup.restore(desk.path, chosen)
    yield [desk.file(desk.path), desk.file(chosen.path, "copy")]


def take_back(desk: Desk, size: int) -> Steps:
    """A backup takes the place of a sound file whose last commit was interrupted."""
    aside = desk.root.with_name(f"{desk.root.name}-aside")
    shutil.copytree(desk.root, aside)
    with SqliteStore.open(aside / NAME) as store:
        before = Promise(NAME, "workspace", digest_of(store.database))
    yield [*desk.original(), before]
    backup.restore(desk.path, backup.backups(desk.path)[-1])
    with SqliteStore.open(desk.path) as store:
        yield [before._replace(digest=digest_of(store.database))]


def rebuild(desk: Desk, size: int) -> Steps:
    """A file in which a bit has turned is rebuilt, and goes back to its backup then."""
    rescue, chosen = desk.services.stores.rescue, backup.backups(desk.path)[-1]
    original = desk.file(desk.path, "somewhere")
    yield [original, desk.file(desk.path), desk.file(chosen.path, "copy")]
    rescue.rebuild(desk.path, Regainer(desk.services.library))
    yield [desk.file(desk.path)]
    rescue.restore(desk.path, chosen.number)
    yield [desk.file(desk.path)]


LIVES: Mapping[str, Callable[[Desk, int], Steps]] = {
    life.__name__: life
    for life in (
        create,
        edit,
        edit_carelessly,
        attach,
        back_up,
        seal,
        seal_at_once,
        deliver,
        migrate,
        encrypt,
        restore,
        rebuild,
        take_back,
    )
}


def main(root: str, life: str, size: str = "1") -> None:
    shim, steps = Shim(), 0
    for promised in LIVES[life](Desk(Path(root)), int(size)):
        shim.mark(promised)
        steps += 1
    sys.stdout.write(f"{json.dumps(steps)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
