"""Intake: package files are read, examined, judged, and each is taken in by one commit.

Children read the next packages, and check them anew, while this one is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.collecting import collected_afterwards
from ipdesk.errors import DamagedWorkspace, KnownError, PackageRefused, StorageError
from ipdesk.review.anew import said_by
from ipdesk.review.desk import Desk, Editions
from ipdesk.review.examining import Grounds, examined, refused
from ipdesk.review.handing_in import Arrival, Handed, handed_in, require_key
from ipdesk.review.judging import judged, superseded
from ipdesk.review.kept_bytes import as_file, kept_in, measured
from ipdesk.review.packs import packs_of
from ipdesk.review.proof import enrolments_of
from ipdesk.review.reasons import firm_reasons, stopping_reasons
from ipdesk.review.records import NEW, Act, DeskBatch, Judged, Part, Submission
from ipdesk.review.refusal import Conflict, DeskRefused

if TYPE_CHECKING:
    from ipdesk.encryption.identity import Identity
    from ipdesk.package.apart import Read
    from ipdesk.package.verify import Inspection
    from ipdesk.review.ports import ReadsPackages
    from ipdesk.snapshot import Snapshot

_TRIES = 5


def nobody_waits() -> None:
    """Nothing stops the work."""


class Intake:
    """Takes packages in at a desk, in the role of a reviewer. Fit for a worker.

    ``identity`` opens what is encrypted to SIPO.
    """

    def __init__(self, desk: Desk, reader: ReadsPackages, identity: Identity | None = None) -> None:
        self.desk = desk
        self._reader = reader
        self._identity = identity

    def take(
        self, paths: Sequence[Path], check: Callable[[], None] = nobody_waits
    ) -> Iterator[Arrival]:
        """Take the files in, one after the other, each by itself and as a whole.

        ``check`` is asked between files, and while one is read; what it raises ends the work, and
        what was taken in until then stays. At the end, what waits in quarantine is looked at again
        if something of its unit has come. Raises :class:`DeskRefused`, :class:`UsageError` if a
        file is encrypted and there is no key, and the storage errors of the desk's own store.
        """
        self.desk.require("reviewer")
        require_key(paths, self._identity)
        grounds = self._grounds()
        came: set[str] = set()
        for handed in handed_in(paths, self._reader, self._identity, check):
            with collected_afterwards():
                arrival = self._taken(handed, grounds)
            if isinstance(arrival.found, Judged) and arrival.counts:
                came.add(arrival.found.submission.unit)
            yield arrival
        for unit in sorted(came):
            self.recheck_waiting(unit)

    def recheck_waiting(self, unit: str = "") -> list[Judged]:
        """Look again at all that waits in quarantine, of one unit if one is named.

        Those of which the verdict is another one now; each was stored by a commit of its own.
        """
        changed: list[Judged] = []
        while True:
            again = False
            for one in self.desk.store.submissions(unit):
                if one.state == "quarantined":
                    found = self.recheck(one.number)
                    if found.submission.verdict != one.verdict:
                        changed.append(found)
                        again = again or found.submission.counts
            # What has come out of quarantine may be what another one waits for.
            if not again:
                return changed

    def recheck(self, number: int) -> Judged:
        """Judge a submission in quarantine again, from its kept bytes, by what is known now."""
        return self._judge_again(number, frozenset(), "")

    def admit(self, number: int, text: str, seen: int | None = None) -> Judged:
        """Let a submission in although its place in the chain or its dates are not in order.

        Takes a chief, who says why. Raises :class:`DeskRefused` where that is no matter of
        opinion, :class:`Conflict` if the submission is no more of the version ``seen``, and as
        :meth:`take` does.
        """
        self.desk.require("chief")
        if not text.strip():
            raise DeskRefused("reason_missing")
        before = self.desk.judged(number)
        if seen not in (None, before.submission.version):
            raise Conflict
        firm = sorted({one.code for one in firm_reasons(before)})
        if firm:
            raise DeskRefused("not_waivable", what=", ".join(firm))
        stopping = {one.code for one in stopping_reasons(before)}
        return self._judge_again(number, frozenset(stopping), text.strip())

    def rebuilt(self, number: int) -> Snapshot:
        """The report of a submission as this program derives and checks it, from its bytes.

        Raises :class:`DeskRefused` if they are not kept, ``KeyError`` if the desk does not have
        its catalogue, and what the reading raises.
        """
        from ipdesk.review.rebuilt import rebuilt

        inspection = self.read_again(self.desk.judged(number).submission)
        catalogue = self.desk.catalogues()[inspection.submission.catalogue.digest]
        return rebuilt(inspection, catalogue, self.desk.regions, packs_of(self.desk))

    def _grounds(self, waived: frozenset[str] = frozenset()) -> Grounds:
        editions = Editions({one.digest: one for one in self.desk.store.catalogues()})
        return Grounds(
            enrolments=enrolments_of(self.desk.enrolments()),
            catalogues=editions,
            pins=editions.pins,
            regions=self.desk.regions,
            practice=self.desk.practice,
            packs=packs_of(self.desk),
            waived=waived,
        )

    def _taken(self, handed: Handed, grounds: Grounds) -> Arrival:
        read, plain = handed
        if isinstance(read.found, StorageError):
            return Arrival(read.path, read.found)
        if isinstance(read.found, PackageRefused) and read.found.reason == "age_other_key":
            return Arrival(read.path, read.found)
        try:
            found = self._examined(read, grounds)
            return Arrival(read.path, self._store(plain, found))
        except StorageError as fault:
            if fault.params.get("path") not in (str(read.path), str(plain)):
                raise
            return Arrival(read.path, fault)

    def _examined(self, read: Read, grounds: Grounds) -> Judged:
        if isinstance(read.found, PackageRefused):
            known = ("", 0) if read.found.reason == "not_a_file" else measured(read.path)
            return refused(self._arrived(read.path, *known), read.found)
        facts = read.found.verification  # type: ignore[union-attr]  # a storage error was told
        arrived = self._arrived(read.path, facts.digest, facts.size)
        found = read.found
        return examined(arrived, found, grounds, said_by(read.more))  # type: ignore[arg-type]  # as above

    def _arrived(self, path: Path, digest: str, size: int) -> Submission:
        name = "".join(c if c.isprintable() else "_" for c in path.name)
        return Submission(0, digest, size, name, self.desk.now(), self.desk.name, "", "")

    def _store(self, path: Path, found: Judged) -> Judged:
        """Set it among the others, and commit; again if somebody else took one in meanwhile."""
        for _ in range(_TRIES):
            others = self.desk.submissions()
            one = judged(found, others)
            parts: list[Part] = []
            if one.submission.state != "refused":
                kept = kept_in(self.desk.store, path, one.submission)
                if kept is None:
                    found = refused(found.submission, PackageRefused("changed"))
                    continue
                parts = kept
            batch = DeskBatch(
                acts=[self._told("take_in", NEW, one)],
                taken=one,
                newest=max((other.number for other in others), default=0),
                parts=parts,
                submissions=superseded(one, others),
            )
            try:
                number = self.desk.write(batch)
            except Conflict:
                continue
            return replace(one, submission=one.submission._replace(number=number))
        raise Conflict

    def _judge_again(self, number: int, waived: frozenset[str], text: str) -> Judged:
        self.desk.require("reviewer")
        before = self.desk.judged(number)
        one = before.submission
        if one.state != "quarantined":
            raise DeskRefused("not_quarantined", number=number)
        inspection = self.read_again(one)
        others = [other for other in self.desk.submissions() if other.number != number]
        found = judged(examined(one, inspection, self._grounds(waived)), others, waived, text)
        if (found.reasons, found.submission) == (before.reasons, one):
            return before
        batch = DeskBatch(
            acts=[self._told("admit" if waived else "recheck", number, found, text)],
            judged=[found],
            submissions=superseded(found, others),
        )
        self.desk.write(batch)
        return replace(found, submission=found.submission._replace(version=one.version + 1))

    def read_again(self, one: Submission) -> Inspection:
        """What the kept bytes say. Raises :class:`DeskRefused` if none are kept.

        Raises what the reading raises too.
        """
        if one.state == "refused":
            raise DeskRefused("not_kept", number=one.number)
        with as_file(self.desk.store.content(one.digest)) as path:
            (read,) = self._reader.each([path], nobody_waits)
        if isinstance(read.found, KnownError):
            raise read.found
        if read.found.verification.digest != one.digest:
            raise DamagedWorkspace(path=self.desk.store.place, where=f"part {one.digest}")
        return read.found

    def _told(self, action: str, number: int, one: Judged, text: str = "") -> Act:
        codes = " ".join(reason.code for reason in one.reasons)
        digest = one.submission.digest
        return self.desk.act(action, number, digest, codes, one.submission.verdict, text)
