"""Figures of other years on the command line.

Requirements
    3.CLI  ipdesk history import FILE X; ipdesk history FILE; ipdesk history FILE use SERIES
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run

FIGURES = """series,year,value,vintage,source,document
BF2,2015,10849,2016年公布,统计年鉴,
BF2,2015,11678,普查修订,统计年鉴2021,
BF2,2014,10724,2016年公布,统计年鉴,
BF3,2015,72812.55,2016年公布,统计公报,粤统〔2016〕1号
"""


@pytest.fixture
def file(workspace_file) -> Path:
    return workspace_file()


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text(FIGURES, encoding="utf-8")
    return path


def on_file(ipdesk: Run, file: Path) -> dict[str, list[dict[str, object]]]:
    return json.loads(ipdesk("history", file, "--json").out)


def test_dry_run_records_nothing(ipdesk: Run, file: Path, figures: Path) -> None:
    done = ipdesk("history", "import", file, figures, "--dry-run")
    assert done.code == 0
    assert "New  line 2 (C2)  Resident population · 2015 · 2016年公布: 10,849.00" in done.out
    assert "4 figures will be recorded" in done.out
    assert on_file(ipdesk, file) == {}


def test_import_records_and_list_shows(ipdesk: Run, file: Path, figures: Path) -> None:
    assert ipdesk("history", "import", file, figures).code == 0
    found = on_file(ipdesk, file)
    assert [(f["year"], f["value"]) for f in found["base.BF2.value"]] == [
        (2014, "10724"),
        (2015, "11678"),
        (2015, "10849"),
    ]
    assert found["base.BF3.value"][0]["document"] == "粤统〔2016〕1号"
    done = ipdesk("history", file, "--series", "GDP")
    assert "72812.55" in done.out
    assert "10849" not in done.out


def test_refused_lines_are_listed_and_nothing_is_recorded(
    ipdesk: Run, file: Path, figures: Path
) -> None:
    with figures.open("a", encoding="utf-8") as table:
        table.write('BF3,2014,"12,34",,,\n')
    done = ipdesk("history", "import", file, figures)
    assert done.code == 2
    assert "Refused  line 6 (C6)  GDP · 2014: 12,34" in done.out
    assert "Nothing was imported" in done.complaint
    assert on_file(ipdesk, file) == {}
    assert ipdesk("history", "import", file, figures, "--skip-refused").code == 0
    assert len(on_file(ipdesk, file)["base.BF3.value"]) == 1


def test_preview_is_told_as_json(ipdesk: Run, file: Path, figures: Path) -> None:
    done = ipdesk("history", "import", file, figures, "--dry-run", "--json")
    facts = json.loads(done.out)
    assert (facts["taken"], facts["refused"]) == (4, 0)
    assert facts["figures"][3]["series"] == "base.BF3.value"


def test_workspace_is_backed_up_before_the_import(ipdesk: Run, file: Path, figures: Path) -> None:
    ipdesk("history", "import", file, figures)
    backup = file.with_name(f"{file.name}.backups") / "000001.ipdesk"
    assert on_file(ipdesk, backup) == {}


def test_a_figure_on_file_is_used_with_all_that_is_said_of_it(
    ipdesk: Run, file: Path, figures: Path
) -> None:
    """3.5: value, year, vintage, source and document in one step"""
    ipdesk("history", "import", file, figures)
    done = ipdesk("history", file, "use", "base.BF3", "--year", "2015")
    assert done.code == 0
    row = json.loads(ipdesk("show", file, "--json").out)["sections"]["base"]["BF3"]
    assert {column: cell["raw"] for column, cell in row.items()} == {
        "prior": "72812.55",
        "prior_vintage": "2016年公布",
        "value": "72812.55",
        "year": "2015",
        "vintage": "2016年公布",
        "source": "统计公报",
        "document": "粤统〔2016〕1号",
    }


def test_of_several_vintages_one_is_named(ipdesk: Run, file: Path, figures: Path) -> None:
    ipdesk("history", "import", file, figures)
    done = ipdesk("history", file, "use", "BF2", "--year", "2015")
    assert done.code == 2
    assert "普查修订" in done.complaint
    assert "2016年公布" in done.complaint
    args = ("history", file, "use", "BF2", "--year", "2015", "--vintage", "普查修订")
    assert ipdesk(*args).code == 0
    row = json.loads(ipdesk("show", file, "--json").out)["sections"]["base"]["BF2"]
    assert row["value"]["raw"] == "11678"


@pytest.mark.parametrize("year", ["2009", "2016"])
def test_a_figure_that_is_not_on_file_is_named(
    ipdesk: Run, file: Path, figures: Path, year: str
) -> None:
    ipdesk("history", "import", file, figures)
    done = ipdesk("history", file, "use", "BF2", "--year", year)
    assert done.code == 2
    assert year in done.complaint


def test_a_workspace_without_figures_says_so(ipdesk: Run, file: Path) -> None:
    assert "No figures of other years" in ipdesk("history", file).out
