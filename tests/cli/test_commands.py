"""Each command of the contract: what it does and its exit code.

Requirements
    2.CLI  "The command line (contract; scripts and checks rely on it)"
    2.7    seal, package, verify
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from command_line import Run

NEW = ("--unit", "440000", "--category", "leading", "--year", "2016")


def show(ipdesk: Run, file: Path) -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    return json.loads(ipdesk("show", file, "--json").out)["sections"]


def test_new_makes_a_workspace(ipdesk: Run, tmp_path: Path) -> None:
    """2.CLI ipdesk new"""
    file = tmp_path / "new.ipdesk"
    done = ipdesk("new", file, *NEW)
    assert (done.code, done.err) == (0, "")
    assert str(file) in done.out
    report = json.loads(ipdesk("show", file, "--json").out)["report"]
    assert (report["unit"], report["category"], report["year"]) == ("440000", "leading", 2016)
    assert not report["practice"]


@pytest.mark.parametrize("unit", ["110000", "440000", "650000", "XPCC"])
@pytest.mark.parametrize("category", ["leading", "supporting", "characteristic"])
def test_new_takes_every_unit_and_category(
    ipdesk: Run, tmp_path: Path, unit: str, category: str
) -> None:
    """2.CLI ipdesk new"""
    file = tmp_path / "new.ipdesk"
    done = ipdesk("new", file, "--unit", unit, "--category", category, "--year", "2030")
    assert done.code == 0


@pytest.mark.parametrize("name", ["Tibet", "xizang", "西藏自治区", "540000"])
def test_new_takes_a_unit_by_any_of_its_names(ipdesk: Run, tmp_path: Path, name: str) -> None:
    """3.6: "Tibet/Xizang" and other renamed units keep one code"""
    file = tmp_path / "new.ipdesk"
    call = ("--unit", name, "--category", "characteristic", "--year", "2023")
    assert ipdesk("new", file, *call).code == 0
    assert json.loads(ipdesk("show", file, "--json").out)["report"]["unit"] == "540000"


def test_new_can_be_for_practice(ipdesk: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.ipdesk"
    ipdesk("new", file, *NEW, "--practice")
    assert json.loads(ipdesk("show", file, "--json").out)["report"]["practice"]


def test_units_lists_32(ipdesk: Run) -> None:
    """2.CLI ipdesk units"""
    done = ipdesk("units")
    assert done.code == 0
    assert len(done.out.splitlines()) == 32
    assert "440000  Guangdong" in done.out
    assert len(json.loads(ipdesk("units", "--json").out)) == 32


def test_catalogue_shows_the_edition(ipdesk: Run) -> None:
    """2.CLI ipdesk catalogue"""
    assert "2015-59 v1" in ipdesk("catalogue").out
    catalogue = json.loads(ipdesk("catalogue", "--json").out)
    assert [indicator["code"] for indicator in catalogue["indicators"]] == [
        f"IND{number}" for number in range(1, 10)
    ]


def test_set_stores_a_value(ipdesk: Run, workspace_file: Callable[..., Path]) -> None:
    """2.CLI ipdesk set: catalogue codes"""
    file = workspace_file()
    done = ipdesk("set", file, "indicators", "IND3", "value", "２３，５７４")
    assert done.code == 0
    assert "PCT international patent applications · This year: 23,574" in done.out
    cell = show(ipdesk, file)["indicators"]["IND3"]["value"]
    assert cell == {"raw": "２３，５７４", "state": "valid", "value": "23574", "computed": False}


def test_set_keeps_wrong_text_and_says_what_is_wrong(
    ipdesk: Run, workspace_file: Callable[..., Path]
) -> None:
    """2.BAD: kept, flagged"""
    file = workspace_file()
    done = ipdesk("set", file, "base", "BF1", "value", "12,34")
    assert done.code == 0
    assert "V01" in done.out
    assert "can be read in two ways" in done.out
    cell = show(ipdesk, file)["base"]["BF1"]["value"]
    assert (cell["raw"], cell["state"]) == ("12,34", "invalid")


def test_set_takes_a_negative_number(ipdesk: Run, workspace_file: Callable[..., Path]) -> None:
    """it begins like an option"""
    file = workspace_file()
    assert ipdesk("set", file, "base", "BF1", "value", "-5").code == 0
    assert show(ipdesk, file)["base"]["BF1"]["value"]["value"] == "-5"


def test_set_adds_a_roster_row(ipdesk: Run, workspace_file: Callable[..., Path]) -> None:
    file = workspace_file()
    done = ipdesk("set", file, "teams", "+", "name", "Team")
    assert done.code == 0
    assert "Team · Name of the team: Team" in done.out
    assert list(show(ipdesk, file)["teams"]) == ["1"]


def test_show_tells_everything_in_words(ipdesk: Run, example_file: Path) -> None:
    """2.CLI ipdesk show: no code without its name"""
    done = ipdesk("show", example_file)
    assert done.code == 0
    assert done.out.startswith("Guangdong")
    assert "Effective (valid) invention patents per 10,000 people · This year: 15.53" in done.out


def test_check_of_an_incomplete_report_exits_3(ipdesk: Run, example_file: Path) -> None:
    """2.CLI ipdesk check"""
    done = ipdesk("check", example_file)
    assert (done.code, done.err) == (3, "")
    assert done.out.splitlines()[0].startswith("Not ready to seal:")
    assert "R301" in done.out
    assert "→" in done.out


def test_check_of_a_ready_report_exits_0(ipdesk: Run, filled_file: Path) -> None:
    """2.CLI ipdesk check"""
    done = ipdesk("check", filled_file)
    assert done.code == 0
    assert done.out.splitlines()[0] == "Ready to seal"
    assert json.loads(ipdesk("check", filled_file, "--json").out)["verdict"]["ready"]


@pytest.mark.parametrize(("value", "code"), [("abc", 3), ("10850.123", 3), ("", 3), ("10850", 0)])
def test_check_exits_3_for_error_query_or_missing_value(
    ipdesk: Run, filled_file: Path, value: str, code: int
) -> None:
    """2.CLI: "3 errors or unexplained queries" """
    ipdesk("set", filled_file, "base", "BF2", "value", value)
    assert ipdesk("check", filled_file).code == code


def test_explain_lifts_a_query(ipdesk: Run, filled_file: Path) -> None:
    """2.CLI ipdesk explain FILE RULE TEXT"""
    ipdesk("set", filled_file, "base", "BF2", "value", "10850.123")
    done = ipdesk("explain", filled_file, "V05", "as published in the yearbook")
    assert done.code == 0
    assert "1 query explained" in done.out
    assert ipdesk("check", filled_file).code == 0


def test_explain_can_name_the_row(ipdesk: Run, filled_file: Path) -> None:
    """2.CLI ipdesk explain FILE RULE ROW TEXT"""
    for row in ("BF2", "BF3"):
        ipdesk("set", filled_file, "base", row, "value", "10850.123")
    assert "1 query" in ipdesk("explain", filled_file, "V05", "BF2", "as published").out
    problems = json.loads(ipdesk("check", filled_file, "--json").out)["problems"]
    found = {p["row"]: p["explanation"] for p in problems if p["rule"] == "V05"}
    assert found == {"BF2": "as published", "BF3": ""}


def test_workbook_is_written(ipdesk: Run, example_file: Path, tmp_path: Path) -> None:
    """2.CLI ipdesk workbook"""
    path = tmp_path / "x.xlsx"
    done = ipdesk("workbook", example_file, "-o", path)
    assert done.code == 0
    assert path.read_bytes().startswith(b"PK\x03\x04")
    assert str(path) in done.out


@pytest.mark.parametrize("what", ["checklist", "report"])
def test_print_writes_a_pdf(ipdesk: Run, example_file: Path, tmp_path: Path, what: str) -> None:
    """2.CLI ipdesk print"""
    path = tmp_path / "x.pdf"
    assert ipdesk("print", example_file, "--what", what, "-o", path).code == 0
    assert len(pypdf.PdfReader(path).pages) > 1


def test_seal_package_and_verify_go_together(
    ipdesk: Run, filled_file: Path, tmp_path: Path
) -> None:
    """2.7, 2.CLI ipdesk seal, package, verify"""
    sealed = ipdesk("seal", filled_file, "-o", tmp_path / "out")
    assert sealed.code == 0
    path, digest, signed = sealed.out.splitlines()
    assert signed == "Not signed: the package does not show who made it."
    content = Path(path).read_bytes()
    assert digest == f"sha256 {hashlib.sha256(content).hexdigest()}"
    again = ipdesk("package", filled_file, "-o", tmp_path / "again")
    assert again.out.splitlines()[1] == digest
    verified = ipdesk("verify", path)
    assert verified.code == 0
    assert "440000-2016-annual-0001-practice" in verified.out


def test_sealed_report_still_checks_shows_and_prints(
    ipdesk: Run, sealed_file: Path, tmp_path: Path
) -> None:
    """2.7: immutable, not locked away"""
    assert ipdesk("check", sealed_file).code == 0
    assert ipdesk("show", sealed_file).code == 0
    done = ipdesk("print", sealed_file, "--what", "checklist", "-o", tmp_path / "x.pdf")
    assert done.code == 0


def test_demo_does_the_whole_job(ipdesk: Run, tmp_path: Path) -> None:
    """2.1, 2.CLI ipdesk demo: says where each output is, and keeps it there"""
    folder = tmp_path / "demo"
    done = ipdesk("demo", "-o", folder)
    assert done.code == 0
    kept = {path.suffix for path in folder.iterdir() if path.is_file()}
    assert {".ipdesk", ".ipsub", ".pdf", ".xlsx"} <= kept
    for path in folder.glob("*.[ipx]*"):
        assert str(path) in done.out
    assert ipdesk("check", folder / "guangdong-2016.ipdesk").code == 0


def test_demo_can_be_run_again_beside_the_first(ipdesk: Run, tmp_path: Path) -> None:
    assert ipdesk("demo", "-o", tmp_path).code == 0
    first = (tmp_path / "guangdong-2016.ipdesk").read_bytes()
    assert ipdesk("demo", "-o", tmp_path).code == 0
    assert (tmp_path / "guangdong-2016.ipdesk").read_bytes() == first


def test_reports_lists_what_the_workspace_holds(ipdesk: Run, example_file: Path) -> None:
    assert "annual-2016" in ipdesk("reports", example_file).out


def test_output_is_chinese_on_request(ipdesk: Run, example_file: Path) -> None:
    """2.8"""
    assert "尚不能封装" in ipdesk("check", example_file, "--language", "zh").out
    assert "广东" in ipdesk("units", "--language", "zh").out


def test_output_follows_the_system_s_language(
    ipdesk: Run, example_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2.8: first start follows the system's language"""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "尚不能封装" in ipdesk("check", example_file).out
