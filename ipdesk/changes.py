"""What a change of data did: the answer of every writing call of the workspace."""

from __future__ import annotations

from dataclasses import dataclass

from ipdesk.places import Place
from ipdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class Edit:
    """One wanted change: a cell's raw text.

    ``source`` says who supplied it, "" where that is not told; it becomes the value's source
    unless a person has stated another.
    """

    place: Place
    raw: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Cells that show something new, problems that opened or cleared, and who began it.

    ``origin`` is the view that asked for the change, so that it does not overwrite its own
    typing. ``rows`` says that rows were added or removed in these sections, ``status`` that the
    province's status moved, or a deadline of what is due, ``series`` that figures of other years
    came in.
    """

    cells: frozenset[Place] = frozenset()
    opened: tuple[Problem, ...] = ()
    cleared: tuple[Problem, ...] = ()
    rows: frozenset[str] = frozenset()
    origin: object = None
    report_state: bool = False
    status: bool = False
    series: bool = False
