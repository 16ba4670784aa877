"""Own indicators travel: workbook, print, package, the receiver's re-check, the next year.

Requirements
    I(III)  the characteristic category's list of indicators is open
    3.7     what is declared behaves like the catalogue's own "in forms, rules, print, workbook,
            package"
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from built_once import BuiltOnce
from report_filler import explain, make_ready

from ipdesk.catalogue.form import form_for
from ipdesk.changes import Edit
from ipdesk.cli import main
from ipdesk.cli.output import write_workbook
from ipdesk.cli.printing import write_pdf
from ipdesk.errors import PackageRefused
from ipdesk.exchange.import_plan import plan_import
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.package.restore import content_of
from ipdesk.package.tables import TableRecord
from ipdesk.package.verify import Inspection, inspect
from ipdesk.places import Place
from ipdesk.report import load
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.values import State
from ipdesk.workspace import Workspace

ReportOf = Callable[..., Workspace]
NAME = "地理标志产品年产值"
TEA = {
    "own_indicators X1 name": NAME,
    "own_indicators X1 unit": "亿元",
    "own_indicators X1 kind": "flow",
    "own_indicators X1 precision": "2",
    "own_indicators X1 definition": "本省地理标志产品当年产值合计",
    "own_indicators X1 source": "省市场监管局统计",
    "indicators X1 value": "123.45",
    "goals X1 baseline_year": "2015",
    "goals X1 baseline": "100",
    "goals X1 target": "300",
    "goals X1 source": "实施方案",
}


def put_all(workspace: Workspace, values: dict[str, str]) -> None:
    for where, raw in values.items():
        workspace.set_value(Place(*where.split()), raw, "test")


@pytest.fixture
def guizhou(report_of: ReportOf) -> Workspace:
    """A characteristic province that declares one indicator; practice data."""
    workspace = report_of("annual", "characteristic", "520000")
    put_all(workspace, TEA)
    return workspace


class Sealed(NamedTuple):
    """The province after its report was sealed, and what stands in the package."""

    guizhou: Workspace
    package: Inspection


@pytest.fixture
def sealed(
    built_once: BuiltOnce, report_of: ReportOf, services: Services, tmp_path: Path
) -> Sealed:
    def build(folder: Path) -> None:
        workspace = report_of("annual", "characteristic", "520000")
        put_all(workspace, TEA)
        make_ready(workspace)
        Sealer(services).seal(workspace, folder, "test")
        workspace.store.close()
        shutil.move(workspace.store.path, folder)

    folder = built_once.copy("own indicators, sealed", build, tmp_path / "sealed")
    (file,), (package,) = folder.glob("*.ipdesk"), folder.glob("*.ipsub")
    return Sealed(services.opener.open(file), inspect(package))


def test_workbook_shows_its_row_and_takes_a_new_value(
    guizhou: Workspace, services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "report.xlsx"
    write_workbook(guizhou, services, path)
    book = openpyxl.load_workbook(path)
    found = [
        (sheet.title, cell)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == NAME
    ]
    assert len({title for title, _ in found}) == 3
    sheet, row = next((c.parent, c.row) for _, c in found if "123.45" in map(str, _row(c)))
    cell = next(c for c in sheet[row] if str(c.value) == "123.45")
    cell.value = "150.5"
    book.save(path)
    plan = plan_import(guizhou.snapshot(), read_workbook(path))
    assert plan.edits == (Edit(Place("indicators", "X1", "value"), "150.5"),)


def _row(cell: openpyxl.cell.Cell) -> list[object]:
    return [other.value for other in cell.parent[cell.row]]


def test_indicator_typed_into_the_workbook_gets_a_code_of_its_own(
    guizhou: Workspace, services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "report.xlsx"
    write_workbook(guizhou, services, path)
    book = openpyxl.load_workbook(path)
    cell = next(c for sheet in book for row in sheet.iter_rows() for c in row
                if c.value == TEA["own_indicators X1 definition"])  # fmt: skip
    name = next(c for c in cell.parent[cell.row] if c.value == NAME)
    cell.parent.cell(name.row + 1, name.column, "特色产业专利数")
    book.save(path)
    plan = plan_import(guizhou.snapshot(), read_workbook(path))
    assert [row.place for row in plan.new_rows] == [Place("own_indicators", "X2")]
    change = guizhou.apply(plan.edits, "test")
    assert {"indicators", "goals"} <= change.rows
    assert guizhou.form.sections["indicators"].rows["X2"].label.zh == "特色产业专利数"


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="reads the print with pdftotext")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_print_has_it_in_all_tables(guizhou: Workspace, tmp_path: Path, language: str) -> None:
    from ipdesk.cli import RESOURCES
    from local_db.stores import FileStores

    services = Services(RESOURCES, FileStores(), language, guizhou.clock)
    path = tmp_path / "report.pdf"
    write_pdf(guizhou, services, "report", path)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    plain = "".join(text.stdout.decode().split())
    assert plain.count(NAME) >= 3
    assert "123.45" in plain
    assert TEA["own_indicators X1 definition"] in plain


def test_package_holds_it_and_the_receiver_rebuilds_it(sealed: Sealed) -> None:
    guizhou, package = sealed
    assert "own_indicators" in package.tables
    form = form_for(guizhou.form.catalogue, "annual", "characteristic", "520000")
    report = load(content_of(package, form), form)
    assert report.form.indicators == guizhou.form.indicators
    assert report.cell(Place("indicators", "X1", "value")).text == "123.45"
    assert report.cell(Place("goals", "X1", "target")).text == "300"


def _with(package: Inspection, section: str, *records: TableRecord) -> Inspection:
    from dataclasses import replace

    tables = {**package.tables, section: (*package.tables[section], *records)}
    return replace(package, tables=tables)


@pytest.mark.parametrize(
    ("section", "row", "column"),
    [
        ("indicators", "X2", "value"),  # declared nowhere
        ("goals", "X9", "target"),
        ("own_indicators", "IND3", "name"),  # would speak for one of the catalogue's own
        ("own_indicators", "Y1", "name"),
    ],
)
def test_package_whose_own_indicators_do_not_fit_is_refused_with_the_place(
    sealed: Sealed, section: str, row: str, column: str
) -> None:
    guizhou, package = sealed
    record = TableRecord(row, column, State.VALID, "1", "1", "", computed=False, facets={})
    form = form_for(guizhou.form.catalogue, "annual", "characteristic", "520000")
    with pytest.raises(PackageRefused) as refused:
        content_of(_with(package, section, record), form)
    assert (refused.value.reason, refused.value.params["section"], refused.value.params["row"]) == (
        "row_unknown", section, row,
    )  # fmt: skip


def test_next_year_keeps_code_name_goal_and_last_years_figure(
    sealed: Sealed, services: Services
) -> None:
    guizhou, package = sealed
    """3.4, 3.7"""
    del package
    services.opener.turn_to(guizhou, services.opener.add_report(guizhou, "annual", 2017))
    assert guizhou.form.sections["indicators"].rows["X1"].label.zh == NAME
    cells = guizhou.report.cell
    assert cells(Place("indicators", "X1", "prior")).text == "123.45"
    assert cells(Place("goals", "X1", "target")).text == "300"
    assert cells(Place("indicators", "X1", "value")).state is State.BLANK


def test_code_is_given_once_in_a_workspace(sealed: Sealed, services: Services) -> None:
    guizhou, package = sealed
    """What X1 was in one year, no other indicator is in the next"""
    del package
    services.opener.turn_to(guizhou, services.opener.add_report(guizhou, "annual", 2017))
    guizhou.remove_row("own_indicators", "X1", "test")
    assert guizhou.add_row("own_indicators")[0] == "X2"


def test_next_revision_has_it_too(sealed: Sealed, services: Services) -> None:
    guizhou, package = sealed
    del package
    services.opener.turn_to(guizhou, services.opener.add_report(guizhou, "annual", 2016))
    assert guizhou.report.header.revision == 2
    assert guizhou.report.cell(Place("indicators", "X1", "value")).text == "123.45"


def test_command_line_declares_fills_and_shows_it(
    workspace_file: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """3.CLI"""
    path = str(workspace_file("520000", "characteristic", 2016))
    assert main(["set", path, "own_indicators", "+", "name", NAME]) == 0
    assert main(["set", path, "indicators", "X1", "value", "12"]) == 0
    assert NAME in capsys.readouterr().out
    assert main(["show", path, "--json"]) == 0
    sections = json.loads(capsys.readouterr().out)["sections"]
    assert sections["own_indicators"]["X1"]["name"]["value"] == NAME
    assert sections["indicators"]["X1"]["value"]["value"] == "12"
    assert "X1" in sections["goals"]


def test_row_that_is_no_own_indicator_is_refused_on_the_command_line(
    workspace_file: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(workspace_file("520000", "characteristic", 2016))
    assert main(["set", path, "own_indicators", "IND3", "name", NAME]) == 2
    assert main(["set", path, "indicators", "X1", "value", "12"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.fixture
def scheme(report_of: ReportOf) -> Workspace:
    """An approved scheme that declares one indicator with its goal."""
    workspace = report_of("scheme", "characteristic", "520000")
    put_all(workspace, {where: raw for where, raw in TEA.items() if "indicators X1 v" not in where})
    put_all(
        workspace,
        {
            "milestones 1 indicator": NAME,
            "milestones 1 year": "2020",
            "milestones 1 value": "200",
            "approval 1 state": "approved",
            "approval 1 submitted_on": "2016-05-01",
            "approval 1 approved_on": "2016-06-01",
            "approval 1 document": "演练〔2016〕1号",
        },
    )
    make_ready(workspace)
    return workspace


def test_report_of_another_kind_goes_on_with_what_the_scheme_declares(
    scheme: Workspace, services: Services, tmp_path: Path
) -> None:
    """3.1, 3.7: the code is the same everywhere, and the goal is the scheme's"""
    Sealer(services).seal(scheme, tmp_path / "out", "test")
    services.opener.turn_to(scheme, services.opener.add_report(scheme, "annual", 2017))
    assert scheme.form.sections["indicators"].rows["X1"].label.zh == NAME
    assert scheme.report.cell(Place("goals", "X1", "target")).text == "300"
    assert scheme.report.typed(Place("own_indicators", "X1", "definition")).raw


def test_what_was_dropped_last_does_not_come_back(
    sealed: Sealed, services: Services, tmp_path: Path
) -> None:
    guizhou, package = sealed
    del package
    services.opener.turn_to(guizhou, services.opener.add_report(guizhou, "annual", 2017))
    guizhou.remove_row("own_indicators", "X1", "test")
    make_ready(guizhou)
    guizhou.remove_row("own_indicators", "X2", "test")
    explain(guizhou)
    Sealer(services).seal(guizhou, tmp_path / "later", "test")
    services.opener.turn_to(guizhou, services.opener.add_report(guizhou, "annual", 2018))
    assert not guizhou.report.rows("own_indicators")
    assert "X1" not in guizhou.report.rows("goals")


def test_stage_is_cumulated_for_it_too(sealed: Sealed, services: Services) -> None:
    guizhou, package = sealed
    """3.1: stage self-evaluation, cumulated from the sealed annual reports; the kind is a flow"""
    del package
    services.opener.turn_to(guizhou, services.opener.add_report(guizhou, "self_evaluation", 2016))
    put_all(guizhou, {"evaluation 1 from_year": "2016", "evaluation 1 to_year": "2016"})
    cells = guizhou.report.cell
    found = {c: cells(Place("indicator_results", "X1", c)).text for c in ("closing", "total")}
    assert found == {"closing": "123.45", "total": "123.45"}
    guizhou.remove_row("own_indicators", "X1", "test")
    assert not [place for place in guizhou.report.computed if place.row == "X1"]
