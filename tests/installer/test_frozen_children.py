"""The frozen program's children are the program itself, told apart by their arguments.

Requirements
    7.1  "a frozen application": files of unknown origin are read apart in it too
"""

from __future__ import annotations

import inspect
import multiprocessing.spawn
import subprocess
import sys
from multiprocessing import resource_tracker

import pytest

from installer.frozen import start

TRACKER = "from multiprocessing.resource_tracker import main;main(%d)"


def test_a_person_s_command_is_no_child_s() -> None:
    for words in ([], ["open", "a.ipdesk"], ["explain", "a.ipdesk", "-c", "import this"]):
        assert not start.carry_out_child(["ipdesk", *words])


def test_a_child_that_reads_a_file_apart_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the command line that Python gives to the children of a frozen program."""
    called: list[str] = []
    monkeypatch.setattr(multiprocessing.spawn, "freeze_support", lambda: called.append("child"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = multiprocessing.spawn.get_command_line(tracker_fd=3, pipe_handle=4)
    assert start.carry_out_child(command)
    assert called == ["child"]


def test_the_process_that_clears_up_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its command is Python's own; it may follow options of the interpreter."""
    assert TRACKER in inspect.getsource(resource_tracker)
    called: list[int] = []
    monkeypatch.setattr(resource_tracker, "main", called.append)
    assert start.carry_out_child(["ipdesk", "-B", "-c", TRACKER % 7])
    assert called == [7]


def test_the_window_does_not_wait_for_what_only_children_need() -> None:
    script = "import sys, installer.frozen.start; print('multiprocessing' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
