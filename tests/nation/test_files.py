"""The figures for analysts: every key, nothing rounded, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from made_up import MadeUp

from ipdesk.cli import RESOURCES
from ipdesk.errors import UsageError
from ipdesk.messages import Translator
from ipdesk.nation.files import format_of, write_consolidation

TRANSLATOR = Translator(RESOURCES / "translations", "zh")


@pytest.fixture
def folder(made: MadeUp, tmp_path: Path) -> Path:
    made.report("110000", 2016, {
        "base BF2 value": "2172.95", "indicators IND7 value": "not_available:-1",
        "cities 1 name": "@市", "cities 1 kind": "district", "indicators IND3 value": "-5",
    }, facets={"base BF2 value": {"source": "+统计局"}})  # fmt: skip
    made.report("120000", 2016, {"indicators IND3 value": "9"}, state="returned")
    write_consolidation(made.nation(), tmp_path / "out", "csv", TRANSLATOR)
    return tmp_path / "out"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_figure_is_a_line_with_all_its_keys(folder: Path) -> None:
    found = {line["row"]: line for line in read(folder / "figures.csv") if line["row"] != "1"}
    population = found["BF2"]
    assert (population["unit_code"], population["unit"]) == ("110000", "北京市")
    assert (population["year"], population["kind"]) == ("2016", "annual")
    assert (population["number"], population["measure"]) == ("2172.95", "万人")
    assert (found["IND7"]["state"], found["IND7"]["number"]) == ("not_available", "")


def test_texts_are_guarded_and_numbers_are_not(folder: Path) -> None:
    found = {line["row"]: line for line in read(folder / "figures.csv")}
    assert found["BF2"]["source"] == "'+统计局"
    assert found["IND3"]["number"] == "-5"
    (city,) = read(folder / "cities.csv")
    assert (city["name"], city["kind"]) == ("'@市", "市辖区")


def test_what_was_returned_is_in_no_file(folder: Path) -> None:
    assert all("120000" not in path.read_text("utf-8") for path in folder.iterdir())


def test_spreadsheet_programs_take_the_files_for_unicode(folder: Path) -> None:
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in folder.iterdir())


def test_the_ending_says_the_form_and_an_unknown_one_is_refused() -> None:
    assert format_of(Path("a.XLSX")) == "xlsx"
    assert format_of(Path("folder")) == "csv"
    with pytest.raises(UsageError, match="consolidation_format"):
        format_of(Path("a.docx"))


def test_parquet_keeps_numbers_exact(made: MadeUp, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra “analysis” is not installed")
    made.report("110000", 2016, {"base BF2 value": "2172.9512345678"})
    write_consolidation(made.nation(), tmp_path / "a.parquet", "parquet", TRANSLATOR)
    (line,) = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert (line["year"], str(line["number"])) == (2016, "2172.9512345678")


def test_without_the_library_parquet_says_what_to_install(
    made: MadeUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.report("110000", 2016, {"base BF1 value": "1"})
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(UsageError, match="no_parquet"):
        write_consolidation(made.nation(), tmp_path / "a.parquet", "parquet", TRANSLATOR)
