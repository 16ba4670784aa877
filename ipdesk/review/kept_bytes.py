"""The bytes of a package on their way into the store, and back out as a file to read."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.errors import from_os_error
from ipdesk.review.records import Part

if TYPE_CHECKING:
    from ipdesk.review.ports import NationalStore
    from ipdesk.review.records import Submission

PART = 4 << 20
"""How many bytes a part holds; a package of more than one is kept part by part."""


def measured(path: Path) -> tuple[str, int]:
    """SHA-256 and size of any file; the storage errors otherwise."""
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(path):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def parts_of(path: Path, digest: str) -> Iterator[Part]:
    """The file in parts, under the digest that it is said to have."""
    for number, piece in enumerate(_pieces(path)):
        yield Part(digest, number, piece)


def digest_of(parts: Iterable[Part]) -> str:
    """The SHA-256 of the bytes in the parts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.content)
    return digest.hexdigest()


def kept_in(store: NationalStore, path: Path, one: Submission) -> list[Part] | None:
    """The bytes for the commit, or kept before it where they are many; None if not the same."""
    if one.size <= PART:
        parts = list(parts_of(path, one.digest))
        return parts if digest_of(parts) == one.digest else None
    same = digest_of(_kept(store, parts_of(path, one.digest))) == one.digest
    if not same:
        store.discard(one.digest)
    return [] if same else None


def _kept(store: NationalStore, parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        store.keep(part)
        yield part


@contextmanager
def as_file(pieces: Iterable[bytes]) -> Iterator[Path]:
    """The bytes as a file that nobody else sees and that is gone after the block."""
    with tempfile.TemporaryDirectory(prefix="ipdesk-") as folder:
        path = Path(folder) / "package.ipsub"
        try:
            with path.open("wb") as file:
                file.writelines(pieces)
        except OSError as fault:
            raise from_os_error(fault, path) from fault
        yield path


def _pieces(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while piece := file.read(PART):
                yield piece
    except OSError as fault:
        raise from_os_error(fault, path) from fault
