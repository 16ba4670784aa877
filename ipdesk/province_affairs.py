"""What a workspace holds of the province itself: its status, and deadlines of what is due."""

from __future__ import annotations

import functools
from dataclasses import replace

from ipdesk.catalogue.model import Catalogue
from ipdesk.deadlines import Deadline, Due, checked, deadlines_of, write_deadline
from ipdesk.ledger import Ledger, Writing
from ipdesk.places import Place
from ipdesk.ports import Clock, Store
from ipdesk.province import StatusHistory
from ipdesk.services import today
from ipdesk.status_entry import ANNUL, StatusEntry, entry_of, record_of


class ProvinceAffairs:
    """Status and deadlines, by one catalogue's transitions and kinds."""

    def __init__(self, store: Store, ledger: Ledger, clock: Clock, catalogue: Catalogue) -> None:
        self._store = store
        self._ledger = ledger
        self._clock = clock
        self._catalogue = catalogue

    @functools.cached_property
    def status(self) -> StatusHistory:
        """The province's status. Read when first asked."""
        entries = [entry_of(record) for record in self._store.statuses()]
        return StatusHistory(self._catalogue, entries)

    def deadlines(self) -> dict[Due, Deadline]:
        """The deadlines that were set."""
        return deadlines_of(self._store.settings())

    def record_status(self, entry: StatusEntry, origin: object) -> None:
        """Record a step of the status; raises what :meth:`StatusHistory.record` raises."""
        self._stand(self.status.record(replace(entry, recorded_at=self._ledger.now())), origin)

    def annul_status(self, reason: str, origin: object) -> None:
        """Take back the last standing entry by a further one; both stay."""
        self._stand(self.status.annul(reason, today(self._clock), self._ledger.now()), origin)

    def set_deadline(self, due: Due, deadline: Deadline | None, origin: object) -> None:
        """Record by when a report is to be handed in; None takes the deadline back.

        Raises what :func:`ipdesk.deadlines.checked` raises; nothing is recorded then.
        """
        deadline = checked(self._catalogue, due, deadline)
        before = self.deadlines().get(due)
        writing = self._writing(origin)
        write_deadline(due, before, deadline, writing)
        writing.commit()

    def _stand(self, after: StatusHistory, origin: object) -> None:
        """Store the newest entry of a history of the status, which holds from now on."""
        before, done = self.status, after.entries[-1]
        # Not their count: damage may have taken one.
        number = max((record.number for record in self._store.statuses()), default=0) + 1
        writing = self._writing(origin)
        writing.batch.statuses.append(record_of(number, done))
        writing.note(
            "status",
            Place("status", str(number), done.transition),
            " ".join(filter(None, (before.state, before.category))),
            " ".join(filter(None, (after.state, after.category))),
            reason=done.note if done.transition == ANNUL else done.document,
        )
        writing.commit()
        self.status = after

    def _writing(self, origin: object) -> Writing:
        return self._ledger.writing("", origin)
