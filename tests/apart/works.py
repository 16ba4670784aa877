"""What the children of the tests do; loaded in the child, so it needs a module of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from ipdesk.apart.child import Work
from ipdesk.apart.confined import watch_memory


def prepare() -> Work:
    return lambda task: globals()[task.decode().partition(" ")[0]](task)


def stillborn() -> Work:
    """It ends before it can take a task."""
    os._exit(3)


def watched() -> Work:
    """As on a system that does not limit memory itself."""
    watch_memory(10 << 20)

    def work(task: bytes) -> bytes:
        held = [b"x" * (10 << 20) for _ in range(60)]
        time.sleep(5)
        return str(len(held)).encode()

    return work


def pid(task: bytes) -> bytes:
    return str(os.getpid()).encode()


def echo(task: bytes) -> bytes:
    return task


def much(task: bytes) -> bytes:
    return bytes(50_000)


def greedy(task: bytes) -> bytes:
    return bytes(1 << 30)


def idle(task: bytes) -> bytes:
    time.sleep(60)
    return b""


def busy(task: bytes) -> bytes:
    while True:
        pass


def fault(task: bytes) -> bytes:
    raise ValueError(task)


def die(task: bytes) -> bytes:
    os._exit(3)


def write(task: bytes) -> bytes:
    path = Path(task.decode().partition(" ")[2])
    try:
        path.write_bytes(b"x")
    except OSError as problem:
        return type(problem).__name__.encode()
    return b"written"


def descriptors(task: bytes) -> bytes:
    try:
        held = [socket.socket() for _ in range(200)]
    except OSError:
        return b"refused"
    return str(len(held)).encode()


def modules(task: bytes) -> bytes:
    return "\n".join(sorted(sys.modules)).encode()


def threads(task: bytes) -> bytes:
    return str(threading.active_count()).encode()


def run(task: bytes) -> bytes:
    try:
        subprocess.run(["true"], check=True)
    except OSError:
        return b"refused"
    return b"run"
