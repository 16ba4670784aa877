"""What reading a package costs, and whether anything is written: measured in the process apart.

The child that reads hostile files is asked to measure itself: time, the most memory it held, and
every file that it tried to write, make, rename or remove while it read.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from ipdesk.apart.child import Work
from ipdesk.errors import PackageRefused
from ipdesk.package.verify import inspect

_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_CHANGING = frozenset(
    ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate",
     "os.chmod", "os.utime", "shutil.copyfile", "subprocess.Popen", "os.system", "os.exec",
     "socket.connect", "socket.getaddrinfo", "ctypes.dlopen")
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Cost(msgspec.Struct):
    """The reason of a refusal, "" without one; processor seconds; MiB; what was touched."""

    reason: str
    seconds: float
    mib: int
    touched: list[str]


class _Watch:
    """Notes every change of the file system, every program and every connection."""

    def __init__(self) -> None:
        self.on = False
        self.touched: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event in _CHANGING:
            self.touched.append(f"{event} {arguments[:2]}")
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            self.touched.append(f"open {arguments[0]}")


def prepare() -> Work:
    """The work of a child: packages by their paths."""
    return measured(_refusal)


def measured(refusal: Callable[[Path], str]) -> Work:
    """The work of a child that measures what ``refusal`` does with a path."""
    watch = _Watch()

    def work(task: bytes) -> bytes:
        path = Path(task.decode())
        _CLEAR.write_text("5", encoding="ascii")
        watch.touched, watch.on = [], True
        begun = time.process_time()
        reason = refusal(path)
        seconds = time.process_time() - begun
        watch.on = False
        return msgspec.json.encode(Cost(reason, seconds, _peak(), watch.touched))

    return work


def _refusal(path: Path) -> str:
    try:
        inspect(path)
    except PackageRefused as fault:
        return fault.reason
    return ""


def _peak() -> int:
    text = _STATUS.read_text(encoding="ascii")
    return int(text.partition("VmHWM:")[2].split()[0]) // 1024
