"""Making and opening workspaces: what a new report starts with, and what is refused.

Requirements
    2.2    new workspace (unit from the 32 units, category, year) or an example
    2.BAD  wrong, newer, damaged or foreign workspace: refused with advice, untouched
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from report_steps import at, put, shown

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import (
    DamagedWorkspace,
    FileMissing,
    KnownError,
    NewerWorkspace,
    NotAWorkspace,
    UsageError,
    WorkspaceExists,
    WorkspaceInUse,
)
from ipdesk.new_report import NewReport
from ipdesk.services import Services
from ipdesk.values import State
from ipdesk.workspace import Workspace

GUANGDONG = NewReport("440000", "leading", 2016)


def test_there_are_32_reporting_units(services: Services) -> None:
    """2.2: 31 provinces and XPCC"""
    units = services.regions.units
    assert len(units) == 32
    assert sum(unit.kind == "municipality" for unit in units.values()) == 4
    assert all(unit.label.zh and unit.label.en and unit.short.zh for unit in units.values())


def test_new_report_has_its_cities(workspace: Workspace) -> None:
    """2.2: 21 prefecture-level cities of Guangdong"""
    rows = workspace.report.rows("cities")
    assert len(rows) == 21
    assert rows["440100"]["name"].text == "广州市"
    assert {cells["kind"].text for cells in rows.values()} == {"prefecture_level_city"}
    assert all(cells["kind"].state is State.VALID for cells in rows.values())


def test_new_report_holds_the_catalogue_s_defaults_and_nothing_else(workspace: Workspace) -> None:
    assert shown(workspace, "profile 1 counting_basis").text == "all"
    assert shown(workspace, "goals IND1 target_year").text == "2030"
    assert shown(workspace, "base BF1 value").state is State.BLANK


def test_new_report_pins_the_edition(workspace: Workspace) -> None:
    """design: every report pins its edition and version"""
    header = workspace.report.header
    assert (header.edition, header.edition_version) == ("2015-59", 1)
    assert workspace.store.catalogue(header.catalogue_digest).edition == "2015-59"
    assert (header.state, header.practice, header.sequence) == ("draft", False, 0)


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (NewReport("990000", "leading", 2016), "no_unit"),
        (NewReport("440000", "top", 2016), "no_category"),
        (NewReport("440000", "leading", 1999), "year_out_of_plan"),
        (NewReport("440000", "leading", 2031), "year_out_of_plan"),
        (NewReport("440000", "leading", 2016, kind="monthly"), "no_kind"),
    ],
)
def test_what_does_not_exist_cannot_be_reported(
    services: Services, tmp_path: Path, wanted: NewReport, reason: str
) -> None:
    with pytest.raises(UsageError) as caught:
        services.opener.create(tmp_path / "new.ipdesk", wanted)
    assert caught.value.reason == reason
    assert list(tmp_path.iterdir()) == []


def test_existing_file_is_never_replaced(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "mine.ipdesk"
    path.write_bytes(b"precious")
    with pytest.raises(WorkspaceExists):
        services.opener.create(path, GUANGDONG)
    assert path.read_bytes() == b"precious"


def test_folder_that_does_not_exist_is_named(services: Services, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        services.opener.create(tmp_path / "missing" / "new.ipdesk", GUANGDONG)


@pytest.mark.parametrize("name", ["guangdong-2016", "jiangsu-2016", "guangxi-2016"])
def test_examples_are_real_and_say_what_is_missing(
    services: Services, tmp_path: Path, name: str
) -> None:
    """2.2: sources shown; what is not public is not available, with the reason"""
    workspace = services.opener.create_example(tmp_path / "e.ipdesk", name)
    assert workspace.report.header.practice
    assert workspace.checker.verdict().errors == 0
    base = workspace.report.rows("base")
    assert base["BF1"]["source"].state is State.VALID
    cells = [workspace.report.cell(place) for place in workspace.report.places()]
    missing = [cell for cell in cells if cell.state is State.NOT_AVAILABLE]
    assert missing
    assert all(cell.text for cell in missing)


def test_example_has_guangdong_s_published_figures(example: Workspace) -> None:
    """2.2: SIPO's 2016-12 table"""
    assert shown(example, "base BF1 value").text == "168480"
    assert shown(example, "base BF2 value").text == "10850"
    assert shown(example, "indicators IND1 value").text == "15.53"
    assert "国家知识产权局" in example.report.note(at("base BF1 value"), "source")


def test_unknown_example_is_refused(services: Services, tmp_path: Path) -> None:
    assert services.opener.examples() == ["guangdong-2016", "guangxi-2016", "jiangsu-2016"]
    with pytest.raises(UsageError):
        services.opener.create_example(tmp_path / "e.ipdesk", "atlantis-2016")


def test_unknown_report_is_refused_and_the_file_released(
    services: Services, example_file: Path
) -> None:
    with pytest.raises(UsageError):
        services.opener.open(example_file, "annual-1999")
    services.opener.open(example_file)


def make_newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version={version + 1}")
    connection.close()


def make_foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


def spoil(path: Path) -> None:
    """A flipped bit in a stored text."""
    data = bytearray(path.read_bytes())
    data[data.index("广州市".encode())] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (lambda p: p.write_bytes(b""), DamagedWorkspace),
        (lambda p: p.write_text("a diary"), NotAWorkspace),
        (lambda p: p.write_bytes(b"PK\x03\x04"), NotAWorkspace),
        (make_foreign, NotAWorkspace),
        (make_newer, NewerWorkspace),
        (spoil, DamagedWorkspace),
        (lambda p: p.write_bytes(p.read_bytes()[:20000]), DamagedWorkspace),
    ],
    ids=["empty", "text", "archive", "foreign", "newer", "flipped bit", "cut short"],
)
def test_wrong_file_is_refused_with_advice_and_left_alone(
    services: Services, example_file: Path, wrong, error: type[KnownError]
) -> None:
    """2.BAD"""
    wrong(example_file)
    before = example_file.read_bytes()
    with pytest.raises(error) as caught:
        services.opener.open(example_file)
    assert example_file.read_bytes() == before
    words = ErrorSentences(services.translator)
    assert example_file.name in words.what(caught.value)
    assert words.advice(caught.value)


def test_missing_file_and_folder_are_told(services: Services, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        services.opener.open(tmp_path / "gone.ipdesk")
    with pytest.raises(KnownError):
        services.opener.open(tmp_path)


def test_open_workspace_is_refused_a_second_time(services: Services, workspace: Workspace) -> None:
    """6.5: naming where it is open"""
    with pytest.raises(WorkspaceInUse) as caught:
        services.opener.open(Path(workspace.store.path))
    assert "already open" in ErrorSentences(services.translator).line(caught.value)
    put(workspace, "base BF1 value", "5")


def test_workspace_carries_its_edition_to_another_machine(
    workspace: Workspace, services: Services, tmp_path: Path
) -> None:
    """design: pinned editions; the program's own catalogue is not asked"""
    workspace.store.close()
    resources = Path(shutil.copytree(services.resources, tmp_path / "resources"))
    shutil.rmtree(resources / "catalogue")
    elsewhere = Services(resources, services.stores, "en", services.clock)
    again = elsewhere.opener.open(Path(workspace.store.path))
    assert again.form.catalogue == workspace.form.catalogue
