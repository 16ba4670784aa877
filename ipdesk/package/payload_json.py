"""The JSON files of a package: what they say in their shape, or why they are refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias, TypeVar

import msgspec

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.directory import Entry
from ipdesk.package.effort import Effort
from ipdesk.package.limits import Limits
from ipdesk.package.reader import Files

_WHERE = re.compile(r"`(\$[^`]*)`")

T = TypeVar("T")
Look: TypeAlias = Callable[[object], None]


class JsonFiles:
    """Reads the files of one payload; each method raises :class:`PackageRefused`."""

    def __init__(self, reader: Files, payload: Mapping[str, Entry], effort: Effort) -> None:
        self._reader = reader
        self._payload = payload
        self._effort = effort
        limits = reader.limits
        self._of_lists = limits.but(json_size=limits.list_size, json_marks=limits.list_marks)
        self._of_small = limits.but(
            json_size=min(limits.json_size, limits.told_size),
            json_marks=min(limits.json_marks, limits.told_marks),
        )

    def text(self, path: str) -> bytes:
        """The bytes of any of them."""
        data = self._reader.read(self._payload[path], self._reader.limits.json_size)
        self._effort.json(data)
        return data

    def shaped(self, shape: type[T], reason: str, path: str, text: bytes = b"") -> T:
        """What the file says; ``reason`` is why it is refused if it lacks its shape.

        ``text`` are its bytes where they have been read.
        """
        data = text or self.text(path)
        return _shaped(data, shape, (reason, path), self._reader.limits)

    def listed(self, shape: type[T], reason: str, path: str, look: Look = lambda _: None) -> T:
        """The same of a file that is a list of what may be many, within its own limits.

        ``look`` is shown the value of one that lacks its shape before that is told.
        """
        limits = self._of_lists
        data = self._reader.read(self._payload[path], limits.json_size)
        self._effort.lists(data)
        return _shaped(data, shape, (reason, path), limits, look)

    def small(self, shape: type[T], reason: str, path: str) -> T:
        """The same of a file that is never long and holds free values."""
        data = self._reader.read(self._payload[path], self._reader.limits.json_size)
        self._effort.lists(data)
        value = canonical_json.decode(data, path, self._of_small)
        return _convert(value, shape, reason, path)


def _shaped(
    data: bytes,
    shape: type[T],
    told: tuple[str, str],
    limits: Limits,
    look: Look = lambda _: None,
) -> T:
    found = canonical_json.decode_as(data, shape, limits)
    if found is not None:
        return found
    reason, path = told
    if canonical_json.within(data, limits) and not canonical_json.tellable(data, limits):
        raise PackageRefused(reason, file=path, where="$")
    value = canonical_json.decode(data, path, limits)
    look(value)
    return _convert(value, shape, reason, path)


def _convert(value: object, shape: type[T], reason: str, file: str) -> T:
    """The value in its shape; :class:`PackageRefused` names the place where it differs."""
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as fault:
        where = _WHERE.search(str(fault))
        raise PackageRefused(reason, file=file, where=where[1] if where else "$") from None
