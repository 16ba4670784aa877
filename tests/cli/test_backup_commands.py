"""`ipdesk backup`: what there is, whether it is sound, one put in the file's place. Issue 6.8."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run
from report_steps import put, shown
from unguarded import unguarded

from ipdesk.errors import DamagedWorkspace
from ipdesk.library import Library
from ipdesk.regaining import Regainer
from ipdesk.services import Services
from local_db.store import SqliteStore
from local_db.stores import FileStores

NOTES = ("the first", "the second", "the third")


@pytest.fixture
def file(services: Services, example_file: Path) -> Path:
    """A workspace with three backups, one for each note; then a fourth note."""
    workspace = services.opener.open(example_file)
    for note in (*NOTES, "after the backups"):
        put(workspace, "base BF1 note", note)
        if note in NOTES:
            services.stores.backup(workspace.store)
    workspace.store.close()
    return example_file


def damage(
    path: Path, statement: str = "UPDATE cell SET raw = 'x' WHERE \"column\" = 'note'"
) -> None:
    with unguarded(path) as database:
        database.execute(statement)


def note_in(path: Path) -> str:
    with SqliteStore.open(path) as store:
        found = store.cell("annual-2016", "base", "BF1", "note")
        assert found is not None
        return found.raw


def test_backups_are_listed_newest_first(ipdesk: Run, file: Path) -> None:
    listed = json.loads(ipdesk("backup", "list", file, "--json").out)
    assert [one["number"] for one in listed] == [3, 2, 1]
    assert all(Path(one["path"]).stat().st_size == one["size"] for one in listed)
    lines = ipdesk("backup", "list", file).out.splitlines()
    assert [line.split()[0] for line in lines] == ["3", "2", "1"]


def test_a_file_without_backups_says_so(ipdesk: Run, example_file: Path) -> None:
    done = ipdesk("backup", "list", example_file)
    assert (done.code, "There is no backup" in done.out) == (0, True)


def test_sound_files_are_verified(ipdesk: Run, file: Path) -> None:
    before = file.read_bytes()
    done = ipdesk("backup", "verify", file)
    assert done.code == 0
    assert [line.endswith("sound") for line in done.out.splitlines()] == [True] * 4
    assert file.read_bytes() == before


def test_damage_is_said_with_report_section_row_and_cell(ipdesk: Run, file: Path) -> None:
    damage(file)
    done = ipdesk("backup", "verify", file)
    assert done.code == 3
    assert "Annual report 2016 · Base figures · BF1" in done.out
    told = json.loads(ipdesk("backup", "verify", file, "--json").out)
    assert told["sound"] is False
    (found,) = told["damages"]
    assert found["key"] == ["annual-2016", "base", "BF1", "note"]
    assert [one["damages"] for one in told["backups"]] == [[], [], []]


def test_a_damaged_backup_is_found_too(ipdesk: Run, file: Path) -> None:
    damage(file.with_name(f"{file.name}.backups") / "000003.ipdesk")
    told = json.loads(ipdesk("backup", "verify", file, "--json").out)
    assert told["damages"] == []
    assert [bool(one["damages"]) for one in told["backups"]] == [True, False, False]


def test_the_newest_sound_backup_is_restored(ipdesk: Run, file: Path) -> None:
    damage(file.with_name(f"{file.name}.backups") / "000003.ipdesk")
    damage(file)
    broken = file.read_bytes()
    done = json.loads(ipdesk("backup", "restore", file, "--json").out)
    assert done["restored"] == 2
    assert Path(done["kept"]).read_bytes() == broken
    assert note_in(file) == "the second"


def test_an_older_one_is_restored_by_its_number_and_taken_back(ipdesk: Run, file: Path) -> None:
    assert ipdesk("backup", "restore", file, "--number", 1).code == 0
    assert note_in(file) == "the first"
    listed = json.loads(ipdesk("backup", "list", file, "--json").out)
    assert listed[0]["number"] == 4, "what stood there was backed up before"
    assert ipdesk("backup", "restore", file, "--number", 4).code == 0
    assert note_in(file) == "after the backups"


def test_rebuilt_it_has_what_was_entered_after_the_last_backup(ipdesk: Run, file: Path) -> None:
    damage(file)
    done = json.loads(ipdesk("backup", "restore", file, "--rebuild", "--json").out)
    assert (done["regained"], done["lost"]) == (1, [])
    assert note_in(file) == "after the backups"


LOST = {
    "the last entry of the history": "UPDATE history SET after = 'x' WHERE sequence = {last}",
    "an entry in the middle": "UPDATE history SET after = 'x' WHERE sequence = {last} - 2",
    "the last step": "UPDATE step SET checksum = 0 WHERE first = {last}",
    "a step that was undone": "UPDATE step SET checksum = 0 WHERE first = {last} - 3",
    "the undoing": "UPDATE step SET checksum = 0 WHERE first = {last} - 2",
    "all steps": "UPDATE step SET checksum = 0",
}


@pytest.mark.parametrize("statement", LOST.values(), ids=LOST)
def test_a_rebuilt_workspace_can_be_worked_in_whatever_was_lost(
    services: Services, example_file: Path, statement: str
) -> None:
    """Without a backup: done, undone, done again, done. The history lacks an entry, or a step."""
    workspace = services.opener.open(example_file)
    put(workspace, "base BF1 note", "the first")
    put(workspace, "base BF1 note", "the second")
    workspace.undo("test")
    workspace.redo("test")
    put(workspace, "base BF1 note", "the last")
    last = workspace.store.last_history()
    assert last is not None
    workspace.store.close()
    damage(example_file, statement.format(last=last.sequence))
    services.stores.rescue.rebuild(example_file, Regainer(services.library))
    workspace = services.opener.open(example_file)
    assert shown(workspace, "base BF1 note").raw == "the last"
    put(workspace, "base BF1 note", "afterwards")
    workspace.undo("test")
    assert shown(workspace, "base BF1 note").raw == "the last"
    workspace.redo("test")
    workspace.undo("test")
    assert workspace.undoable is None, "nobody knows all that was done before"
    workspace.store.close()
    assert services.stores.rescue.damages(example_file) == []


@pytest.mark.parametrize("damaged", ["value = 'x'", "name = 'kepu'"], ids=["value", "key"])
def test_what_was_taken_away_stays_away_and_what_was_lost_comes_back(
    services: Services, example_file: Path, damaged: str
) -> None:
    """What was lost is known again by its key or, if that was damaged, by all the rest."""
    workspace = services.opener.open(example_file)
    workspace.keep_setting("kept", "as it was")
    workspace.keep_setting("removed", "since the backup")
    services.stores.backup(workspace.store)
    workspace.store.close()
    damage(example_file, "DELETE FROM setting WHERE name = 'removed'")
    damage(example_file, f"UPDATE setting SET {damaged} WHERE name = 'kept'")
    done = services.stores.rescue.rebuild(example_file, Regainer(services.library))
    assert (done.regained, done.lost) == (1, ())
    workspace = services.opener.open(example_file)
    settings = workspace.store.settings()
    workspace.store.close()
    assert settings["kept"] == "as it was"
    assert settings.keys().isdisjoint({"removed", "kepu"})


def test_what_nobody_knows_any_more_is_named(ipdesk: Run, example_file: Path) -> None:
    """Without a backup, a figure that the example began with is told by no history."""
    damage(example_file, "UPDATE cell SET raw = 'x' WHERE row = 'BF1' AND \"column\" = 'value'")
    done = ipdesk("backup", "restore", example_file, "--rebuild")
    assert done.code == 0
    assert "1 record could not be regained" in done.out
    assert "BF1" in done.out
    assert json.loads(ipdesk("backup", "verify", example_file, "--json").out)["sound"] is True


def test_a_lost_catalogue_is_taken_from_the_program(ipdesk: Run, example_file: Path) -> None:
    """Half of a new workspace is its catalogue; no backup is needed to have it again."""
    damage(example_file, "UPDATE catalogue SET body = x'00'")
    done = json.loads(ipdesk("backup", "restore", example_file, "--rebuild", "--json").out)
    assert (done["lost"], done["torn"]) == ([], [])
    assert json.loads(ipdesk("backup", "verify", example_file, "--json").out)["sound"] is True
    assert ipdesk("show", example_file).code == 0


def test_of_a_catalogue_that_nobody_has_nothing_is_made_up(
    example_file: Path, tmp_path: Path
) -> None:
    damage(example_file, "UPDATE catalogue SET body = x'00'")
    before = example_file.read_bytes()
    with pytest.raises(DamagedWorkspace, match="catalogue"):
        FileStores().rescue.rebuild(example_file, Regainer(Library(tmp_path / "empty")))
    assert example_file.read_bytes() == before


def test_without_a_sound_backup_nothing_is_replaced(ipdesk: Run, example_file: Path) -> None:
    before = example_file.read_bytes()
    done = ipdesk("backup", "restore", example_file)
    assert (done.code, "no sound backup" in done.complaint) == (2, True)
    assert "restore --rebuild" in done.complaint, "what helps then is named"
    numbered = ipdesk("backup", "restore", example_file, "--number", 9)
    assert (numbered.code, "no backup 9 of" in numbered.complaint) == (2, True)
    assert example_file.read_bytes() == before


def test_an_open_file_is_not_replaced(ipdesk: Run, file: Path) -> None:
    before = file.read_bytes()
    with SqliteStore.open(file):
        for words in (("restore", file), ("restore", file, "--rebuild")):
            done = ipdesk("backup", *words)
            assert (done.code, "already open" in done.complaint) == (2, True)
    assert file.read_bytes() == before
