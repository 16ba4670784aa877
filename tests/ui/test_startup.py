"""The start: painted before anything heavy is loaded; then the named report is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("msgspec", "sqlalchemy", "cel_expr_python", "pandas", "openpyxl", "typst", "cryptography")
LOADED_AT_FIRST_PAINT = f"""
import sys
from ui.startup import Startup
tell = Startup._tell
def telling(self, what):
    if what == "first-paint":
        print("loaded", *[m for m in {HEAVY!r} if m in sys.modules])
    tell(self, what)
Startup._tell = telling
from ui.main import main
sys.exit(main(sys.argv[1:]))
"""


def measured(folder: Path, *arguments: str) -> list[str]:
    """The lines that a measured start prints."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", LOADED_AT_FIRST_PAINT, "open", "--quit-when-painted"]
    result = subprocess.run(
        [*command, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_the_first_paint_waits_for_nothing_heavy(tmp_path: Path) -> None:
    loaded, first = measured(tmp_path)
    assert loaded == "loaded"
    assert first.startswith("first-paint ")


def test_a_named_report_is_painted_and_editable_after_the_window(
    tmp_path: Path, example_file: Path
) -> None:
    lines = [line.split() for line in measured(tmp_path, str(example_file))[1:]]
    assert [name for name, _ in lines] == ["first-paint", "editable"]
    assert float(lines[0][1]) < float(lines[1][1])
