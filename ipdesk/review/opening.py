"""Making and opening desks. What that needs is imported when the first one is.

Whether it is a desk is asked of every workspace before it is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipdesk.library import Library
    from ipdesk.ports import Clock
    from ipdesk.regions import Regions
    from ipdesk.review.desk import Desk
    from ipdesk.review.ports import NationalStores


class DeskOpener:
    """Creates desks and opens existing ones, by a path or a ``postgresql://`` URL."""

    def __init__(
        self, stores: NationalStores, library: Library, regions: Regions, clock: Clock
    ) -> None:
        self._stores = stores
        self._library = library
        self._regions = regions
        self._clock = clock

    def create(
        self, place: str, name: str, *, practice: bool = False, origin: str = "window"
    ) -> Desk:
        """A new desk with the editions at hand; who makes it is its chief.

        Raises ``WorkspaceExists`` and the other storage errors.
        """
        from ipdesk.review.desk import DESK_KIND, KIND, PRACTICE, Desk, editions_at_hand
        from ipdesk.review.records import Act, DeskBatch, PersonRecord

        at = self._clock.now().isoformat(timespec="milliseconds")
        first = DeskBatch(
            acts=[Act(at, name, origin, "begin", subject=PRACTICE if practice else "")],
            settings={KIND: DESK_KIND, PRACTICE: "true" if practice else "false"},
            catalogues=editions_at_hand(self._library),
            people_new=[PersonRecord(name, "chief")],
        )
        store = self._stores.create(place, first)
        return Desk(store, self._clock, self._regions, name, origin)

    def open(self, place: str, name: str, origin: str = "window") -> Desk:
        """An existing desk. Editions that are at hand and new to it are taken in.

        Raises the storage errors, which say why it cannot be opened.
        """
        from ipdesk.review.desk import Desk

        desk = Desk(self._stores.open(place), self._clock, self._regions, name, origin)
        try:
            if desk.role != "reader":
                self._take_editions(desk)
        except BaseException:
            desk.close()
            raise
        return desk

    def backup(self, desk: Desk, told: Callable[[int, int], None] | None = None) -> None:
        """Back up an open desk, see :meth:`~ipdesk.review.ports.NationalStores.backup`."""
        self._stores.backup(desk.store, told)

    def is_desk(self, path: Path) -> bool:
        """Whether the file is a desk, and no workspace of a province."""
        return self._stores.is_desk(path)

    def _take_editions(self, desk: Desk) -> None:
        from ipdesk.review.desk import editions_at_hand
        from ipdesk.review.records import DeskBatch

        known = {(record.edition, record.version) for record in desk.store.catalogues()}
        facts = {(one.code, one.version) for one in self._library.editions()}
        if facts <= known:
            return
        new = [r for r in editions_at_hand(self._library) if (r.edition, r.version) not in known]
        if not new:
            return
        acts = [
            desk.act("edition", subject=f"{one.edition} v{one.version}", after=one.digest)
            for one in new
        ]
        desk.write(DeskBatch(acts=acts, catalogues=new))
