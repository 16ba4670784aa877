"""Files as they are handed in: packages, and encrypted ones, opened with SIPO's key on the way.

What was decrypted lies in a file that nobody else sees, for as long as it is read and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.encryption.age_file import decrypted, is_encrypted
from ipdesk.errors import PackageRefused, StorageError, UsageError
from ipdesk.package.apart import Read
from ipdesk.review.kept_bytes import as_file
from ipdesk.review.records import Judged

if TYPE_CHECKING:
    from ipdesk.encryption.identity import Identity
    from ipdesk.review.ports import ReadsPackages


class Arrival(NamedTuple):
    """What came of one file: the submission it became, or the fault for which it became none.

    A package that another key opens than the one at hand became none.
    """

    path: Path
    found: Judged | StorageError | PackageRefused

    @property
    def counts(self) -> bool:
        """Whether it came in and its figures count."""
        return isinstance(self.found, Judged) and self.found.submission.counts


class Handed(NamedTuple):
    """A file that was handed in, as it was read. ``plain`` holds the package itself."""

    read: Read
    plain: Path


def require_key(paths: Iterable[Path], identity: Identity | None) -> None:
    """Raise :class:`UsageError` if one of the files is encrypted and there is no key for it."""
    if identity is None and any(map(is_encrypted, paths)):
        raise UsageError("identity_needed")


def handed_in(
    paths: Sequence[Path],
    reader: ReadsPackages,
    identity: Identity | None,
    check: Callable[[], None],
) -> Iterator[Handed]:
    """The files in turn. ``check`` is asked between them, and while one is read."""
    for locked, some in groupby(paths, is_encrypted):
        if identity is None or not locked:
            yield from (Handed(read, read.path) for read in reader.each(some, check))
            continue
        for path in some:
            yield from _opened(path, reader, identity, check)


def _opened(
    path: Path, reader: ReadsPackages, identity: Identity, check: Callable[[], None]
) -> Iterator[Handed]:
    try:
        content = decrypted(path, identity)
    except (PackageRefused, StorageError) as fault:
        yield Handed(Read(path, fault), path)
        return
    with as_file([content]) as plain:
        for read in reader.each([plain], check):
            yield Handed(read._replace(path=path), plain)
