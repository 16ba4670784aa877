"""Reports of any kind to work on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.services import Services
from ipdesk.workspace import Workspace

YEAR = 2016


@pytest.fixture
def report_of(services: Services, workspace_file: Callable[..., Path]) -> Callable[..., Workspace]:
    """An open workspace with an empty report of the kind active."""

    def make(kind: str, category: str = "leading", unit: str = "440000") -> Workspace:
        workspace = services.opener.open(workspace_file(unit, category, YEAR))
        if kind != "annual":
            services.opener.turn_to(workspace, services.opener.add_report(workspace, kind, YEAR))
        return workspace

    return make
