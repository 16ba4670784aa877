"""Evidence on its way into a package, and stored files on their way out of the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ipdesk.errors import KnownError
from ipdesk.evidence.refusal import EvidenceRefused
from ipdesk.package.pieces import Measure, Measured
from ipdesk.package.submission import EvidenceFile, EvidenceUse
from ipdesk.records import ContentSums, EvidenceRecord

PiecesOf = Callable[[str], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A stored file as content that is read piece by piece, as ``pieces_of`` its digest."""

    pieces_of: PiecesOf
    digest: str

    def chunks(self) -> Iterator[bytes]:
        """The content."""
        return self.pieces_of(self.digest)


def stored(
    pieces_of: PiecesOf, digest: str, sums: ContentSums, damaged: Callable[[], KnownError]
) -> Measured:
    """A stored file whose measure is known without reading it, and proved by reading it."""
    return Measured(StoredFile(pieces_of, digest), Measure(*sums, digest), damaged)


def packed(
    uses: Iterable[EvidenceRecord], sums: Mapping[str, ContentSums], pieces_of: PiecesOf
) -> tuple[EvidenceFile, ...]:
    """Each file once, with all that it proves; under the name it was attached with first.

    None is read: ``sums`` are by digest, and the content is fetched where it is needed, which
    raises :class:`EvidenceRefused` at the end of what is not that which was attached.
    """
    by_digest: dict[str, list[EvidenceRecord]] = {}
    for use in sorted(uses, key=lambda use: (use.attached_at, use.place)):
        by_digest.setdefault(use.digest, []).append(use)
    return tuple(
        EvidenceFile(
            held[0].name,
            held[0].media_type,
            stored(pieces_of, digest, sums[digest], _damaged(held[0].name)),
            tuple(map(EvidenceUse.of, held)),
        )
        for digest, held in sorted(by_digest.items())
    )


def _damaged(name: str) -> Callable[[], KnownError]:
    return partial(EvidenceRefused, "damaged", file=name)
