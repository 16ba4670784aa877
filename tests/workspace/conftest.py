"""A store that fails on demand, before or in the middle of a commit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.cli import RESOURCES
from ipdesk.errors import DiskFull, StorageError
from ipdesk.pace import UNPACED, Pace
from ipdesk.ports import Store
from ipdesk.records import Batch
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from ipdesk.workspace_key import WorkspaceKey
from local_db.stores import FileStores


class FaultyStore:
    """A real store behind a switch."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.fault: StorageError | None = None
        self.batches: list[Batch] = []

    def write(self, batch: Batch, pace: Pace = UNPACED) -> None:
        if self.fault is not None:
            raise self.fault
        self._store.write(batch, pace)
        self.batches.append(batch)

    def last_history(self) -> object:
        if self.fault is not None:
            raise self.fault
        return self._store.last_history()

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


class FaultyStores(FileStores):
    """Opens workspaces behind switches."""

    def open(self, path: Path, key: WorkspaceKey | None = None) -> Store:
        return FaultyStore(super().open(path, key))  # type: ignore[return-value] # stands in for a store


@pytest.fixture
def failing(
    workspace_file: Callable[..., Path], services: Services
) -> tuple[Workspace, FaultyStore]:
    """A workspace and its switch."""
    faulty = Services(RESOURCES, FaultyStores(), "en", services.clock)
    workspace = faulty.opener.open(workspace_file())
    return workspace, workspace.store  # type: ignore[return-value] # stands in for a store


@pytest.fixture
def disk_full() -> StorageError:
    return DiskFull(path="workspace")
