"""A folder to work in: the workspace in it, and the services to work with."""

from __future__ import annotations

import hashlib
from pathlib import Path

from beginnings import NAME
from content import KEY, digest_of, digest_of_copy
from fixed_clock import FixedClock
from promises import Promise, Sort

from ipdesk.cli import RESOURCES
from ipdesk.errors import PassphraseNeeded
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from local_db.store import SqliteStore
from local_db.stores import FileStores


class Desk:
    """The folder of a life, and the services to work with."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / NAME
        self.services = Services(RESOURCES, FileStores(), "en", FixedClock())

    def open(self) -> Workspace:
        """Opened as the program does it: a passphrase is asked for where one is needed."""
        try:
            return self.services.opener.open(self.path)
        except PassphraseNeeded:
            return self.services.opener.open(self.path, key=KEY)

    def held(self, workspace: Workspace) -> Promise:
        """That the workspace holds what it holds now."""
        return Promise(NAME, "workspace", digest_of(store_of(workspace).database))

    def original(self) -> list[Promise]:
        """That the file and its journal are kept, under whatever name."""
        journal = self.path.with_name(f"{NAME}-journal")
        return [self.file(path, "somewhere") for path in (self.path, journal)]

    def file(self, path: Path, sort: Sort = "file") -> Promise:
        """That a file is what it is now."""
        digest = _sha(path) if sort != "copy" else digest_of_copy(path)
        return Promise(str(path.relative_to(self.root)), sort, digest)


def store_of(workspace: Workspace) -> SqliteStore:
    assert isinstance(workspace.store, SqliteStore)
    return workspace.store


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
