"""Carry a file of an older layout over to the present one, on a copy, all or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from ipdesk.errors import DamagedWorkspace
from ipdesk.workspace_key import WorkspaceKey
from local_db import checkup, copies, driver, engine, files, header
from local_db.faults import known_errors
from local_db.migrations import STEPS, Step


def migrate(
    path: Path,
    steps: Iterable[Step] = STEPS,
    version: int = header.VERSION,
    application_id: int = header.APPLICATION_ID,
    key: WorkspaceKey | None = None,
) -> Path | None:
    """Bring the workspace or desk at ``path``, which is not open, to ``version``.

    The steps run on a proved copy, which takes the file's place in one move when all checks
    have passed. Returns where the original is kept; None if there was nothing to do. Raises
    ``DamagedWorkspace`` if the file or the outcome is not sound; the file is as it was then.
    """
    start = header.inspect(path, application_id, key).version
    if start >= version:
        return None
    chosen = _chosen(path, steps, start, version)
    draft = path.with_name(f".{path.name}.migrated-{os.getpid()}")
    original = files.free_name(path, f"version{start}")
    with known_errors(path):
        kept = original.with_name(f".{original.name}.copy-{os.getpid()}")
        try:
            _migrated_copy(path, draft, kept, chosen, key)
            files.replace(kept, original)
            files.replace(draft, path)
        finally:
            for leftover in (draft, kept):
                leftover.unlink(missing_ok=True)
    return original


def _chosen(path: Path, steps: Iterable[Step], start: int, version: int) -> list[Step]:
    by_start = {step.start: step for step in steps}
    missing = [number for number in range(start, version) if number not in by_start]
    if missing:
        why = f"no step from version {missing[0]}"
        raise DamagedWorkspace(path=str(path), where="user_version", why=why)
    return [by_start[number] for number in range(start, version)]


def _migrated_copy(
    path: Path, draft: Path, kept: Path, steps: list[Step], key: WorkspaceKey | None
) -> None:
    """Make the migrated draft and a copy of the original; nobody else writes meanwhile."""
    database = engine.connect(path, key)
    try:
        copies.proved_copy(database, draft, key=key)
        _run(draft, steps, key)
        copies.require_sound(draft, key=key)
        files.sync_file(draft)
        copies.proved_copy(database, kept, key=key)
    finally:
        # Windows replaces no file that is open.
        engine.release(database)


def _run(path: Path, steps: list[Step], key: WorkspaceKey | None) -> None:
    with closing(driver.open_file(path, key)) as database:
        # Dropping a table while keys are enforced deletes the rows that refer to it.
        database.execute("PRAGMA foreign_keys=OFF")
        for step in steps:
            before = checkup.row_counts(database)
            database.execute("BEGIN IMMEDIATE")
            step.apply(database)
            database.execute(f"PRAGMA user_version={step.start + 1}")
            database.execute("COMMIT")
            _require_counts(path, step, before, checkup.row_counts(database))


def _require_counts(path: Path, step: Step, before: dict[str, int], after: dict[str, int]) -> None:
    for table, count in before.items():
        if table not in step.resized and after.get(table) != count:
            why = f"step {step.start}: {count} rows became {after.get(table)}"
            raise DamagedWorkspace(path=str(path), where=table, why=why)
