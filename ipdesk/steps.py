"""Steps: what can be undone and redone in a report, over its whole life as a draft.

The stacks follow from the stored steps, so undoing goes on after a restart. A step that is done
anew ends what could be redone; a barrier ends everything before it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ipdesk.records import StepRecord

DO, UNDO, REDO, BARRIER = "do", "undo", "redo", "barrier"
UNDOABLE = frozenset(
    {
        "set",
        "add_row",
        "remove_row",
        "order_rows",
        "annotate",
        "explain",
        "dispute",
        "restate",
        "attach",
        "detach",
    }
)
"""The actions of the history that can be taken back."""


class Steps:
    """The steps of one report as two stacks; the last of each comes first."""

    def __init__(self, records: Iterable[StepRecord] = ()) -> None:
        self._done: list[StepRecord] = []
        self._undone: list[StepRecord] = []
        for record in records:
            self.take(record)

    @property
    def undoable(self) -> StepRecord | None:
        """The step that would be undone next, None if there is none."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> StepRecord | None:
        """The step that would be done again next, None if there is none."""
        return self._undone[-1] if self._undone else None

    def take(self, record: StepRecord) -> None:
        """Follow a step that was committed."""
        if record.action == UNDO:
            self._undone.append(self._done.pop())
        elif record.action == REDO:
            self._done.append(self._undone.pop())
        else:
            self._undone.clear()
            if record.action == BARRIER:
                self._done.clear()
            else:
                self._done.append(record)
