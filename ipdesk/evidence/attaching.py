"""Attaching files to places: content first, part by part; then, in one commit, what it proves.

Until that commit nothing of an attachment is to be seen, so it can be given up at any moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ipdesk.changes import ChangeSet
from ipdesk.evidence.facts import Facts, checked
from ipdesk.evidence.limits import LIMITS, EvidenceLimits, size_text
from ipdesk.evidence.refusal import EvidenceRefused
from ipdesk.evidence.taking import TakenFile, check_file, take
from ipdesk.places import Place
from ipdesk.records import Batch, BlobRecord, EvidenceRecord, PartRecord
from ipdesk.workspace import Workspace


class Attacher:
    """Attaches files to the active report, and detaches them."""

    def __init__(self, workspace: Workspace, limits: EvidenceLimits = LIMITS) -> None:
        self._workspace = workspace
        self.limits = limits

    def check(self, paths: Iterable[Path]) -> int:
        """The size of all files together, judged by their names and sizes alone.

        Raises :class:`EvidenceRefused` and the storage errors; nothing is read yet.
        """
        total = sum(check_file(path, self.limits) for path in paths)
        self._require_room(total, sum(self._workspace.report.evidence.sizes().values()))
        return total

    def keep_part(self, file: TakenFile, number: int) -> None:
        """Store one part of a file; it belongs to nothing yet."""
        part = PartRecord(file.digest, number, file.parts[number])
        self._workspace.store.write(Batch(parts=[part]))

    def parts_wanted(self, file: TakenFile) -> range:
        """The parts that are to be stored: none if the store holds the file already."""
        return range(0 if self._workspace.store.holds(file.digest) else len(file.parts))

    def conclude(
        self, files: Sequence[TakenFile], place: Place, facts: Facts, origin: object = None
    ) -> ChangeSet:
        """Attach files whose parts are all stored, in one commit.

        Raises :class:`EvidenceRefused`, :class:`~ipdesk.errors.Sealed`,
        :class:`~ipdesk.errors.UsageError` and the storage errors; nothing is attached then.
        """
        facts, workspace = checked(facts), self._workspace
        held = workspace.report.evidence.sizes()
        sizes = {file.digest: file.size for file in files}
        new = sum(size for digest, size in sizes.items() if digest not in held)
        self._require_room(new, sum(held.values()))
        records = [self._record(file, place, facts) for file in files]
        blobs = [BlobRecord(file.digest, file.media_type, b"") for file in files]
        return workspace.change_evidence(records, (), blobs, origin)

    def attach(
        self, paths: Sequence[Path], place: Place, facts: Facts, origin: object = None
    ) -> ChangeSet:
        """Read files and attach them, one after the other and in this thread."""
        checked(facts)
        self.check(paths)
        self.discard()
        files = []
        try:
            for path in paths:
                file = take(path, self.limits, lambda _done, _total: None)
                for number in self.parts_wanted(file):
                    self.keep_part(file, number)
                files.append(file._replace(parts=()))
            return self.conclude(files, place, facts, origin)
        except BaseException:
            self.discard()
            raise

    def describe(self, use: EvidenceRecord, facts: Facts, origin: object = None) -> ChangeSet:
        """Say something else of a document; refused as in :meth:`conclude`."""
        number, issued, issuer, page = checked(facts)
        changed = use._replace(number=number, issued=issued, issuer=issuer, page=page)
        return self._workspace.change_evidence((changed,), (), (), origin)

    def detach(self, uses: Sequence[EvidenceRecord], origin: object = None) -> ChangeSet:
        """Take files off what they prove. A file that proves nothing else can be discarded."""
        return self._workspace.change_evidence((), uses, (), origin)

    def discard(self) -> None:
        """Delete all content that nothing refers to."""
        while self.discard_some():
            pass

    def discard_some(self) -> bool:
        """Delete a piece of content that nothing refers to: False if there is none."""
        return self._workspace.store.discard_unused()

    def _record(self, file: TakenFile, place: Place, facts: Facts) -> EvidenceRecord:
        """The use to be; where the file proves the place already, what is not said anew stays."""
        held = self._workspace.report.evidence.find(place, file.digest)
        if held is not None:
            return held._replace(**(facts._asdict() if any(facts) else {}))
        now = self._workspace.clock.now().isoformat(timespec="milliseconds")
        return EvidenceRecord(
            self._workspace.report.header.id, *place, file.digest, file.name, file.media_type,
            file.size, *facts, now,
        )  # fmt: skip

    def _require_room(self, wanted: int, held: int) -> None:
        if held + wanted > self.limits.report_size:
            limit = size_text(self.limits.report_size)
            raise EvidenceRefused(
                "report_size", size=size_text(wanted), held=size_text(held), limit=limit
            )
