"""The process that reads a workbook apart from the program, and the answer it sends back.

A frozen program must call ``multiprocessing.freeze_support()`` first thing in its main module.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import msgspec

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

_STATM = Path("/proc/self/statm")
_PATIENCE_SECONDS = 0.05
_ANSWER_BYTES = 256_000_000


class _SheetAnswer(NamedTuple):
    name: str
    cells: list[tuple[int, int, str, Fault]]


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
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=serve, args=(str(path), limits, sending), daemon=True)
    child.start()
    sending.close()
    try:
        latest = time.monotonic() + limits.seconds
        while not receiving.poll(_PATIENCE_SECONDS):
            check()
            if time.monotonic() > latest:
                raise refused("too_slow", limit_seconds=int(limits.seconds))
        body = receiving.recv_bytes(_ANSWER_BYTES)
    except (EOFError, OSError) as fault:
        raise refused("reader_failed") from fault
    finally:
        child.kill()
        child.join()
        child.close()
        receiving.close()
    return _opened(msgspec.json.decode(body, type=_Answer))


def serve(path: str, limits: ReadLimits, answers: Connection) -> None:
    """Read the workbook within the limits and send the answer; runs in the child."""
    # Without this, openpyxl would load numpy only to recognise its number types.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # None means "not there"
    import openpyxl  # noqa: F401  # loaded before the memory is limited

    # What is read is handed over whole, and then the child ends: there is nothing to collect.
    gc.disable()
    from ipdesk.exchange.workbook_reader import read_workbook

    _limit_memory(limits.memory_bytes)
    try:
        body = _packed(read_workbook(Path(path), limits))
    except WorkbookRefused as refusal:
        body = _reasons(refusal.reasons)
    except MemoryError:
        body = _reasons((("too_much_memory", {"limit_mb": limits.memory_bytes // 2**20}),))
    except KnownError as fault:
        body = _reasons((("unreadable", dict(fault.params)),))
    answers.send_bytes(body)
    answers.close()


def _limit_memory(extra: int) -> None:
    """Allow so many bytes beyond what the process holds now, where the system can."""
    if sys.platform != "linux":
        return
    import resource

    pages = int(_STATM.read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + extra
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


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
