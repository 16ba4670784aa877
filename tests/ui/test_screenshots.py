"""The pictures of the interface: one for each screen and dialog, and nothing of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ipdesk.signing.algorithms import Ed25519
from ui.exercise_keys import NoChance


def taken(out: Path, **settings: str) -> Path:
    """The folder with the pictures of every screen."""
    command = [sys.executable, "-m", "ipdesk", "screenshots", "-o", str(out)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | settings
    subprocess.run(command, check=True, timeout=240, env=environment, capture_output=True)
    return out


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return taken(tmp_path_factory.mktemp("pictures"))


@pytest.mark.torture
def test_every_screen_is_pictured(pictures: Path) -> None:
    names = {path.stem for path in pictures.glob("*.png")}
    assert {
        "01-start-empty",
        "04-indicators",
        "14-seal",
        "18-import",
        "28-trends",
        "41-restate",
    } <= names
    assert len(names) >= 37


@pytest.mark.torture
def test_pictures_taken_again_elsewhere_are_the_same(pictures: Path, tmp_path: Path) -> None:
    """So a picture that changed means that the program did."""
    (tmp_path / "elsewhere").mkdir()
    place = str(tmp_path / "elsewhere")
    again = taken(tmp_path / "out", TMPDIR=place, TZ="EST5EDT", LOGNAME="somebody")
    first, second = (
        {path.name: path.read_bytes() for path in folder.glob("*.png")}
        for folder in (pictures, again)
    )
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_keys_in_pictures_are_each_another_and_the_same_each_time() -> None:
    once, again = (
        [signing.make().public for _ in range(2)]
        for signing in (Ed25519(NoChance()), Ed25519(NoChance()))
    )
    assert once == again
    assert once[0] != once[1]
