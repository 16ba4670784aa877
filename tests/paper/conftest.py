"""A filled report in a workspace, its sealed package, and what stands on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_once import BuiltOnce

from ipdesk.cli import main


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the example's workspace and package."""
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "-o", str(folder), "--language", "zh"]) == 0
    return folder


@pytest.fixture(scope="session")
def package(demo: Path) -> Path:
    return next(demo.glob("*.ipsub"))


@pytest.fixture(scope="session")
def sealed_workspace(demo: Path) -> Path:
    return next(demo.glob("*.ipdesk"))


def begin(folder: Path) -> None:
    path = str(folder / "a.ipdesk")
    new = ["new", path, "--unit", "440000", "--category", "leading", "--year", "2016"]
    assert main(new) == 0
    assert main(["set", path, "base", "BF1", "value", "168480"]) == 0
    assert main(["set", path, "teams", "+", "name", "执法处"]) == 0


@pytest.fixture
def draft(built_once: BuiltOnce, tmp_path: Path) -> Path:
    """A report with a figure and a team, the rest empty."""
    return built_once.copy(begin, begin, tmp_path / "draft") / "a.ipdesk"
