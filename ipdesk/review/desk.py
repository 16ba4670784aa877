"""The desk: who works there, what may be done in which role, and the log of it.

Every change passes through here: one batch, one entry or more of the log.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.records import CatalogueRecord, HistoryRecord
from ipdesk.review.records import (
    DESK_ROLES,
    Act,
    DeskBatch,
    EnrolmentRecord,
    Judged,
    PersonRecord,
    Role,
    Submission,
)
from ipdesk.review.refusal import Conflict, DeskRefused

if TYPE_CHECKING:
    from ipdesk.library import Library
    from ipdesk.ports import Clock
    from ipdesk.regions import Regions
    from ipdesk.review.ports import NationalStore

KIND, PRACTICE = "kind", "practice"
DESK_KIND = "desk"
READER: Role = "reader"


class Desk:
    """One open desk, and who sits at it. ``name`` is that of the account."""

    def __init__(
        self, store: NationalStore, clock: Clock, regions: Regions, name: str, origin: str
    ) -> None:
        self.store = store
        self.clock = clock
        self.regions = regions
        self.name = name
        self._origin = origin

    @functools.cached_property
    def practice(self) -> bool:
        """Whether the desk is one for practice: it takes practice packages and no others."""
        return self.store.settings().get(PRACTICE) == "true"

    @property
    def role(self) -> str:
        """In which role this person works here; whoever is not named may read."""
        return next((one.role for one in self.store.people() if one.name == self.name), READER)

    def require(self, role: Role) -> None:
        """:class:`DeskRefused` unless the person may do what takes this role."""
        own = self.role
        if own not in DESK_ROLES or DESK_ROLES.index(own) < DESK_ROLES.index(role):
            raise DeskRefused("role", role=role, own=own)

    def now(self) -> str:
        """The present moment as it is recorded: UTC, ISO 8601."""
        return self.clock.now().isoformat(timespec="milliseconds")

    def act(
        self,
        action: str,
        submission: int = 0,
        subject: str = "",
        before: str = "",
        after: str = "",
        reason: str = "",
    ) -> Act:
        """What this person does now, for the log."""
        return Act(
            self.now(), self.name, self._origin, action, submission, subject, before, after, reason
        )

    def write(self, batch: DeskBatch) -> int:
        """Commit; raises the storage errors and :class:`~ipdesk.review.refusal.Conflict`."""
        return self.store.write(batch)

    def submissions(self) -> list[Submission]:
        """What was handed in, oldest first."""
        return self.store.submissions()

    def judged(self, number: int) -> Judged:
        """A submission with all that was found; :class:`DeskRefused` if there is none."""
        try:
            return self.store.judged(number)
        except KeyError:
            raise DeskRefused("no_submission", number=number) from None

    def enrolments(self) -> list[EnrolmentRecord]:
        """All keys ever enrolled."""
        return self.store.enrolments()

    def people(self) -> list[PersonRecord]:
        """Who works at the desk."""
        return self.store.people()

    def log(self) -> Iterator[HistoryRecord]:
        """The desk's log, oldest first."""
        return self.store.history()

    def catalogues(self) -> Mapping[str, Catalogue]:
        """The editions that the desk has, by digest. Each is decoded when first asked for."""
        return Editions({record.digest: record for record in self.store.catalogues()})

    def kinds(self) -> dict[str, Label]:
        """The names of report kinds by code, as the newest edition that has one calls it."""
        records = sorted(self.store.catalogues(), key=lambda one: (one.edition, one.version))
        editions = Editions({one.digest: one for one in records})
        return {kind.code: kind.label for one in editions.values() for kind in one.kinds}

    def close(self) -> None:
        """Release the store."""
        self.store.close()


class Editions(Mapping[str, Catalogue]):
    """Catalogue editions by digest, decoded when first asked for."""

    def __init__(self, records: Mapping[str, CatalogueRecord]) -> None:
        self._records = records
        self._decoded: dict[str, Catalogue] = {}

    def __getitem__(self, digest: str) -> Catalogue:
        if digest not in self._decoded:
            self._decoded[digest] = loader.from_json(self._records[digest].body)
        return self._decoded[digest]

    def __contains__(self, digest: object) -> bool:
        return digest in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    @property
    def pins(self) -> dict[tuple[str, int], str]:
        """The digests by code and version."""
        return {(r.edition, r.version): digest for digest, r in self._records.items()}


def editions_at_hand(library: Library) -> list[CatalogueRecord]:
    """Every edition that the program can read, shipped or installed, as it is stored."""
    found = []
    for facts, catalogue in library.every():
        body = loader.to_json(catalogue)
        digest = hashlib.sha256(body).hexdigest()
        found.append(CatalogueRecord(facts.code, facts.version, digest, body))
    return found


def set_role(desk: Desk, name: str, role: Role, seen: PersonRecord | None = None) -> None:
    """Say in which role somebody works at the desk. Takes a chief; one chief always stays.

    ``seen`` is the person's record as it was looked at. Raises :class:`DeskRefused`,
    :class:`Conflict` and the storage errors.
    """
    desk.require("chief")
    name = name.strip()
    if not name:
        raise DeskRefused("name_missing")
    people = {one.name: one for one in desk.people()}
    known = people.get(name)
    if seen is not None and seen != known:
        raise Conflict
    chiefs = {one.name for one in people.values() if one.role == "chief"}
    if role != "chief" and chiefs == {name}:
        raise DeskRefused("last_chief")
    before = known.role if known else ""
    batch = DeskBatch(acts=[desk.act("role", subject=name, before=before, after=role)])
    if known is None:
        batch.people_new.append(PersonRecord(name, role))
    else:
        batch.people.append(known._replace(role=role))
    desk.write(batch)
