"""Every report kind has a template, also before there is a report of it. Issue 4.2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.blank_report import report_to_fill
from ipdesk.catalogue.model import Catalogue
from ipdesk.exchange.import_plan import plan_import
from ipdesk.exchange.template_writer import write_template
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.screens.template import TemplateScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put

YEAR = 2016
ROWS = 1


def template(
    workspace: Workspace, services: Services, path: Path, kind: str, year: int = YEAR
) -> Path:
    snapshot = report_to_fill(workspace, services, kind, year)
    path.write_bytes(write_template(snapshot, services.translator, rows=ROWS))
    return path


def test_a_template_of_every_kind_fits_the_report_begun_after_it(
    workspace: Workspace, services: Services, edition: Catalogue, tmp_path: Path
) -> None:
    for kind in (kind.code for kind in edition.kinds):
        path = template(workspace, services, tmp_path / f"{kind}.xlsx", kind)
        if kind != workspace.report.header.kind:
            report = services.opener.add_report(workspace, kind, YEAR)
            services.opener.turn_to(workspace, report)
        found = plan_import(workspace.snapshot(), read_workbook(path))
        assert (found.entries, found.new_rows) == ((), ()), kind


def test_a_template_shows_what_is_carried_over_and_keeps_it(
    next_year: Workspace, services: Services, tmp_path: Path
) -> None:
    path = template(next_year, services, tmp_path / "next.xlsx", "annual", 2017)
    sheet = read_workbook(path).sheets[2]
    assert "168480" in {cell.text for cell in sheet.cells.values()}
    assert plan_import(next_year.snapshot(), read_workbook(path)).edits == ()


def test_an_indicator_declared_after_the_template_says_nothing(
    open_workspace: Callable[..., Workspace], services: Services, tmp_path: Path
) -> None:
    workspace = open_workspace("450000", "characteristic", YEAR)
    path = template(workspace, services, tmp_path / "own.xlsx", "annual")
    put(workspace, "own_indicators + name", "演练指标")
    assert plan_import(workspace.snapshot(), read_workbook(path)).edits == ()


@pytest.mark.parametrize("kind", ["scheme", "annual"])
def test_the_choice_offers_the_sections_of_the_kind(
    workspace: Workspace, services: Services, kind: str
) -> None:
    screen = TemplateScreen(workspace, services)
    screen.choose(kind, YEAR)
    assert screen.snapshot is not None
    assert [code for code, _ in screen.sections()] == list(screen.snapshot.form.sections)
    assert screen.file_name([]).endswith("-template")
