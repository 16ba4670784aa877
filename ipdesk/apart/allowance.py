"""What a child process may cost, and how it ends if it costs more."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Most = Annotated[int, msgspec.Meta(ge=1)]
Cause = Literal["time", "memory", "answer", "crash"]


class Allowance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What it may cost. ``cpu_seconds``, ``wall_seconds``, ``answer_bytes`` are for one task.

    ``memory_bytes`` come on top of what the process holds before its first task.
    """

    memory_bytes: Most
    cpu_seconds: Most
    wall_seconds: Annotated[float, msgspec.Meta(gt=0)]
    answer_bytes: Most
    open_files: Most


class Stopped(Exception):
    """The child gave no answer: it took too long, wanted too much, or died."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause
