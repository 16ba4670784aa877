"""The preview of a move: which editions are offered, what it says, and the move itself.

Requirements
    3.8  moving a draft shows what is added, dropped, changed
"""

from __future__ import annotations

from pathlib import Path

import pytest
from report_steps import put

from ipdesk.cli import RESOURCES
from ipdesk.editions.overlay import laid_over, load_folder
from ipdesk.editions.pack import write_edition
from ipdesk.screens.header import HeaderScreen
from ipdesk.screens.moving import MoveScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace

EXERCISE = "2019-guidance-exercise"


@pytest.fixture
def installed(services: Services, tmp_path: Path) -> Services:
    """The exercise edition, and a real one valid from 2016 on."""
    folder = RESOURCES / "catalogue-examples" / EXERCISE
    newer = {"edition": {"code": "2016-2", "valid_from": "2016-01-01"}}
    for catalogue in (
        load_folder(folder, services.library.find),
        laid_over(services.library.shipped(), newer, "test"),
    ):
        path = tmp_path / f"{catalogue.edition.code}.ipcat"
        services.library.install(write_edition(catalogue, path).path)
    return services


def screen(workspace: Workspace, services: Services) -> MoveScreen:
    return MoveScreen(workspace, services.library, services.translator)


def test_real_report_is_not_offered_an_exercise(
    workspace: Workspace, example: Workspace, installed: Services
) -> None:
    offered = [facts.code for facts in screen(workspace, installed).editions()]
    assert offered == ["2016-2"]
    offered = [facts.code for facts in screen(example, installed).editions()]
    assert offered == [EXERCISE, "2016-2"]


def test_nothing_to_move_to_is_said(workspace: Workspace, services: Services) -> None:
    moving = screen(workspace, services)
    assert moving.editions() == []
    assert not moving.can_apply
    assert moving.headline() == "There is no other edition to move to."


def test_what_is_installed_but_not_offered_is_said(
    workspace: Workspace, services: Services, data_folder: Path
) -> None:
    (data_folder / "editions").mkdir(parents=True)
    (data_folder / "editions" / "catalogue-2018-1-v1.ipcat").write_bytes(b"damaged")
    (said,) = screen(workspace, services).left_out()
    assert said.startswith("“catalogue-2018-1-v1” is installed but not used: The package is not")


def test_preview_says_what_happens_and_changes_nothing(
    filled: Workspace, installed: Services
) -> None:
    moving = screen(filled, installed)
    moving.choose(EXERCISE)
    assert moving.headline().startswith("6 things differ; ")
    assert "0 values are dropped; 1 value is to be filled in" in moving.headline()
    kinds = [row.kind for row in moving.rows]
    assert kinds[:6] == ["added", "added", "added", "dropped", "changed", "dropped"]
    assert kinds[6] == "needed"
    assert "fictitious" in moving.remark()
    assert filled.report.header.edition == "2015-59"


def test_copied_value_is_shown_as_the_report_shows_it(
    filled: Workspace, installed: Services
) -> None:
    moving = screen(filled, installed)
    moving.choose(EXERCISE)
    details = [row.detail for row in moving.rows if row.kind == "copied"]
    assert any(detail.startswith("Done —") for detail in details)


def test_dropped_value_is_shown_with_its_text(example: Workspace, installed: Services) -> None:
    moving = screen(example, installed)
    moving.choose(EXERCISE)
    moving.apply()
    put(example, "indicators IND10 value", "12.5")
    back = screen(example, installed)
    back.choose("2015-59")
    lost = [row for row in back.rows if row.kind == "lost"]
    assert any("Loans" in row.what and row.detail.startswith("12.5") for row in lost)


def test_apply_moves_the_report(example: Workspace, installed: Services) -> None:
    moving = screen(example, installed)
    moving.choose(EXERCISE)
    assert moving.can_apply
    moving.apply()
    assert example.report.header.edition == EXERCISE
    assert "fictitious" in HeaderScreen(example, installed.translator).edition()


def test_sealed_report_says_that_it_stays(
    services: Services, sealed_file: Path, installed: Services
) -> None:
    moving = screen(installed.opener.open(sealed_file), installed)
    assert moving.headline() == "The report is sealed: it stays with its edition."


def test_header_tells_of_a_newer_edition_until_the_report_follows_it(
    workspace: Workspace, installed: Services
) -> None:
    words = HeaderScreen(workspace, installed.translator)
    assert words.newer_edition(installed.library) == "Newer edition installed: 2016-2 v1"
    moving = screen(workspace, installed)
    moving.choose("2016-2")
    moving.apply()
    assert words.newer_edition(installed.library) == ""


def test_header_tells_of_nothing_where_nothing_is_installed(
    workspace: Workspace, services: Services
) -> None:
    words = HeaderScreen(workspace, services.translator)
    assert words.newer_edition(services.library) == ""
