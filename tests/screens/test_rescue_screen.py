"""What is offered for a damaged workspace: the best first, what is damaged itself last."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_steps import put
from unguarded import unguarded

from ipdesk.errors import DamagedWorkspace
from ipdesk.screens.rescue import REBUILD, RescueScreen
from ipdesk.services import Services

NOTE = "base BF1 note"


@pytest.fixture
def file(services: Services, workspace_file: object) -> Path:
    """A workspace with three backups, of which the newest is damaged, and damaged itself."""
    assert callable(workspace_file)
    path: Path = workspace_file()
    workspace = services.opener.open(path)
    for number in range(3):
        put(workspace, NOTE, f"state {number}")
        services.stores.backup(workspace.store)
    workspace.store.close()
    for damaged in (path, path.with_name(f"{path.name}.backups") / "000003.ipdesk"):
        with unguarded(damaged) as database:
            database.execute("UPDATE cell SET raw = 'x' WHERE \"column\" = 'note'")
    return path


def test_the_newest_sound_backup_comes_first(services: Services, file: Path) -> None:
    choices = RescueScreen(file, services, damaged=True).choices()
    assert [one.key for one in choices] == ["2", "1", REBUILD, "3"]
    assert [one.sound for one in choices] == [True, True, True, False]
    assert "newest sound" in choices[0].below


def test_a_damaged_backup_is_not_put_in_place(services: Services, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(DamagedWorkspace):
        RescueScreen(file, services, damaged=True).carry_out("3")
    assert file.read_bytes() == before


def test_the_place_of_the_damage_is_said_in_words(services: Services, file: Path) -> None:
    (said,) = RescueScreen(file, services, damaged=True).findings()
    assert said.startswith("Annual report 2016 · Base figures · BF1")


def test_of_a_sound_workspace_nothing_is_rebuilt(services: Services, file: Path) -> None:
    choices = RescueScreen(file, services, damaged=False).choices()
    assert REBUILD not in [one.key for one in choices]
