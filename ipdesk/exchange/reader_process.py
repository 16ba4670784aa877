"""The process that reads a workbook apart from the program, and the answer it sends back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from ipdesk.apart.allowance import Allowance, Cause, Stopped
from ipdesk.apart.child import Child, Work
from ipdesk.errors import KnownError, WorkbookRefused
from ipdesk.exchange.workbook_data import (
    CellText,
    Fault,
    ReadLimits,
    Reason,
    SheetData,
    WorkbookData,
)
from ipdesk.exchange.workbook_safety import refused

_OPEN_FILES = 64
_ANSWER_BYTES = 256_000_000


class _SheetAnswer(NamedTuple):
    name: str
    cells: list[tuple[int, int, str, Fault]]


class _Task(msgspec.Struct):
    path: str
    limits: ReadLimits


class _Answer(msgspec.Struct):
    sheets: list[_SheetAnswer] = []
    reasons: list[tuple[str, dict[str, str | int]]] = []


def read_apart(
    path: Path, limits: ReadLimits, check: Callable[[], None] = lambda: None
) -> WorkbookData:
    """The workbook read by a child process; :class:`WorkbookRefused` with what it reports.

    A child that exceeds its time or memory, or dies, is a reason too. ``check`` is called while
    it reads; what it raises ends the child.
    """
    allowance = Allowance(
        memory_bytes=limits.memory_bytes,
        cpu_seconds=int(limits.seconds) + 1,
        wall_seconds=limits.seconds,
        answer_bytes=_ANSWER_BYTES,
        open_files=_OPEN_FILES,
    )
    task = msgspec.json.encode(_Task(str(path), limits))
    try:
        with Child(prepare, allowance) as child:
            body = child.ask(task, check)
    except Stopped as stopped:
        raise _stopped(stopped.cause, limits) from None
    return _opened(msgspec.json.decode(body, type=_Answer))


def prepare() -> Work:
    """What a child needs to read workbooks, loaded."""
    # Without this, openpyxl would load numpy only to recognise its number types.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # None means "not there"
    import openpyxl  # noqa: F401 -- loaded for what comes after

    import ipdesk.exchange.workbook_reader  # noqa: F401 -- the same

    return _carry_out


def _carry_out(task: bytes) -> bytes:
    from ipdesk.exchange.workbook_reader import read_workbook

    wanted = msgspec.json.decode(task, type=_Task)
    try:
        return _packed(read_workbook(Path(wanted.path), wanted.limits))
    except WorkbookRefused as refusal:
        return _reasons(refusal.reasons)
    except KnownError as fault:
        return _reasons((("unreadable", dict(fault.params)),))


def _stopped(cause: Cause, limits: ReadLimits) -> WorkbookRefused:
    if cause == "time":
        return refused("too_slow", limit_seconds=int(limits.seconds))
    if cause == "memory":
        return refused("too_much_memory", limit_mb=limits.memory_bytes // 2**20)
    return refused("reader_failed")


def _packed(data: WorkbookData) -> bytes:
    sheets = [
        _SheetAnswer(sheet.name, [(*at, *cell) for at, cell in sheet.cells.items()])
        for sheet in data.sheets
    ]
    return msgspec.json.encode(_Answer(sheets=sheets))


def _reasons(reasons: tuple[Reason, ...]) -> bytes:
    return msgspec.json.encode(_Answer(reasons=[(code, _plain(said)) for code, said in reasons]))


def _plain(said: dict[str, object]) -> dict[str, str | int]:
    return {name: v if isinstance(v, int) else str(v) for name, v in said.items()}


def _opened(answer: _Answer) -> WorkbookData:
    if answer.reasons:
        raise WorkbookRefused(tuple((code, dict(said)) for code, said in answer.reasons))
    return WorkbookData(tuple(_sheet(sheet) for sheet in answer.sheets))


def _sheet(sheet: _SheetAnswer) -> SheetData:
    cells = {(line, lane): CellText(text, fault) for line, lane, text, fault in sheet.cells}
    return SheetData(sheet.name, cells)
