"""Units and titles in their time: who counts in which year.

Requirements
    3.6    units and titles with validity dates; a renamed unit keeps its row
    IND6   prefecture-level units count; county-level cities and districts never do
    V09    of the catalogue: each unit existed at the end of the reporting year
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import openpyxl
import pypdf
import pytest
from report_steps import problems, put, put_all, shown

from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.package.tables import records_of
from ipdesk.printing.engine import Printer
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.values import State
from ipdesk.workspace import Workspace

Open = Callable[..., Workspace]


def titled(granted: str, until: str) -> dict[str, str]:
    city = "cities 440100"
    return {
        f"{city} title": "demonstration",
        f"{city} granted": granted,
        f"{city} valid_until": until,
    }


@pytest.mark.parametrize(
    ("granted", "until", "count"),
    [
        ("", "", 1),
        ("2016-12-31", "", 1),
        ("2017-01-01", "", 0),
        ("2013-04-01", "2016-12-31", 1),
        ("2013-04-01", "2016-12-30", 0),
        ("", "2015-12-31", 0),
        ("2013-04-01", "2019-04-01", 1),
        ("some day", "", 1),
        ("暂缺：文件未公布", "", 1),
    ],
)
def test_title_counts_while_it_is_valid(
    open_workspace: Open, granted: str, until: str, count: int
) -> None:
    """3.6: granted by 31 December of the reporting year, and valid on it"""
    workspace = open_workspace("440000", "characteristic", 2016)
    put_all(workspace, titled(granted, until))
    assert shown(workspace, "indicators IND6 value").number == count


def test_date_that_changes_moves_the_share_at_once(workspace: Workspace) -> None:
    """3.6: and an opened report says the same as one that was changed"""
    put_all(workspace, titled("2015-01-01", ""))
    before = shown(workspace, "indicators IND6 value").number
    change = put(workspace, "cities 440100 valid_until", "2016-06-30")
    assert ("indicators", "IND6", "value") in {place[:3] for place in change.cells}
    assert (before, shown(workspace, "indicators IND6 value").number) == (Decimal("4.8"), 0)
    workspace.activate(workspace.report.header.id, workspace.form.catalogue)
    assert shown(workspace, "indicators IND6 value").number == 0


def test_unit_that_ended_keeps_its_row_and_is_asked_about(open_workspace: Open) -> None:
    """V09: 那曲地区 542400 became 那曲市 540600 in 2017"""
    workspace = open_workspace("540000", "characteristic", 2017)
    change = put_all(
        workspace,
        {
            "cities 540600 code": "542400",
            "cities 540600 name": "那曲地区",
            "cities 540600 kind": "prefecture",
        },
    )
    (found,) = [problem for problem in change.opened if problem.rule == "V09"]
    assert (found.level, found.reason, found.limit) == ("query", "unit_replaced", "那曲市 540600")
    change = put_all(
        workspace,
        {"cities 540600 code": "540600", "cities 540600 name": "那曲市"},
    )
    assert "V09" in {problem.rule for problem in change.cleared}


@pytest.mark.parametrize(
    ("unit", "year", "code", "name", "instead"),
    [
        ("540000", 2015, "540500", "山南市", "山南地区 542200"),  # not yet a city
        ("540000", 2023, "", "山南地区", "山南市 540500"),  # by its name alone
        ("420000", 2016, "420600", "襄樊市", "襄阳市 420600"),  # renamed under the same code
        ("370000", 2019, "371200", "莱芜市", "济南市 370100"),  # joined another
    ],
)
def test_unit_of_another_year_is_told_what_it_was(
    open_workspace: Open, unit: str, year: int, code: str, name: str, instead: str
) -> None:
    """V09"""
    workspace = open_workspace(unit, "leading", year)
    put_all(workspace, {"cities x code": code, "cities x name": name})
    (found,) = problems(workspace, "V09", "x")
    assert found.limit == instead


@pytest.mark.parametrize(
    ("code", "name"), [("440300", "深圳市"), ("440300", "深圳"), ("", "某市"), ("449900", "某市")]
)
def test_unit_of_the_year_and_unknown_ones_are_not_asked_about(
    workspace: Workspace, code: str, name: str
) -> None:
    """V09: the program complains only of what it knows"""
    put_all(workspace, {"cities x code": code, "cities x name": name})
    assert problems(workspace, "V09") == []


@pytest.mark.parametrize(
    ("unit", "code", "name"),
    [
        ("410000", "419001", "济源市"),
        ("420000", "429004", "仙桃市"),
        ("420000", "429005", "潜江市"),
        ("420000", "429006", "天门市"),
        ("460000", "469001", "五指山市"),
        ("320000", "320583", "昆山市"),
    ],
)
def test_county_level_city_stays_in_the_roster_and_does_not_count(
    open_workspace: Open, unit: str, code: str, name: str
) -> None:
    """IND6: province-direct county-level cities neither as title nor as unit"""
    workspace = open_workspace(unit, "leading", 2016)
    first = next(iter(workspace.report.rows("cities")))
    put(workspace, f"cities {first} title", "demonstration")
    share = shown(workspace, "indicators IND6 value")
    row = f"cities {code}"
    put_all(
        workspace,
        {
            f"{row} code": code,
            f"{row} name": name,
            f"{row} kind": "county_level_city",
            f"{row} title": "demonstration",
        },
    )
    assert shown(workspace, "indicators IND6 value") == share
    assert code in workspace.report.rows("cities")
    assert [problem.level for problem in problems(workspace, "R304")] == ["notice"]


@pytest.mark.parametrize(
    ("unit", "of_all", "of_cities"),
    [
        ("150000", "8.3", "11.1"),  # Inner Mongolia: 9 cities, 3 leagues
        ("220000", "11.1", "12.5"),  # Jilin: 8 cities, 1 autonomous prefecture
        ("230000", "7.7", "8.3"),  # Heilongjiang: 12 cities, 1 prefecture
        ("420000", "7.7", "8.3"),  # Hubei: 12 cities, 1 autonomous prefecture
        ("430000", "7.1", "7.7"),  # Hunan: 13 cities, 1 autonomous prefecture
        ("540000", "14.3", "20"),  # Tibet in 2016: 5 cities, 2 prefectures
        ("620000", "7.1", "8.3"),  # Gansu: 12 cities, 2 autonomous prefectures
        ("330000", "9.1", "9.1"),  # Zhejiang: 11 cities and nothing else
    ],
)
def test_declared_basis_matters_wherever_there_are_other_units(
    open_workspace: Open, unit: str, of_all: str, of_cities: str
) -> None:
    """IND6: leagues, prefectures and autonomous prefectures count unless declared otherwise"""
    workspace = open_workspace(unit, "leading", 2016)
    cities = workspace.report.rows("cities")
    city = next(row for row in cities if cities[row]["kind"].text == "prefecture_level_city")
    put(workspace, f"cities {city} title", "demonstration")
    assert shown(workspace, "indicators IND6 value").text == of_all
    put(workspace, "profile 1 counting_basis", "cities_only")
    assert shown(workspace, "indicators IND6 value").text == of_cities


def test_municipality_shows_its_demonstration_districts_as_an_analogue(
    open_workspace: Open,
) -> None:
    """municipality_rule: counted from the roster, named apart, never in IND6"""
    workspace = open_workspace("110000", "leading", 2016)
    put_all(
        workspace,
        {
            "cities 110108 title": "demonstration",
            "cities 110105 title": "demonstration",
            "cities 110105 granted": "2017-03-01",
            "cities 110101 title": "pilot",
        },
    )
    cells = workspace.report.row_cells("districts", "1")
    assert {code: cell.text for code, cell in cells.items()} == {
        "demonstration": "1",
        "all": "16",
        "share": "6.3",
    }
    assert shown(workspace, "indicators IND6 value").state is State.NOT_APPLICABLE


@pytest.mark.parametrize("unit", ["440000", "XPCC"])
def test_only_a_municipality_has_the_analogue(open_workspace: Open, unit: str) -> None:
    """municipality_rule"""
    assert "districts" not in open_workspace(unit, "leading", 2016).form.sections


def test_analogue_goes_into_print_workbook_and_package(
    open_workspace: Open, services: Services
) -> None:
    """municipality_rule: wherever the report goes, under its own name"""
    workspace = open_workspace("310000", "leading", 2016)
    put(workspace, "cities 310104 title", "demonstration")
    snapshot = workspace.snapshot()
    title = "Analogue (pending ruling)"
    words = Sentences(services.translator, workspace.form)
    printer = Printer(services.templates, services.translator, words)
    pages = pypdf.PdfReader(BytesIO(printer.pdf(snapshot, "report"))).pages
    assert any(title in page.extract_text() for page in pages)
    book = openpyxl.load_workbook(BytesIO(write_workbook(snapshot, services.translator)))
    assert title in book.sheetnames
    packed = {record.column: record.value for record in records_of(snapshot, "districts")}
    assert packed == {"demonstration": "1", "all": "16", "share": "6.3"}
