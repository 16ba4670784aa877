"""Files as clerks have them, and a workspace to attach them to."""

from __future__ import annotations

from pathlib import Path

import pytest
from evidence_samples import MakeFile

from ipdesk.evidence.attaching import Attacher
from ipdesk.workspace import Workspace


@pytest.fixture
def make_file(tmp_path: Path) -> MakeFile:
    """Writes a file that begins as a PDF does."""

    def make(name: str = "批复.pdf", content: bytes = b"%PDF-1.7 fictitious") -> Path:
        path = tmp_path / "desk" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    return make


@pytest.fixture
def attacher(workspace: Workspace) -> Attacher:
    return Attacher(workspace)
