"""The strict reader in a process of its own: packages of unknown origin, one after the other.

The child verifies everything and hands over what :func:`ipdesk.package.verify.inspect` returns:
facts, tables, results, pages and digests, as one message that is decoded strictly. Prints,
workbooks and evidence stay in the file; whoever keeps the file compares its SHA-256 with
``verification.digest``, so that what is kept is what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

import msgspec

from ipdesk import errors
from ipdesk.apart.allowance import Allowance, Stopped
from ipdesk.apart.child import Child, Work
from ipdesk.errors import KnownError, PackageRefused, StorageError
from ipdesk.package.limits import LIMITS, PROCESS, Limits
from ipdesk.package.refusals import PACKAGE
from ipdesk.package.verify import Inspection, inspect
from ipdesk.package.vetting import plain, refused_for

_STORAGE = {
    kind.code: kind
    for kind in (errors.FileMissing, errors.ReadOnly, errors.DiskFull, errors.WriteFailed)
}
_CRASHED = PackageRefused("reader_crash")
Check = Callable[[], None]


class Read(NamedTuple):
    """What came of one file: its content, or why it is not taken."""

    path: Path
    found: Inspection | PackageRefused | StorageError


class _Task(msgspec.Struct):
    path: str
    content: bytes
    """The package itself where it lies in no file, else empty."""
    limits: Limits


class _Answer(msgspec.Struct):
    """Either what was read, or the code of a known error with its reason and parameters."""

    inspection: Inspection | None = None
    code: str = ""
    reason: str = ""
    params: dict[str, str | int] = {}


class ApartReader:
    """Reads packages in one child, which is replaced if a package ends it. Use ``with``."""

    def __init__(self, limits: Limits = LIMITS, process: Allowance = PROCESS) -> None:
        self._limits = limits
        self._process = process
        self._child = Child(prepare, process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child."""
        self._child.close()

    def inspect(self, source: Path | bytes, check: Check = lambda: None) -> Inspection:
        """As :func:`ipdesk.package.verify.inspect`; what ends the child is a refusal too.

        ``check`` is called again and again meanwhile; what it raises ends the reading.
        """
        if isinstance(source, bytes):
            self._give(Path(), source)
            read = self._found(Path(), check)
        else:
            (read,) = self.each([source], check)
        if isinstance(read.found, KnownError):
            raise read.found
        return read.found

    def each(self, paths: Iterable[Path], check: Check = lambda: None) -> Iterator[Read]:
        """The files in turn. The next is read while the caller is busy with one."""
        before: Path | None = None
        try:
            for path in paths:
                found = self._found(before, check) if before else None
                self._give(path)
                before = path
                if found:
                    yield found
            if before:
                last, before = before, None
                yield self._found(last, check)
        finally:
            if before:
                # Whoever stops in between leaves an answer that nobody would fetch.
                self._child.close()

    def _give(self, path: Path, content: bytes = b"") -> None:
        self._child.give(msgspec.msgpack.encode(_Task(str(path), content, self._limits)))

    def _found(self, path: Path, check: Check) -> Read:
        try:
            body = self._child.take(check)
            answer = msgspec.msgpack.decode(body, type=_Answer)
        except Stopped as stopped:
            return Read(path, refused_for(stopped, self._process))
        except (msgspec.MsgspecError, ValueError):
            return Read(path, _CRASHED)
        return Read(path, answer.inspection or _error(answer))


def prepare() -> Work:
    """What a child needs to read packages, loaded."""
    return _carry_out


def _carry_out(task: bytes) -> bytes:
    wanted = msgspec.msgpack.decode(task, type=_Task)
    try:
        answer = _Answer(inspection=inspect(wanted.content or Path(wanted.path), wanted.limits))
    except PackageRefused as fault:
        params = {name: item for name, item in fault.params.items() if name != "reason"}
        answer = _Answer(code=fault.code, reason=fault.reason, params=plain(params))
    except StorageError as fault:
        answer = _Answer(code=fault.code, params=plain(fault.params))
    return msgspec.msgpack.encode(answer)


def _error(answer: _Answer) -> PackageRefused | StorageError:
    kind = _STORAGE.get(answer.code)
    if kind is not None:
        return kind(**answer.params)
    known = answer.reason in PACKAGE
    return PackageRefused(answer.reason, **answer.params) if known else _CRASHED
