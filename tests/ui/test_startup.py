"""The start: painted before anything heavy is loaded; then the named report is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEVER = ("sqlalchemy", "pandas", "openpyxl", "typst", "cryptography")
ELSEWHERE = ("ipdesk.package.verify", "ipdesk.receipts.file", "ipdesk.review.records")
"""What only packages, receipts and desks need."""
HEAVY = ("msgspec", "cel_expr_python", *NEVER, *ELSEWHERE)
LOADED = f"""
import linecache, sys
from PySide6.QtGui import QGuiApplication
from ui.startup import Startup
tell = Startup._tell
def telling(self, what):
    tell(self, what)
    print("loaded", *[m for m in {HEAVY!r} if m in sys.modules])
    print("icon", QGuiApplication.windowIcon().pixmap(64).width())
    print("sources", *[path for path in linecache.cache if "workbench" in path])
Startup._tell = telling
from ui.main import main
sys.exit(main(sys.argv[1:]))
"""


def measured(folder: Path, *arguments: str) -> dict[str, list[str]]:
    """What a measured start prints: the words after each first word, in order."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", LOADED, "open", "--quit-when-painted"]
    result = subprocess.run(
        [*command, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    told: dict[str, list[str]] = {}
    for line in result.stdout.splitlines():
        first, *others = line.split()
        told.setdefault(first, []).append(" ".join(others))
    return told


def test_the_first_paint_waits_for_nothing_heavy(tmp_path: Path) -> None:
    told = measured(tmp_path)
    assert list(told) == ["first-paint", "loaded", "icon", "sources"]
    assert told["loaded"] == [""]


def test_a_named_report_is_painted_and_editable_after_the_window(
    tmp_path: Path, example_file: Path
) -> None:
    told = measured(tmp_path, str(example_file))
    assert float(told["first-paint"][0]) < float(told["editable"][0])


def test_an_editable_report_waits_for_nothing_that_others_or_only_writing_need(
    tmp_path: Path, example_file: Path
) -> None:
    at_paint, editable = measured(tmp_path, str(example_file))["loaded"]
    assert at_paint == ""
    assert not {*NEVER, *ELSEWHERE} & set(editable.split())


def test_no_source_is_read_when_a_module_is_imported(tmp_path: Path, example_file: Path) -> None:
    assert measured(tmp_path, str(example_file))["sources"] == ["", ""]


def test_the_windows_bear_the_program_s_icon_which_the_first_paint_need_not_wait_for(
    tmp_path: Path, example_file: Path
) -> None:
    assert measured(tmp_path, str(example_file))["icon"] == ["0", "64"]
