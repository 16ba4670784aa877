"""A stored file written out: read back by its digest, under a name of its own in a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ipdesk.evidence.refusal import EvidenceRefused
from ipdesk.files import Written, write_durably
from ipdesk.records import EvidenceRecord


def save(use: EvidenceRecord, pieces: Iterable[bytes], folder: Path) -> Written:
    """Write the file into the folder under the name it had, or with a number if that is taken.

    Raises :class:`EvidenceRefused` if the bytes are not those that were attached, and the
    storage errors; nothing is left behind then.
    """
    return write_durably(_free(folder / use.name), _proved(use, pieces))


def _proved(use: EvidenceRecord, pieces: Iterable[bytes]) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        yield piece
    if digest.hexdigest() != use.digest:
        raise EvidenceRefused("damaged", file=use.name)


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem} ({number})")
    return free
