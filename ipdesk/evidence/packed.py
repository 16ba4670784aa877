"""Evidence on its way into a package, and stored files on their way out of the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ipdesk.package.pieces import measured
from ipdesk.package.submission import EvidenceFile, EvidenceUse
from ipdesk.records import EvidenceRecord

PiecesOf = Callable[[str], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A stored file as content that is read piece by piece, as ``pieces_of`` its digest."""

    pieces_of: PiecesOf
    digest: str

    def chunks(self) -> Iterator[bytes]:
        """The content."""
        return self.pieces_of(self.digest)


def packed(uses: Iterable[EvidenceRecord], pieces_of: PiecesOf) -> tuple[EvidenceFile, ...]:
    """Each file once, with all that it proves; under the name it was attached with first.

    Each is read once to be measured; its content is fetched again where it is needed.
    """
    by_digest: dict[str, list[EvidenceRecord]] = {}
    for use in sorted(uses, key=lambda use: (use.attached_at, use.place)):
        by_digest.setdefault(use.digest, []).append(use)
    return tuple(
        EvidenceFile(
            held[0].name,
            held[0].media_type,
            measured(StoredFile(pieces_of, digest)),
            tuple(map(EvidenceUse.of, held)),
        )
        for digest, held in sorted(by_digest.items())
    )
