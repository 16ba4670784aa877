"""The ledger: every commit of a workspace, with what the history says of it."""

from __future__ import annotations

from ipdesk.history import Chain
from ipdesk.places import Place
from ipdesk.ports import Clock, Store
from ipdesk.records import Batch, HistoryRecord, cell_record
from ipdesk.values import Cell


class Ledger:
    """The one way into the store; knows where the history ends."""

    def __init__(self, store: Store, clock: Clock, actor: str) -> None:
        self._store = store
        self._clock = clock
        self._actor = actor
        self.chain = Chain(store.last_history())
        self._committed = (self.chain.sequence, self.chain.digest)

    def writing(self, report: str, origin: object, batch: Batch | None = None) -> Writing:
        """A commit in the making; ``report`` is "" for what concerns no single one.

        ``batch`` is what is to be written in any case.
        """
        return Writing(self, report, origin, batch or Batch())

    def now(self) -> str:
        """The present moment as it is recorded: UTC, ISO 8601."""
        return self._clock.now().isoformat(timespec="milliseconds")

    def entry(self, report: str, origin: object, said: tuple[str, ...]) -> HistoryRecord:
        """The next entry of the history; ``said`` are its fields from action to reason."""
        start = origin if isinstance(origin, str) else "window"
        return self.chain.entry((report, self.now(), self._actor, start, *said))

    def commit(self, batch: Batch) -> None:
        """Commit durably. If that fails, nothing was written and the history ends as before."""
        try:
            self._store.write(batch)
        except BaseException:
            self.chain.rewind(*self._committed)
            raise
        self._committed = (self.chain.sequence, self.chain.digest)


class Writing:
    """One commit in the making: what it writes of a report, and its entries of the history."""

    def __init__(self, ledger: Ledger, report: str, origin: object, batch: Batch) -> None:
        self._ledger = ledger
        self.report = report
        self.origin = origin
        self.batch = batch

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
        self.batch.history.append(self._ledger.entry(self.report, self.origin, said))

    def put(self, place: Place, cell: Cell) -> None:
        """Write a cell; an earlier value of the place is replaced."""
        record = cell_record(self.report, place, cell.raw, cell.state, cell.text)
        self.batch.cells.append(record)

    def commit(self) -> None:
        """Commit all of it, or nothing; raises the storage errors."""
        self._ledger.commit(self.batch)
