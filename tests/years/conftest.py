"""The province whose years are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from province_years import Province

from ipdesk.services import Services


@pytest.fixture
def province(services: Services, workspace_file: Callable[..., Path], tmp_path: Path) -> Province:
    """Guangdong with an empty annual report of 2016."""
    workspace = services.opener.open(workspace_file("440000", "leading", 2016))
    return Province(services, workspace, tmp_path / "packages")
