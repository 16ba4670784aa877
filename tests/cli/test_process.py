"""The command as a process of its own.

Requirements
    2.CLI  exit codes, one line on standard error, no traceback
    2.CLI  output is UTF-8 whatever the terminal's encoding
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run ``python -m ipdesk`` elsewhere than in the checkout, in a bare locale."""

    def run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0"}
        return subprocess.run(
            [sys.executable, "-m", "ipdesk", *map(os.fsencode, map(str, arguments))],
            cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=60,
        )  # fmt: skip

    return run


def test_chinese_comes_out_as_utf8(process) -> None:
    """2.CLI"""
    done = process("units", "--language", "zh")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "440000  广东省" in done.stdout.decode("utf-8")


def test_fault_is_one_line_and_exit_code_2(process, tmp_path: Path) -> None:
    """2.CLI"""
    done = process("check", tmp_path / "gone.ipdesk")
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode("utf-8").splitlines()
    assert line.startswith("ipdesk: ")
    assert "gone.ipdesk" in line


def test_bytes_that_are_no_text_are_refused(process, example_file: Path) -> None:
    """2.BAD"""
    done = process("set", example_file, "profile", "1", "office", "a\udcffb")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert process("show", example_file).returncode == 0


def test_reader_that_stops_listening_is_no_fault(tmp_path: Path) -> None:
    """2.CLI: ``ipdesk catalogue --json | head -1``"""
    if os.name == "nt":
        pytest.skip("the pipe is made by a POSIX shell")
    command = f"'{sys.executable}' -m ipdesk catalogue --json | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == (b"{\n", b"")


def test_two_processes_never_write_one_workspace(process, services, example_file: Path) -> None:
    """2.BAD, 6.5"""
    services.opener.open(example_file)
    done = process("set", example_file, "base", "BF1", "value", "5")
    assert done.returncode == 2
    assert "already open" in done.stderr.decode("utf-8")


def test_json_of_a_process_parses(process, example_file: Path) -> None:
    """2.CLI"""
    done = process("check", example_file, "--json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["verdict"]["missing"] > 0
