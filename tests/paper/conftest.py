"""A filled report in a workspace, its sealed package, and what stands on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the example's workspace and package."""
    from ipdesk.cli import main

    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "-o", str(folder), "--language", "zh"]) == 0
    return folder


@pytest.fixture(scope="session")
def package(demo: Path) -> Path:
    return next(demo.glob("*.ipsub"))


@pytest.fixture(scope="session")
def sealed_workspace(demo: Path) -> Path:
    return next(demo.glob("*.ipdesk"))
