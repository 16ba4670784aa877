"""The province whose years are told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from built_once import BuiltOnce
from province_years import Life, Lived, Province

from ipdesk.services import Services


@pytest.fixture
def province(services: Services, workspace_file: Callable[..., Path], tmp_path: Path) -> Province:
    """Guangdong with an empty annual report of 2016."""
    workspace = services.opener.open(workspace_file("440000", "leading", 2016))
    return Province(services, workspace, tmp_path / "packages")


@pytest.fixture
def lived(
    services: Services, workspace_file: Callable[..., Path], built_once: BuiltOnce, tmp_path: Path
) -> Lived:
    """The province after what a function lets it live through, opened again."""

    def after(life: Life) -> Province:
        def build(folder: Path) -> None:
            path = Path(shutil.move(workspace_file("440000", "leading", 2016), folder))
            workspace = services.opener.open(path)
            life(Province(services, workspace, folder / "packages"))
            workspace.store.close()

        folder = built_once.copy(life, build, tmp_path / "lived")
        (path,) = folder.glob("*.ipdesk")
        return Province(services, services.opener.open(path), folder / "packages")

    return after
