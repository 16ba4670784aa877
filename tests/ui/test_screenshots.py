"""The pictures of the interface: one for each screen and dialog, and nothing of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.torture
def test_every_screen_is_pictured(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ipdesk", "screenshots", "-o", str(tmp_path / "out")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    subprocess.run(command, check=True, timeout=120, env=environment, capture_output=True)
    names = {path.stem for path in (tmp_path / "out").glob("*.png")}
    assert {
        "01-start-empty",
        "04-indicators",
        "14-seal",
        "18-import",
        "28-trends",
        "41-restate",
    } <= names
    assert len(names) >= 37
