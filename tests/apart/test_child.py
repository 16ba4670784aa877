"""A process apart: it answers task after task, and whatever it does, its parent goes on."""

import ctypes
import os
import sys

import msgspec
import pytest
import works

from ipdesk.apart.allowance import Allowance, Stopped
from ipdesk.apart.child import Child
from ipdesk.apart.windows_job import BasicLimits, ExtendedLimits, limits

ALLOWANCE = Allowance(
    memory_bytes=64 << 20, cpu_seconds=30, wall_seconds=30, answer_bytes=10_000, open_files=32
)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux does it")


@pytest.fixture(scope="module")
def child():
    with Child(works.prepare, ALLOWANCE) as found:
        yield found


def cause(child: Child, task: bytes) -> str:
    with pytest.raises(Stopped) as stopped:
        child.ask(task)
    return stopped.value.cause


def test_one_process_carries_out_task_after_task(child):
    first, second = (child.ask(b"pid") for _ in range(2))
    assert first == second != str(os.getpid()).encode()


def test_one_that_dies_before_it_takes_a_task_is_told_like_any_other():
    """A task larger than the pipe holds is never taken over whole."""
    with Child(works.stillborn, ALLOWANCE) as child:
        assert cause(child, bytes(1 << 20)) == "crash"


@linux
def test_it_cannot_write_a_file(child, tmp_path):
    path = tmp_path / "written"
    assert child.ask(b"write " + os.fsencode(path)) == b"OSError"
    assert not path.exists() or not path.stat().st_size


@linux
def test_it_cannot_hold_many_files_open(child):
    assert child.ask(b"descriptors") == b"refused"


def test_an_answer_longer_than_allowed_is_not_read(child):
    assert cause(child, b"much") == "answer"


def test_a_fault_in_it_is_told_in_one_word(child, capfd):
    assert cause(child, b"fault") == "crash"
    assert capfd.readouterr().err == ""


def test_after_it_died_the_next_task_has_a_new_process(child):
    first = child.ask(b"pid")
    assert cause(child, b"die") == "crash"
    assert child.ask(b"pid") != first


@linux
def test_too_much_memory_ends_it(child):
    assert cause(child, b"greedy") == "memory"


@pytest.mark.parametrize("change", [{"wall_seconds": 0.2}, {"cpu_seconds": 1}], ids=str)
def test_too_much_time_ends_it(change):
    task = b"idle" if "wall_seconds" in change else b"busy"
    with Child(works.prepare, msgspec.structs.replace(ALLOWANCE, **change)) as child:
        assert cause(child, task) == "time"


def test_who_waits_can_end_it(child):
    def cancel() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        child.ask(b"idle", cancel)
    assert child.ask(b"echo") == b"echo"


def watched_cause() -> str:
    """What ends a child that watches its own memory and takes more than it may."""
    with Child(works.watched, msgspec.structs.replace(ALLOWANCE, memory_bytes=1 << 30)) as child:
        return cause(child, b"")


def test_a_process_that_watches_its_memory_ends_itself():
    assert watched_cause() == "memory"


def test_what_its_parent_holds_is_not_counted():
    held = bytearray(1 << 30)
    held[:: 1 << 12] = bytes(len(held) >> 12)  # every page of it is touched
    assert watched_cause() == "memory"
    del held


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of 64-bit Windows")
def test_the_job_of_windows_is_laid_out_as_the_system_wants_it():
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert (BasicLimits.active_processes.offset, ExtendedLimits.process_memory.offset) == (40, 112)
    found = limits(1 << 20, 3)
    assert (found.basic.process_time, found.process_memory) == (30_000_000, 1 << 20)
