"""A job object of Windows around this process: memory, processor time, no further processes.

The structures are those of ``winnt.h``; the job lives as long as the process that is in it.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p

_LIMIT_PROCESS_TIME = 0x0002
_LIMIT_ACTIVE_PROCESS = 0x0008
_LIMIT_PROCESS_MEMORY = 0x0100
_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
_EXTENDED_LIMITS = 9
_TICKS = 10_000_000


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION; times in units of 100 ns."""

    _fields_ = (
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("smallest_working_set", c_size_t),
        ("largest_working_set", c_size_t),
        ("active_processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; memory in bytes."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    )


class _Job:
    """The job of this process, once there is one."""

    handle: int | None = None
    memory = 0


def confine(memory_bytes: int) -> None:
    """Put this process into a job: so much memory in all, and no further process."""
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = c_void_p
        kernel.GetCurrentProcess.restype = c_void_p
        _Job.handle = kernel.CreateJobObjectW(None, None)
        _Job.memory = memory_bytes
        _set(limits(memory_bytes))
        arguments = (c_void_p(_Job.handle), c_void_p(kernel.GetCurrentProcess()))
        if not kernel.AssignProcessToJobObject(*arguments):
            raise ctypes.WinError(ctypes.get_last_error())


def limit_time(seconds: int) -> None:
    """End this process when it has used so much processor time in all."""
    _set(limits(_Job.memory, seconds))


def limits(memory_bytes: int, seconds: int = 0) -> ExtendedLimits:
    """The limits of a job of one process; no limit of time if ``seconds`` is 0."""
    found = ExtendedLimits()
    found.basic.flags = _LIMIT_ACTIVE_PROCESS | _LIMIT_PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
    found.basic.active_processes = 1
    found.process_memory = memory_bytes
    if seconds:
        found.basic.flags |= _LIMIT_PROCESS_TIME
        found.basic.process_time = seconds * _TICKS
    return found


def _set(wanted: ExtendedLimits) -> None:
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        size = c_uint32(ctypes.sizeof(wanted))
        place = (c_void_p(_Job.handle), c_int32(_EXTENDED_LIMITS))
        if not kernel.SetInformationJobObject(*place, ctypes.byref(wanted), size):
            raise ctypes.WinError(ctypes.get_last_error())
