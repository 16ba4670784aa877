"""Packs of unknown origin are read by a child process first; only what it finds good is read here.

The child gets the very bytes that are read here afterwards, so nothing can change in between. It
says whether they break a rule, and nothing else: what a pack holds is not taken from its word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

from ipdesk.apart.allowance import Allowance, Stopped
from ipdesk.apart.child import Child, Prepare, Work
from ipdesk.errors import CatalogueProblem, InvalidCatalogue, PackageRefused, from_os_error
from ipdesk.package.limits import PROCESS, Limits
from ipdesk.package.reader import open_plain

Check = Callable[[], None]
_CRASHED = PackageRefused("reader_crash")


class PackKind(NamedTuple):
    """A kind of pack: how large it may be, what reads it in the child, why it may be refused.

    ``prepare`` gives work made by :func:`judging`.
    """

    limits: Limits
    prepare: Prepare
    reasons: Collection[str]


class Vet(Protocol):
    """What reads a pack before anybody else does, such as :func:`vetted`."""

    def __call__(self, path: Path, kind: PackKind, check: Check = ...) -> bytes:
        """The bytes of the file, in which nothing was found that breaks a rule."""


class _Verdict(msgspec.Struct):
    """Nothing, or the rule that is broken."""

    reason: str = ""
    params: dict[str, str | int] = {}
    problems: tuple[CatalogueProblem, ...] = ()


def vetted(
    path: Path, kind: PackKind, check: Check = lambda: None, process: Allowance = PROCESS
) -> bytes:
    """The bytes of a file that a child has read without finding anything wrong.

    Raises what the reading raised there, :class:`PackageRefused` if the child had to be ended,
    and the storage errors. ``check`` is called again and again meanwhile; what it raises ends
    the reading.
    """
    content = content_of(path, kind.limits)
    try:
        with Child(kind.prepare, process) as child:
            answer = child.ask(content, check)
    except Stopped as stopped:
        raise refused_for(stopped, process) from None
    require_good(answer, kind)
    return content


def require_good(answer: bytes, kind: PackKind) -> None:
    """Raise what the work of a child has found, if that is anything."""
    try:
        verdict = msgspec.msgpack.decode(answer, type=_Verdict)
    except msgspec.MsgspecError:
        raise _CRASHED from None
    if verdict.problems:
        raise InvalidCatalogue(verdict.problems)
    if verdict.reason:
        known = verdict.reason in kind.reasons
        raise PackageRefused(verdict.reason, **verdict.params) if known else _CRASHED


def content_of(path: Path, limits: Limits) -> bytes:
    """The bytes of a file, as they are; :class:`PackageRefused` if they are too many."""
    try:
        with open_plain(path) as file:
            content = file.read(limits.file_size + 1)
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    if len(content) > limits.file_size:
        raise PackageRefused("file_size", limit=limits.file_size)
    return content


def judging(read: Callable[[bytes], object]) -> Work:
    """The work of a child that reads packs by ``read``."""

    def work(task: bytes) -> bytes:
        verdict = _Verdict()
        try:
            read(task)
        except PackageRefused as fault:
            params = {name: item for name, item in fault.params.items() if name != "reason"}
            verdict = _Verdict(fault.reason, plain(params))
        except InvalidCatalogue as fault:
            verdict = _Verdict(problems=fault.problems)
        return msgspec.msgpack.encode(verdict)

    return work


def plain(params: dict[str, object]) -> dict[str, str | int]:
    """The parameters of an error as they come over: whole numbers, and texts."""
    return {name: item if isinstance(item, int) else str(item) for name, item in params.items()}


def refused_for(stopped: Stopped, process: Allowance) -> PackageRefused:
    """Why a file is not taken whose reading ended the child."""
    limits = {
        "time": int(process.wall_seconds),
        "memory": process.memory_bytes,
        "answer": process.answer_bytes,
    }
    return PackageRefused(f"reader_{stopped.cause}", limit=limits.get(stopped.cause, 0))
