"""Somebody's own table from the command line: mapped once, remembered, all or nothing.

Issue 4, item 2: "import of foreign sheets: the user maps columns once, the mapping is remembered"
"""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from command_line import Run

MAP = ("--map", "企业=name", "--map", "有效发明专利=inventions", "--by", "name")


@pytest.fixture
def file(workspace_file) -> Path:
    return Path(workspace_file())


def table(path: Path, *lines: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "企业"
    for line in (("企业", "有效发明专利（件）", "经手"), *lines):
        book.active.append(line)
    book.save(path)
    return path


def firms(ipdesk: Run, file: Path) -> dict[str, str]:
    rows = json.loads(ipdesk("show", file, "--json").out)["sections"]["enterprises"].values()
    return {row["name"]["raw"]: row["inventions"]["raw"] for row in rows}


def test_a_second_table_of_the_same_headings_needs_no_mapping(
    ipdesk: Run, file: Path, tmp_path: Path
) -> None:
    first = table(tmp_path / "1.xlsx", ("甲公司", 12, "x"), ("乙公司", 8, "x"))
    second = table(tmp_path / "2.xlsx", ("甲公司", 13, "y"), ("丙公司", 1, "y"))
    assert ipdesk("import", file, first, *MAP).code == 0
    done = ipdesk("import", file, second, "--sheet", "企业")
    assert done.code == 0, done.err
    assert firms(ipdesk, file) == {"甲公司": "13", "乙公司": "8", "丙公司": "1"}


def test_the_source_stands_beside_the_values_and_everything_can_be_undone(
    ipdesk: Run, file: Path, tmp_path: Path
) -> None:
    ipdesk("set", file, "enterprises", "+", "name", "甲公司")
    ipdesk("import", file, table(tmp_path / "1.xlsx", ("甲公司", 12), ("乙公司", 8)), *MAP)
    shown = json.loads(ipdesk("show", file, "--json").out)["sections"]["enterprises"].values()
    assert [row["inventions"].get("source") for row in shown] == ["1.xlsx · 企业", None]
    assert [row["name"].get("source") for row in shown] == [None, "1.xlsx · 企业"]
    ipdesk("undo", file)
    (row,) = json.loads(ipdesk("show", file, "--json").out)["sections"]["enterprises"].values()
    assert (row["name"].get("source"), row.get("inventions")) == (None, None)


def test_a_dry_run_shows_the_proposal_and_stores_nothing(
    ipdesk: Run, file: Path, tmp_path: Path
) -> None:
    path = table(tmp_path / "1.xlsx", ("甲公司", "12件"), ("合计", 12))
    done = ipdesk("import", file, path, "--section", "enterprises", "--dry-run")
    assert "B  有效发明专利（件） = inventions" in done.out
    assert "A  企业 = name *" in done.out
    assert "Refused  企业 · A3" in done.out
    assert firms(ipdesk, file) == {}
    assert ipdesk("import", file, path, "--section", "enterprises").code == 2


def test_a_unit_that_is_not_ours_is_converted_and_shown(
    ipdesk: Run, file: Path, tmp_path: Path
) -> None:
    row = next(iter(json.loads(ipdesk("show", file, "--json").out)["sections"]["conditions"]))
    path = tmp_path / "1.csv"
    path.write_text(f"条件,本年（元）\n{row},1234500\n", encoding="utf-8")
    call = ("import", file, path, "--section", "conditions", "--map", "条件=@row")
    done = ipdesk(*call, "--map", "本年=amount")
    assert "Converted: 本年（元）: 元 → 10,000 yuan (÷ 10000)" in done.out
    ipdesk("undo", file)
    ipdesk(*call, "--map", "本年=amount", "--unit", "本年=-")
    shown = json.loads(ipdesk("show", file, "--json").out)["sections"]["conditions"][row]
    assert shown["amount"]["raw"] == "1234500"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--map", "没有=name"), "no column “没有”"),
        (("--map", "企业=nam"), "“nam” cannot be filled"),
        (("--sheet", "另一"), "no sheet “另一”"),
        (("--section", "profile"), "“profile” cannot be filled"),
        (("--section", "enterprises"), "--map"),
        (("--map", "有效发明专利=inventions", "--unit", "有效发明专利=元"), "cannot become"),
    ],
)
def test_what_is_told_wrongly_is_named(
    options: tuple[str, ...], said: str, ipdesk: Run, file: Path, tmp_path: Path
) -> None:
    done = ipdesk("import", file, table(tmp_path / "1.xlsx", ("甲公司", 12)), *options)
    assert (done.code, said in done.err) == (2, True), done.err
    assert firms(ipdesk, file) == {}
