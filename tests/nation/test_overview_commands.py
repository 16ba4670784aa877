"""``ipdesk desk overview|zones|status|deadline``."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import pytest
from desk_file import desk_file
from made_up import MadeUp

from ipdesk.cli import main


@pytest.fixture
def desk(made: MadeUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(getpass, "getuser", lambda: "head")
    pilot = {"profile 1 status": "PILOT", "indicators IND3 value": "6651"}
    made.report("110000", 2016, pilot)
    made.report("440000", 2016, {"indicators IND3 value": "23574"})
    return str(desk_file(made, tmp_path / "desk.ipdesk"))


def said(capsys: pytest.CaptureFixture[str], *call: str) -> dict[str, object]:
    assert main(["desk", *call, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_the_overview_says_who_is_due_and_ranks(
    desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["desk", "overview", desk, "--language", "en"]) == 0
    text = capsys.readouterr().out
    assert "Annual report 2016  received: 1  no deadline set" in text
    assert "1 pilot, in principle at most 5" in text
    assert "2016: 30,225 applications (2 of 32 units)" in text
    assert "1  Guangdong  23,574" in text


def test_a_zone_is_entered_and_taken_back(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "zones", desk, "北京", "Z1") == {"110000": "Z1"}
    assert main(["desk", "zones", desk, "110000", "--language", "en"]) == 0
    assert capsys.readouterr().out == "110000  Beijing  Bohai Rim\n", "asking changes nothing"
    assert said(capsys, "zones", desk) == {"110000": "Z1"}
    assert said(capsys, "zones", desk, "110000", "none") == {}
    assert main(["desk", "zones", desk, "110000", "Z9"]) == 2


def test_a_status_that_the_desk_enters_asks_for_reports(
    desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """TR1, TR2: recorded by the rules of the catalogue, and in the desk's log"""
    for transition, date, document in (("TR1", "2015-12-01", "a"), ("TR2", "2016-07-28", "b")):
        dated = ("--date", date, "--document", document, "--category", "leading")
        found = said(capsys, "status", desk, "广东", transition, *dated)
    assert found["440000"] == {"state": "PILOT", "category": "leading", "entered": True}
    assert main(["desk", "status", desk, "440000", "TR2", "--date", "2017-01-01"]) == 2
    capsys.readouterr()
    (due, *_) = said(capsys, "overview", desk)["due"]  # type: ignore[misc]  # JSON
    assert due["kind"] == "annual"
    assert main(["desk", "log", desk]) == 0
    assert "Status of the unit  Guangdong  Declared" in capsys.readouterr().out


def test_a_deadline_makes_late_what_comes_after_it(
    desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "deadline", desk, "annual", "2016", "2017-02-27", "--document", "演练〔2017〕1号")
    rounds = said(capsys, "overview", desk)["due"]
    one = next(r for r in rounds if (r["kind"], r["year"]) == ("annual", 2016))  # type: ignore[attr-defined]  # JSON
    assert [(line["unit"], line["late"], line["days"]) for line in one["units"]] == [
        ("110000", True, 2)
    ]
    assert main(["desk", "deadline", desk, "annual", "2016", "2017-02-27"]) == 2


def test_two_units_and_two_years_are_compared(
    desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = said(capsys, "compare", desk, "北京", "440000", "--figure", "IND3")
    assert found["what"] == "units"
    (line,) = found["lines"]  # type: ignore[misc]  # JSON
    assert (line["of"], line["difference"]) == ("2016", "16923")
    assert said(capsys, "compare", desk, "2016", "2016", "--unit", "北京")["unit"] == "110000"
    assert main(["desk", "compare", desk, "2016", "北京"]) == 2
    assert main(["desk", "compare", desk, "2016", "2011"]) == 2
    assert main(["desk", "compare", desk, "2016", "2016", "--figure", "IND99"]) == 2


def test_who_is_to_be_reminded_is_listed_and_printed(
    desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "chase.pdf"
    assert main(["desk", "chase", desk, "--kind", "annual", "-o", str(sheet), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["unit"] for one in found} == {"110000"}
    assert sheet.read_bytes().startswith(b"%PDF")
    assert main(["desk", "chase", desk, "--late", "--language", "en"]) == 0
    assert "Nobody is late." in capsys.readouterr().out


def test_one_list_of_the_overview(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["desk", "overview", desk, "--part", "scores", "--language", "en"]) == 0
    assert "defines no scoring sheet" in capsys.readouterr().out
    assert main(["desk", "overview", desk, "--part", "quotas", "--json"]) == 0
    (quotas,) = json.loads(capsys.readouterr().out)
    assert quotas["rows"][0][1] == "1 pilot, in principle at most 5"
