"""What is tried while the medium fails: one act each, and what is to be true whatever happens."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from content import KEY, digest_of, digest_of_copy, key_at
from desk_of_files import Desk, store_of
from report_steps import at, put, put_all, shown

from ipdesk.errors import PassphraseNeeded
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.new_report import NewReport
from ipdesk.sealing import SealedBytes, Sealer
from ipdesk.workspace import Workspace
from local_db import backup, checkup, recoding
from local_db.store import SqliteStore

WHERE = "base BF1 value"


class Work:
    """An act in a folder of its own. It can be tried again when it has failed."""

    beginning = "empty"
    one_commit = False
    """Whether an error says for certain that nothing was done."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def open(self) -> None:
        """Take up the files."""

    def prepare(self) -> None:
        """What comes before the act, while the medium is well."""
        self.open()

    def act(self) -> None:
        """What may fail."""
        raise NotImplementedError

    def state(self) -> str:
        """What there is now: as before the act, or as after it."""
        raise NotImplementedError

    def flaws(self) -> list[str]:
        """What must never be, whether the act failed or not."""
        return []

    def end(self) -> None:
        """Let go of all files."""


class WorkspaceWork(Work):
    """An act on the open workspace."""

    one_commit = True
    workspace: Workspace

    def open(self) -> None:
        self.workspace = self.desk.open()

    def state(self) -> str:
        return digest_of(store_of(self.workspace).database)

    def flaws(self) -> list[str]:
        found = checkup.damages(store_of(self.workspace).database)
        return [f"damaged: {found[0]}"] if found else []

    def end(self) -> None:
        self.workspace.store.close()


class Edit(WorkspaceWork):
    """A value is typed. The first write of a process makes the journal, the later ones do not."""

    def prepare(self) -> None:
        super().prepare()
        put(self.workspace, WHERE, "1")

    def act(self) -> None:
        put(self.workspace, WHERE, "168480")

    def flaws(self) -> list[str]:
        kept = store_of(self.workspace).cell(self.workspace.report.header.id, *at(WHERE))
        seen = shown(self.workspace, WHERE).raw
        differs = kept is None or kept.raw != seen
        return super().flaws() + [f"the screen says {seen}, the file {kept}"] * differs


class FirstEdit(Edit):
    """The first value after the file was opened."""

    def prepare(self) -> None:
        WorkspaceWork.prepare(self)

    def flaws(self) -> list[str]:
        return WorkspaceWork.flaws(self)


class Paste(WorkspaceWork):
    """A block of long texts is pasted: more pages than one."""

    def act(self) -> None:
        columns = ("note", "source")
        cells = [f"base BF{row} {column}" for row in (1, 2, 3, 4) for column in columns]
        put_all(self.workspace, dict.fromkeys(cells, "统计年鉴" * 300))


class Undo(WorkspaceWork):
    """A step is taken back."""

    def prepare(self) -> None:
        super().prepare()
        put(self.workspace, WHERE, "1")

    def act(self) -> None:
        self.workspace.undo("test")


class Attach(WorkspaceWork):
    """A file is attached."""

    def prepare(self) -> None:
        super().prepare()
        self.proof = self.desk.root.with_name("proof.pdf")
        self.proof.write_bytes(b"%PDF-1.7 fictitious" * 500)

    def act(self) -> None:
        Attacher(self.workspace).attach([self.proof], at(WHERE), Facts(number="1"))


class Seal(WorkspaceWork):
    """A report is sealed; what was rendered is the same each time."""

    beginning = "ready"
    rendered: SealedBytes | None = None

    def prepare(self) -> None:
        super().prepare()
        sealer = Sealer(self.desk.services)
        if Seal.rendered is None:
            Seal.rendered = sealer.render(sealer.prepare(self.workspace), {}.__getitem__)

    def act(self) -> None:
        assert Seal.rendered is not None
        Sealer(self.desk.services).commit(self.workspace, Seal.rendered, "test")


class BackUp(WorkspaceWork):
    """A backup is made; those there already stay sound."""

    one_commit = False

    def prepare(self) -> None:
        super().prepare()
        backup.backup(store_of(self.workspace))
        put(self.workspace, WHERE, "7")

    def act(self) -> None:
        backup.backup(store_of(self.workspace))

    def state(self) -> str:
        return " ".join(digest_of_copy(one.path) for one in backup.backups(self.desk.path))

    def flaws(self) -> list[str]:
        return super().flaws() + ["damaged backup"] * ("damaged" in self.state())


class Deliver(WorkspaceWork):
    """A package is written into a new folder."""

    beginning = "sealed"
    one_commit = False

    def act(self) -> None:
        Sealer(self.desk.services).write_package(self.workspace, self.desk.root / "a" / "stick")

    def state(self) -> str:
        found = sorted((self.desk.root / "a" / "stick").glob("*.ipsub"))
        return " ".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in found)


class FileWork(Work):
    """An act on the workspace's file, which is not open."""

    def state(self) -> str:
        return digest_of_copy(self.desk.path) if self.desk.path.exists() else ""


class Create(FileWork):
    """A workspace is made."""

    beginning = "nothing"

    def act(self) -> None:
        wanted = NewReport("440000", "leading", 2016)
        self.desk.services.opener.create(self.desk.path, wanted, "test").store.close()

    def state(self) -> str:
        # Each new report has a name of its own.
        return "made" if super().state() not in ("", "damaged") else super().state()


class Open(FileWork):
    """A workspace is opened and closed."""

    def act(self) -> None:
        self.desk.open().store.close()


class Recover(FileWork):
    """A workspace is opened after a crash in the middle of a commit."""

    beginning = "interrupted"

    def act(self) -> None:
        self.desk.open().store.close()

    def state(self) -> str:
        """As the file lies there it is in the middle of a commit; what opening makes of it."""
        with SqliteStore.open(self.desk.path) as store:
            assert not checkup.damages(store.database)
            return digest_of(store.database)


class Migrate(FileWork):
    """A file of the first layout is opened."""

    beginning = "former"

    def act(self) -> None:
        self.desk.open().store.close()


class Encrypt(Work):
    """A workspace is encrypted, and its backup with it."""

    beginning = "backed_up"

    def act(self) -> None:
        with suppress(PassphraseNeeded):  # it is encrypted already
            recoding.recode(self.desk.path, None, KEY)

    def state(self) -> str:
        held = digest_of_copy(self.desk.path)
        return held if key_at(self.desk.path) is None else f"encrypted: {held}"

    def flaws(self) -> list[str]:
        copies = [one.path for one in backup.backups(self.desk.path)]
        return [f"damaged: {one}" for one in copies if digest_of_copy(one) == "damaged"]


class Restore(Work):
    """A backup takes the place of a damaged file, which is kept."""

    beginning = "damaged"
    _original = b""

    def prepare(self) -> None:
        self._original = self.desk.path.read_bytes()
        self._chosen = backup.backups(self.desk.path)[-1]

    def act(self) -> None:
        backup.restore(self.desk.path, self._chosen)

    def state(self) -> str:
        restored = self.desk.path.read_bytes() == self._chosen.path.read_bytes()
        return "restored" if restored else "as it was"

    def flaws(self) -> list[str]:
        kept = self._original in (file.read_bytes() for file in _files(self.desk.root))
        sound = digest_of_copy(self._chosen.path) != "damaged"
        return ["the original is lost"] * (not kept) + ["the backup is damaged"] * (not sound)


WORKS: Mapping[str, type[Work]] = {
    work.__name__: work
    for work in (
        FirstEdit, Edit, Paste, Undo, Attach, Seal, BackUp, Deliver, Create, Open, Recover, Migrate,
        Encrypt, Restore,
    )
}  # fmt: skip


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()]
