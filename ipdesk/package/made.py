"""A package that was made, read as whoever receives it will, before it is sealed.

A report that is larger than any reader takes would otherwise be sealed, and refused by SIPO.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ipdesk.errors import PackageRefused
from ipdesk.package import bag
from ipdesk.package import zip_format as zf
from ipdesk.package.archive import package_size
from ipdesk.package.bag_check import CheckedBag
from ipdesk.package.directory import Entry
from ipdesk.package.effort import Effort
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.package.payload_check import PayloadCheck, go_through
from ipdesk.package.pieces import Content, measure, pieces


class _MadeFiles:
    """The files of a bag in memory, as a reader has those of an archive."""

    def __init__(self, files: Mapping[str, Content], limits: Limits) -> None:
        self._files = files
        self.limits = limits

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """The content of a file."""
        return pieces(self._files[entry.name])

    def read(self, entry: Entry, limit: int) -> bytes:
        """The same at once, if it has no more than ``limit`` bytes."""
        if entry.size > limit:
            raise PackageRefused("content_size", file=entry.name, limit=limit)
        return b"".join(self.chunks(entry))


def require_readable(
    name: str, files: Mapping[str, Content], digests: Mapping[str, str], limits: Limits = LIMITS
) -> None:
    """:class:`PackageRefused`, as the receiver's reader would say it, if the files break a rule.

    ``files`` and their SHA-256 are by path in the bag. Evidence is not read, only measured.
    """
    sizes = {path: measure(content).size for path, content in files.items()}
    entries = {path: Entry(path, zf.STORED, 0, size, size, 0) for path, size in sizes.items()}
    payload = {path: entry for path, entry in entries.items() if path.startswith(bag.DATA)}
    info = files[bag.INFO_FILE]
    checked = CheckedBag(
        name=name,
        payload=payload,
        digests={path: digests[path] for path in payload},
        info=b"".join(pieces(info)),
        octets=sum(entry.size for entry in payload.values()),
        seal=digests[bag.TAG_MANIFEST_FILE],
        signature=None,
    )
    effort = Effort(limits.effort)
    effort.files(package_size(name, sizes), tuple(entries.values()))
    check = PayloadCheck(_MadeFiles(files, limits), checked, effort)
    go_through(check, check.submission())
    check.history()
