"""The sealed example, signed by the clerk, as its workspace keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest
from signers import key_of

from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.fixture
def sealed(sealed_file: Path, services: Services) -> Workspace:
    return services.opener.open(sealed_file)


@pytest.fixture
def signed(filled: Workspace, services: Services, tmp_path: Path) -> Workspace:
    """Sealed and signed by the clerk; the chief may follow."""
    sealer = Sealer(services)
    rendered = sealer.render(sealer.prepare(filled), {}.__getitem__)
    key = key_of(tmp_path, "clerk")
    sealer.commit(filled, rendered.signed(key, services.clock.now()), "test")
    return filled


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
