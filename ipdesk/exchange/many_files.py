"""Reads the workbooks that a person chose and makes one plan of them; fit for a worker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from ipdesk.errors import KnownError
from ipdesk.exchange.import_plan import ImportPlan, RefusedFile, plan_import
from ipdesk.exchange.joined_plans import join_plans
from ipdesk.exchange.workbook_reader import read_in_child
from ipdesk.snapshot import Content

SUFFIX = ".xlsx"
_LOCK = "~$"
Step = Callable[[int, int], None]


def plan_files(
    snapshot: Content, paths: Sequence[Path], step: Step = lambda _done, _total: None
) -> ImportPlan:
    """The plan of importing the files at once.

    ``step`` is told how many of them are read, again and again; what it raises ends the reading.
    One file alone that does not fit raises :class:`WorkbookRefused`, or the storage error; of
    several, such files are named in the plan.
    """
    plans, refused = [], []
    for done, (path, name) in enumerate(zip(paths, file_names(paths), strict=True)):
        going_on = partial(step, done, len(paths))
        going_on()
        try:
            plans.append(plan_import(snapshot, read_in_child(path, check=going_on), name))
        except KnownError as fault:
            if len(paths) == 1:
                raise
            refused.append(RefusedFile(name, fault))
    if len(paths) == 1:
        return plans[0]
    return join_plans(snapshot, plans, refused)


def file_names(paths: Sequence[Path]) -> list[str]:
    """What the files are called beside each other: their names, with the folder where alike."""
    alike = Counter(path.name for path in paths)
    return [
        path.name if alike[path.name] == 1 else f"{path.parent.name}/{path.name}" for path in paths
    ]


def workbooks(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the workbooks in the folders named; each once."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
        # Office programs put a file of this kind beside one that is open.
        found.update((item, None) for item in inside if not item.name.startswith(_LOCK))
    return list(found)
