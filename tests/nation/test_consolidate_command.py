"""``ipdesk consolidate``: straight from packages; what is not sound stops it or is left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ipdesk.cli import main


@pytest.fixture
def package(masters: Any) -> Path:
    return masters.sealed()[1]


def test_a_package_becomes_a_workbook(package: Path, tmp_path: Path) -> None:
    out = tmp_path / "national.xlsx"
    assert (
        main(["consolidate", str(package), str(package), "-o", str(out), "--language", "en"]) == 0
    )
    book = load_workbook(out)
    sheet = book[next(name for name in book.sheetnames if name.startswith("BF1"))]
    found = {row[1].value: row[2].value for row in sheet.iter_rows(min_row=4)}
    assert found["Guangdong"] == 168480


def test_a_damaged_package_stops_it_unless_it_is_to_be_left_out(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = tmp_path / "bad.ipsub", tmp_path / "out.xlsx"
    bad.write_bytes(package.read_bytes()[:-7])
    call = ["consolidate", str(package), str(bad), "-o", str(out), "--language", "en"]
    assert main(call) == 3
    assert not out.exists()
    assert "bad.ipsub: " in capsys.readouterr().out
    assert main([*call, "--skip-refused", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["units"] == ["440000"]
    assert said["left_out"][0].startswith("bad.ipsub: ")
    assert out.exists()


def test_where_nothing_is_left_no_empty_workbook_is_written(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = tmp_path / "bad.ipsub", tmp_path / "out.xlsx"
    bad.write_bytes(package.read_bytes()[:-7])
    call = ["consolidate", str(bad), "-o", str(out), "--skip-refused", "--language", "en"]
    assert main(call) == 2
    assert "There is no report to consolidate" in capsys.readouterr().err
    assert not out.exists()
