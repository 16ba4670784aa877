"""The ledger: every commit of a workspace, with what the history says of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

from ipdesk.errors import Busy, ReadAgain
from ipdesk.history import Chain
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.ports import Clock, Store
from ipdesk.records import Batch, HistoryRecord, StepRecord, cell_record
from ipdesk.steps import BARRIER, DO, UNDOABLE, Steps
from ipdesk.values import Cell


class Ledger:
    """The one way into the store; knows where the history ends."""

    def __init__(self, store: Store, clock: Clock, actor: str) -> None:
        self._store = store
        self._clock = clock
        self._actor = actor
        self.chain = Chain(store.last_history())
        self._committed = (self.chain.sequence, self.chain.digest)
        self._steps: dict[str, Steps] = {}
        self._busy = False
        self._doubted: HistoryRecord | None = None
        # Who takes a step back asks first what it was.
        self._read: tuple[StepRecord, list[HistoryRecord]] | None = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else writes until the block ends; what it told and did not commit is forgotten."""
        self._require_idle()
        self._busy = True
        try:
            yield
        except BaseException:
            self.chain.rewind(*self._committed)
            raise
        finally:
            self._busy = False

    def writing(
        self, report: str, origin: object, batch: Batch | None = None, pace: Pace = UNPACED
    ) -> Writing:
        """A commit in the making; ``report`` is "" for what concerns no single one.

        ``batch`` is what is to be written in any case. :class:`Busy` while somebody is alone.
        """
        self._require_idle()
        return Writing(self, report, origin, batch or Batch(), pace)

    def now(self) -> str:
        """The present moment as it is recorded: UTC, ISO 8601."""
        return self._clock.now().isoformat(timespec="milliseconds")

    def entry(self, report: str, at: str, origin: object, said: tuple[str, ...]) -> HistoryRecord:
        """The next entry of the history; ``said`` are its fields from action to reason."""
        start = origin if isinstance(origin, str) else "window"
        return self.chain.entry((report, at, self._actor, start, *said))

    def steps(self, report: str) -> Steps:
        """What can be undone and redone in a report. Read when first asked."""
        if report not in self._steps:
            self._steps[report] = Steps(self._store.steps(report))
        return self._steps[report]

    def entries(self, step: StepRecord, pace: Pace = UNPACED) -> list[HistoryRecord]:
        """The history entries of a step."""
        if self._read is None or self._read[0] != step:
            told = pace.over(self._store.history(step.report, step.first - 1))
            wanted = itertools.takewhile(lambda entry: entry.sequence <= step.last, told)
            self._read = step, list(wanted)
        return self._read[1]

    def commit(self, batch: Batch, pace: Pace = UNPACED) -> None:
        """Commit durably. If that fails, nothing was written and the history ends as before.

        :class:`ReadAgain` if the commit before failed and is in the file nevertheless.
        """
        try:
            self.require_known_end()
            self._doubted = batch.history[-1] if batch.history else None
            self._store.write(batch, pace)
        except BaseException:
            self.chain.rewind(*self._committed)
            raise
        self._doubted = None
        self._committed = (self.chain.sequence, self.chain.digest)
        self._read = None
        for step in batch.steps:
            if step.report in self._steps:
                self._steps[step.report].take(step)

    @property
    def in_doubt(self) -> bool:
        """Whether a commit failed that may be in the file nevertheless; see :class:`ReadAgain`."""
        return self._doubted is not None

    def require_known_end(self) -> None:
        """Prove that a commit that failed left nothing: its last sync may have been what failed.

        :class:`ReadAgain` if it is in the file.
        """
        if self._doubted is not None and self._store.last_history() == self._doubted:
            raise ReadAgain(path=self._store.path)

    def _require_idle(self) -> None:
        if self._busy:
            raise Busy


class Writing:
    """One commit in the making: what it writes of a report, and its entries of the history."""

    def __init__(
        self, ledger: Ledger, report: str, origin: object, batch: Batch, pace: Pace
    ) -> None:
        self._ledger = ledger
        self.report = report
        self.origin = origin
        self.batch = batch
        self.pace = pace
        # One commit is one moment.
        self._at = ledger.now()

    def note(
        self,
        action: str,
        place: Place,
        before: str = "",
        after: str = "",
        *,
        reason: str = "",
        facet: str = "",
    ) -> None:
        """Say in the history what is done."""
        said = (action, *place, facet, before, after, reason)
        self.batch.history.append(self._ledger.entry(self.report, self._at, self.origin, said))

    def put(self, place: Place, cell: Cell) -> None:
        """Write a cell; an earlier value of the place is replaced."""
        record = cell_record(self.report, place, cell.raw, cell.state, cell.text)
        self.batch.cells.append(record)

    def now(self) -> str:
        """The present moment as it is recorded."""
        return self._ledger.now()

    def commit(self, action: str = DO, of: int = 0) -> None:
        """Commit all of it as one step, or nothing; raises the storage errors.

        ``action`` and ``of`` are those of :class:`~ipdesk.records.StepRecord`; what cannot be
        undone is a barrier by itself.
        """
        history = self.batch.history
        if self.report and history:
            undoable = all(entry.action in UNDOABLE for entry in history)
            step = StepRecord(
                history[0].sequence, history[-1].sequence, self.report,
                action if undoable else BARRIER, of,
            )  # fmt: skip
            self.batch.steps.append(step)
        self._ledger.commit(self.batch, self.pace)
