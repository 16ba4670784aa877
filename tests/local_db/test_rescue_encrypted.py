"""An encrypted workspace is looked at, restored and rebuilt with its key, and stays encrypted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import put, shown

from ipdesk.errors import PassphraseNeeded
from ipdesk.new_report import NewReport
from ipdesk.regaining import Regainer
from ipdesk.services import Services
from ipdesk.workspace_key import WorkspaceKey, new_key
from local_db import header
from local_db.driver import has_cipher

pytestmark = pytest.mark.skipif(not has_cipher(), reason="SQLCipher is not installed")
NOTE = "base BF1 note"


@pytest.fixture(scope="module")
def key() -> WorkspaceKey:
    return new_key("nine plain words that nobody else would ever say")


@pytest.fixture
def path(services: Services, key: WorkspaceKey, tmp_path: Path) -> Path:
    """An encrypted workspace with a backup, and a note since."""
    path = tmp_path / "report.ipdesk"
    wanted = NewReport("440000", "leading", 2016)
    workspace = services.opener.create(path, wanted, "test", key=key)
    put(workspace, NOTE, "backed up")
    services.stores.backup(workspace.store)
    put(workspace, NOTE, "since")
    workspace.store.close()
    return path


def restored(services: Services, path: Path, key: WorkspaceKey) -> str:
    services.stores.rescue.restore(path, 1, key)
    return "backed up"


def rebuilt(services: Services, path: Path, key: WorkspaceKey) -> str:
    services.stores.rescue.rebuild(path, Regainer(services.library), key)
    return "since"


@pytest.mark.parametrize("healed", [restored, rebuilt])
def test_a_damaged_one_is_healed_and_stays_encrypted(
    services: Services,
    path: Path,
    key: WorkspaceKey,
    healed: Callable[[Services, Path, WorkspaceKey], str],
) -> None:
    assert services.stores.rescue.damages(path, key) == []
    content = bytearray(path.read_bytes())
    content[len(content) - 2000] ^= 1
    path.write_bytes(content)
    assert services.stores.rescue.damages(path, key)
    expected = healed(services, path, key)
    assert header.is_encrypted(path)
    assert services.stores.rescue.damages(path, key) == []
    assert shown(services.opener.open(path, key=key), NOTE).raw == expected
    kept = path.with_name("report.replaced-1.ipdesk")
    assert kept.read_bytes() == bytes(content)


def test_without_its_key_nobody_can_say(services: Services, path: Path) -> None:
    with pytest.raises(PassphraseNeeded):
        services.stores.rescue.damages(path)
