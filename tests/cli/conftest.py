"""The command line, called in this process."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import Done, Run
from fixed_clock import FixedClock

from ipdesk.cli import main
from ipdesk.services import SystemClock


@pytest.fixture
def ipdesk(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> Run:
    """Run a command in English, at the fixed time: ``ipdesk("check", file)``."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setattr(SystemClock, "now", lambda _: clock.now())

    def run(*arguments: Any) -> Done:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def without_rights(filled_file: Path) -> Iterator[Path]:
    """A folder with ``report.ipdesk`` of a user without special rights, who is us meanwhile."""
    folder = Path(tempfile.mkdtemp())
    shutil.copy(filled_file, folder / "report.ipdesk")
    if os.name == "posix" and os.geteuid() == 0:
        for path in (folder, folder / "report.ipdesk"):
            os.chown(path, 65534, -1)
        os.seteuid(65534)
        yield folder
        os.seteuid(0)
    else:
        yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)
