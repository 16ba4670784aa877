"""The program keeps no log, and leaves no figure anywhere but in the workspace.

Issue 6, item 18: "logs carry no figures"
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FIGURE = "98765.4321"
# A desk in a database is the one thing that is reached over a network, at the address given.
NETWORK = {"socket", "http", "urllib.request", "requests", "ftplib", "smtplib", "PySide6.QtNetwork"}


def imports() -> Iterator[tuple[Path, str]]:
    for part in ("ipdesk", "ui", "local_db"):
        for path in (ROOT / part).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    yield from ((path, name.name) for name in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    yield path, node.module
                    yield from ((path, f"{node.module}.{name.name}") for name in node.names)


def test_no_part_of_the_program_logs_or_opens_a_connection() -> None:
    found = [(path, name) for path, name in imports() if name in NETWORK | {"logging", "syslog"}]
    assert found == []


def test_a_command_leaves_its_figures_in_the_workspace_only(
    example_file: Path, tmp_path: Path
) -> None:
    """With a home and a temporary folder of its own."""
    places = {name: tmp_path / name.lower() for name in ("HOME", "TMPDIR")}
    for folder in places.values():
        folder.mkdir()
    given = {**os.environ, **{name: str(folder) for name, folder in places.items()}}
    place = ("base", "BF2", "value")
    for words in (("set", example_file, *place, FIGURE), ("check", example_file)):
        done = subprocess.run(
            [sys.executable, "-m", "ipdesk", *map(str, words)],
            env=given, capture_output=True, cwd=ROOT, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 3), done.stderr
        assert FIGURE.encode() not in done.stderr
    assert holding(tmp_path) == [example_file]


def holding(folder: Path) -> list[Path]:
    """The files below the folder that hold the figure."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if FIGURE.encode() in path.read_bytes()]
