"""A crash report says where in the program a mistake is, and nothing of the data."""

from __future__ import annotations

import errno
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy.exc

from ipdesk.crash_report import crash_report, print_report, versions

FIGURE, TEXT = "98765.4321", "某某市知识产权局"


def stumble(figure: str) -> None:
    """As a statement that fails does: its parameters are in the message."""
    try:
        {}[TEXT]
    except KeyError as fault:
        statement = "INSERT INTO cell VALUES (?, ?)"
        raise sqlalchemy.exc.IntegrityError(statement, (figure, TEXT), fault) from fault


@pytest.fixture
def bug() -> BaseException:
    with pytest.raises(sqlalchemy.exc.IntegrityError, match=FIGURE) as caught:
        stumble(FIGURE)
    return caught.value


def test_it_names_kinds_of_errors_and_places_in_the_program(bug: BaseException) -> None:
    report = crash_report(bug)
    assert "KeyError" in report
    assert "sqlalchemy.exc.IntegrityError" in report
    assert re.search(rf"{__name__.rpartition('.')[2]}, line \d+, in stumble", report)


def test_it_holds_neither_figures_nor_texts(bug: BaseException) -> None:
    report = crash_report(bug)
    assert FIGURE not in report
    assert TEXT not in report


def test_it_holds_no_folder_of_the_machine(bug: BaseException) -> None:
    report = crash_report(bug)
    assert str(Path(__file__).parent) not in report
    assert str(Path.home()) not in report
    assert sys.prefix not in report


def test_what_the_errors_say_is_added_only_where_that_is_wanted(bug: BaseException) -> None:
    report = crash_report(bug, quoting=True)
    assert FIGURE in report
    assert TEXT in report


def test_what_tells_an_error_apart_and_is_no_data_is_named() -> None:
    missing = ModuleNotFoundError("No module named 'msgspec'", name="msgspec")
    assert crash_report(missing).endswith("ModuleNotFoundError (msgspec)")
    no_room = OSError(errno.ENOSPC, "No space left on device", f"/home/{TEXT}")
    assert crash_report(no_room).endswith(f"OSError ({errno.ENOSPC})")
    broken = sqlite3.IntegrityError(FIGURE)
    broken.sqlite_errorname = "SQLITE_CONSTRAINT_TRIGGER"
    assert crash_report(broken).endswith("sqlite3.IntegrityError (SQLITE_CONSTRAINT_TRIGGER)")


def test_it_says_which_program_it_is_of(bug: BaseException) -> None:
    first, second = crash_report(bug, versions("Qt 6.9")).splitlines()[:2]
    assert re.fullmatch(r"IPDesk \d+\.\d+\.\d+", first)
    assert re.match(r"Python 3\.\d+\.\d+, Qt 6\.9, \w+", second)


def test_an_endless_chain_of_errors_ends() -> None:
    one, other = ValueError("a"), ValueError("b")
    one.__cause__, other.__cause__ = other, one
    assert crash_report(one).count("ValueError") == 2


def test_on_standard_error_it_is_the_same(
    bug: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    """Some systems keep what a program writes there in a log."""
    print_report(bug)
    assert capsys.readouterr().err == crash_report(bug) + "\n"


def test_a_mistake_on_the_command_line_is_told_so_too() -> None:
    program = (
        "import ipdesk.cli, ipdesk.cli.parser, sys\n"
        "def broken(): raise ValueError(sys.argv[1])\n"
        "ipdesk.cli.parser.build_parser = broken\n"
        "ipdesk.cli.main(['units'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, FIGURE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "ValueError" in done.stderr
    assert "in broken" in done.stderr
    assert FIGURE not in done.stderr
