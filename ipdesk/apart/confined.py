"""What a child process does to itself before it reads: it gives up what it does not need.

Linux: memory, processor time, open files, new processes and every write to a file are limited by
the kernel. Windows: memory, processor time and new processes, by a job object. Elsewhere the
process looks at its own memory ten times a second, and the rest is limited as on Linux.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

from ipdesk.apart.allowance import Allowance

OUT_OF_MEMORY, FAILED = 86, 87
"""Exit codes of a child."""
_STATM, _STATUS = Path("/proc/self/statm"), Path("/proc/self/status")
_LOOK_SECONDS = 0.1


def confine(allowance: Allowance) -> None:
    """Limit this process for good, as far as the system can; times are limited task by task."""
    # What is loaded from here on could not be written; trying would only take time.
    sys.dont_write_bytecode = True
    if sys.platform == "win32":
        from ipdesk.apart import windows_job

        windows_job.confine(allowance.memory_bytes)
        return
    import resource

    if sys.platform == "linux":
        pages = int(_STATM.read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + allowance.memory_bytes
        _lower(resource.RLIMIT_AS, most)
    else:
        watch_memory(allowance.memory_bytes)
    _lower(resource.RLIMIT_NOFILE, allowance.open_files)
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC, resource.RLIMIT_CORE):
        _lower(kind, 0)


def grant_time(seconds: int) -> None:
    """Allow so many seconds of processor time from now on; who takes more is ended."""
    most = int(time.process_time()) + seconds + 1
    if sys.platform == "win32":
        from ipdesk.apart import windows_job

        windows_job.limit_time(most)
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def watch_memory(extra: int) -> None:
    """End this process when it has grown by so many bytes, for systems that do not do it."""
    most = _largest() + extra

    def watch() -> None:
        while _largest() <= most:
            time.sleep(_LOOK_SECONDS)
        os._exit(OUT_OF_MEMORY)

    threading.Thread(target=watch, daemon=True).start()


def _largest() -> int:
    """The most bytes of memory that this process has held."""
    if sys.platform == "win32":
        raise NotImplementedError
    if sys.platform == "linux":
        # What getrusage tells includes the process that this one was started from.
        text = _STATUS.read_text(encoding="ascii")
        held = int(text.partition("VmHWM:")[2].split()[0]) * 1024
    else:
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return held


def _lower(kind: int, most: int) -> None:
    """Set a limit, unless a lower one holds already."""
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    hard = resource.getrlimit(kind)[1]
    value = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (value, value))
