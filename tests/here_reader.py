"""The strict readers in this process: the child has tests of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ipdesk.errors import PackageRefused, StorageError
from ipdesk.package.apart import Read
from ipdesk.package.verify import inspect
from ipdesk.package.vetting import PackKind, content_of, require_good


class HereReader:
    """Reads packages as :class:`ipdesk.package.apart.ApartReader` does, without a child."""

    def each(self, paths: Iterable[Path], check: Callable[[], None]) -> Iterator[Read]:
        for path in paths:
            check()
            try:
                yield Read(path, inspect(path))
            except (PackageRefused, StorageError) as fault:
                yield Read(path, fault)


def vetted_here(path: Path, kind: PackKind, check: Callable[[], None] = lambda: None) -> bytes:
    """Vets packs as :func:`ipdesk.package.vetting.vetted` does, without a child."""
    content = content_of(path, kind.limits)
    check()
    require_good(kind.prepare()(content), kind)
    return content
