"""Who follows CONTRIBUTING.md gets what it promises: its own blocks are carried out here.

An indicator, a rule and a report kind are data: they are seen in form, checks, print, workbook
and package, and nothing but the files that the page names was touched.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from fixed_clock import FixedClock
from followed_page import blocks, followed
from openpyxl import load_workbook
from page_texts import page_texts
from report_filler import add_rows, make_ready
from report_steps import at, problems, put, rules_at

from ipdesk.catalogue.loader import load_edition
from ipdesk.cli import RESOURCES
from ipdesk.cli.demo import EXAMPLE, fill
from ipdesk.cli.output import write_workbook
from ipdesk.cli.printing import write_pdf
from ipdesk.new_report import NewReport
from ipdesk.package.verify import verify
from ipdesk.screens.new_report import NewReportScreen
from ipdesk.screens.section import SectionScreen
from ipdesk.sealing import Sealer
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from local_db.stores import FileStores

INDICATOR, RULE, KIND = "An indicator", "A rule", "A report kind"
EDITION = "catalogue/2015-59"


@pytest.fixture(scope="module")
def followed_services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The program over data to which the three pages were applied."""
    resources = followed(tmp_path_factory.mktemp("followed"), INDICATOR, RULE, KIND)
    return Services(resources, FileStores(), "en", FixedClock())


@pytest.fixture(scope="module")
def made(followed_services: Services, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty annual report by that data."""
    path = tmp_path_factory.mktemp("made") / "made.ipdesk"
    wanted = NewReport("440000", "leading", 2016)
    followed_services.opener.create(path, wanted, "test").store.close()
    return path


@pytest.fixture
def annual(followed_services: Services, made: Path, tmp_path: Path) -> Workspace:
    path = tmp_path / made.name
    path.write_bytes(made.read_bytes())
    return followed_services.opener.open(path)


@pytest.fixture
def briefing(followed_services: Services, annual: Workspace) -> Workspace:
    opener = followed_services.opener
    opener.turn_to(annual, opener.add_report(annual, "briefing", 2016))
    return annual


@pytest.mark.parametrize("heading", [INDICATOR, RULE, KIND])
def test_each_page_stands_alone(tmp_path: Path, heading: str) -> None:
    assert blocks(heading)
    changed = load_edition(followed(tmp_path, heading) / EDITION)
    assert changed != load_edition(RESOURCES / EDITION)


@pytest.mark.parametrize("heading", [INDICATOR, RULE, KIND])
def test_a_page_names_data_only(heading: str) -> None:
    assert all(block.file.startswith("resources/") for block in blocks(heading))


def test_indicator_is_a_row_of_the_form_with_its_unit(
    annual: Workspace, followed_services: Services
) -> None:
    sentences = Sentences(followed_services.translator, annual.form)
    screen = SectionScreen(annual, sentences, followed_services.translator, "indicators")
    index = screen.index_of(at("indicators IND90 value"))
    assert index is not None
    shown = [screen.look(index[0], column).text for column in range(len(screen.columns))]
    assert "Patent pledges registered (sample)" in " ".join(shown)
    assert "pledges" in shown
    assert "IND90" in annual.form.sections["goals"].rows


def test_indicator_is_in_the_forms_of_the_categories_that_expect_it(annual: Workspace) -> None:
    catalogue = annual.form.catalogue
    (added,) = (item for item in catalogue.indicators if item.code == "IND90")
    assert set(added.expectations) == {"leading"}


def test_indicator_is_chosen_where_a_cell_names_one(annual: Workspace) -> None:
    (listed,) = (codes for codes in annual.form.catalogue.codelists if codes.code == "indicator")
    assert "IND90" in [entry.code for entry in listed.entries]


def test_example_is_complete_with_the_indicator(
    followed_services: Services, tmp_path: Path
) -> None:
    opener = followed_services.opener
    workspace = opener.create_example(tmp_path / "example.ipdesk", EXAMPLE, "test")
    fill(workspace, followed_services)
    assert workspace.report.cell(at("indicators IND90 value")).text == "120"
    assert workspace.checker.verdict().ready


def test_indicator_is_checked_by_its_own_limits(annual: Workspace) -> None:
    put(annual, "indicators IND90 value", "1000001")
    assert [p.place.row for p in problems(annual, "V04", "IND90")] == ["IND90"]
    put(annual, "indicators IND90 value", "12")
    assert problems(annual, "V04", "IND90") == []


def test_rule_finds_what_it_is_about_and_nothing_else(annual: Workspace) -> None:
    put(annual, "indicators IND3 value", "1000001")
    (found,) = problems(annual, "R190")
    assert (found.level, found.place) == ("query", at("indicators IND3 value"))
    put(annual, "indicators IND3 value", "1000000")
    assert problems(annual, "R190") == []


def test_indicator_and_rule_are_printed(
    annual: Workspace, followed_services: Services, tmp_path: Path
) -> None:
    put(annual, "indicators IND90 value", "4711")
    put(annual, "indicators IND3 value", "1000001")
    write_pdf(annual, followed_services, "report", tmp_path / "r.pdf", ["indicators"])
    write_pdf(annual, followed_services, "problems", tmp_path / "p.pdf")
    report, found = (
        " ".join(" ".join(page_texts((tmp_path / name).read_bytes())).split())
        for name in ("r.pdf", "p.pdf")
    )
    assert "Patent pledges registered (sample)" in report
    assert "4,711" in report
    assert "Please check the unit." in found


def test_indicator_is_in_the_workbook(
    annual: Workspace, followed_services: Services, tmp_path: Path
) -> None:
    put(annual, "indicators IND90 value", "4711")
    write_workbook(annual, followed_services, tmp_path / "r.xlsx")
    book = load_workbook(tmp_path / "r.xlsx", read_only=True)
    values = {value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row}
    book.close()
    assert {"Patent pledges registered (sample)", 4711} <= values


def test_indicator_and_rule_travel_in_the_package(
    annual: Workspace, followed_services: Services, tmp_path: Path
) -> None:
    put(annual, "indicators IND90 value", "4711")
    put(annual, "indicators IND3 value", "1000001")
    make_ready(annual)
    package = Sealer(followed_services).seal(annual, tmp_path / "out", "test").path
    verify(package)
    table, checks = parts(package, "tables/indicators.csv", "checks.json")
    assert any("IND90" in line and "4711" in line for line in table.splitlines())
    assert '"R190"' in checks


def test_kind_is_offered(annual: Workspace, followed_services: Services) -> None:
    library, translator = followed_services.library, followed_services.translator
    lines = NewReportScreen(annual, library.shipped(), translator).kinds()
    (offered,) = (line for line in lines if line.code == "briefing")
    assert (offered.name, offered.document) == ("Briefing (sample)", "Briefing (sample)")


def test_kind_is_filled_and_checked(briefing: Workspace) -> None:
    assert list(briefing.form.sections) == ["filing", "briefing"]
    add_rows(briefing)
    (row,) = briefing.report.rows("briefing")
    assert "V02" in rules_at(briefing, f"briefing {row} subject")
    put(briefing, f"briefing {row} happened", "31 June")
    assert "V01" in rules_at(briefing, f"briefing {row} happened")


def test_kind_is_sealed_with_print_and_workbook(
    briefing: Workspace, followed_services: Services, tmp_path: Path
) -> None:
    make_ready(briefing)
    package = Sealer(followed_services).seal(briefing, tmp_path / "out", "test").path
    assert verify(package).name.endswith("briefing-0001")
    with ZipFile(package) as archive:
        names = {name.partition("/")[2]: name for name in archive.namelist()}
        pdf = archive.read(names["data/report.pdf"])
    assert {"data/tables/briefing.csv", "data/report.xlsx"} <= set(names)
    assert "简报内容（示例）" in " ".join(page_texts(pdf))


def parts(package: Path, *wanted: str) -> list[str]:
    """Files of the package as text."""
    with ZipFile(package) as archive:
        names = {name.partition("/data/")[2]: name for name in archive.namelist()}
        return [archive.read(names[name]).decode("utf-8") for name in wanted]
