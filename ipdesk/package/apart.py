"""The strict reader in a process of its own: packages of unknown origin, one after the other.

The child verifies everything and hands over what :func:`ipdesk.package.verify.inspect` returns:
facts, tables, results, pages and digests, as one message that is decoded strictly. Prints,
workbooks and evidence stay in the file; whoever keeps the file compares its SHA-256 with
``verification.digest``, so that what is kept is what was read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self, TypeAlias

import msgspec

from ipdesk import errors
from ipdesk.apart.allowance import Allowance, Stopped
from ipdesk.apart.child import Child, Prepare, Work
from ipdesk.collecting import collected_afterwards
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
Further: TypeAlias = Callable[[Inspection], bytes]
"""What is done in the child with a package that was read, and what it hands over of it."""


class Read(NamedTuple):
    """What came of one file: its content, or why it is not taken.

    ``more`` is what further work in the child found out, in its words: to be decoded strictly.
    """

    path: Path
    found: Inspection | PackageRefused | StorageError
    more: bytes = b""


class _Task(msgspec.Struct):
    path: str
    content: bytes
    """The package itself where it lies in no file, else empty."""
    limits: Limits


class _Answer(msgspec.Struct):
    """Either what was read, or the code of a known error with its reason and parameters."""

    inspection: Inspection | None = None
    more: bytes = b""
    code: str = ""
    reason: str = ""
    params: dict[str, str | int] = {}


class ApartReader:
    """Reads packages in children, each replaced if a package ends it. Use ``with``.

    A child begins when it is first needed. What ``children`` of them read at a time, the next ones,
    comes in the order asked for. ``prepare`` is for readers that do :data:`Further` work.
    """

    def __init__(
        self,
        limits: Limits = LIMITS,
        process: Allowance = PROCESS,
        prepare: Prepare | None = None,
        children: int = 1,
    ) -> None:
        self._limits = limits
        self._process = process
        self._children = [Child(prepare or preparing, process) for _ in range(children)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the children."""
        for child in self._children:
            child.close()

    def inspect(self, source: Path | bytes, check: Check = lambda: None) -> Inspection:
        """As :func:`ipdesk.package.verify.inspect`; what ends the child is a refusal too.

        ``check`` is called again and again meanwhile; what it raises ends the reading.
        """
        if isinstance(source, bytes):
            self._give(self._children[0], Path(), source)
            read = self._found(self._children[0], Path(), check)
        else:
            (read,) = self.each([source], check)
        if isinstance(read.found, KnownError):
            raise read.found
        return read.found

    def each(self, paths: Iterable[Path], check: Check = lambda: None) -> Iterator[Read]:
        """The files in turn. The next is read while the caller is busy with one."""
        free = deque(self._children)
        busy: deque[tuple[Child, Path]] = deque()
        try:
            for path in paths:
                found = None
                if not free:
                    free.append(busy[0][0])
                    found = self._found(*busy.popleft(), check)
                child = free.popleft()
                self._give(child, path)
                busy.append((child, path))
                if found:
                    yield found
            while busy:
                yield self._found(*busy.popleft(), check)
        finally:
            # Whoever stops in between leaves answers that nobody would fetch.
            for child, _ in busy:
                child.close()

    def _give(self, child: Child, path: Path, content: bytes = b"") -> None:
        child.give(msgspec.msgpack.encode(_Task(str(path), content, self._limits)))

    def _found(self, child: Child, path: Path, check: Check) -> Read:
        try:
            body = child.take(check)
            with collected_afterwards():
                answer = msgspec.msgpack.decode(body, type=_Answer)
        except Stopped as stopped:
            return Read(path, refused_for(stopped, self._process))
        except (msgspec.MsgspecError, ValueError):
            return Read(path, _CRASHED)
        return Read(path, answer.inspection or _error(answer), answer.more)


def preparing(further: Further | None = None) -> Work:
    """What a child needs to read packages, loaded."""
    return partial(_carry_out, further or _nothing_more)


def _nothing_more(_: Inspection) -> bytes:
    return b""


def _carry_out(further: Further, task: bytes) -> bytes:
    wanted = msgspec.msgpack.decode(task, type=_Task)
    try:
        found = inspect(wanted.content or Path(wanted.path), wanted.limits)
        answer = _Answer(inspection=found, more=further(found))
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
