"""``ipdesk desk consolidate``: the store says the same as the packages, and only what stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_file import desk_file
from made_up import MadeUp

from ipdesk.cli import build_services, main
from ipdesk.nation.at_desk import nation_of
from ipdesk.nation.tables import nation_tables
from ipdesk.review.records import Remark

REMARK = Remark("Q07", "base", "BF1", "value", "disputed", "演练")


@pytest.fixture
def desk(made: MadeUp, tmp_path: Path) -> Path:
    made.report("110000", 2016, {"base BF1 value": "95312"}, remarks=(REMARK,))
    made.report("120000", 2016, {"base BF1 value": "1"}, state="returned")
    made.report("130000", 2016, {"base BF1 value": "2"}, state="quarantined")
    made.report("140000", 2016, {"base BF1 value": "3"}, state="refused")
    made.report("150000", 2016, {"base BF1 value": "4"}, state="accepted")
    return desk_file(made, tmp_path / "desk.ipdesk")


def test_only_what_was_received_or_accepted_is_written(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["desk", "consolidate", str(desk), "-o", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["units"] == ["110000", "150000"]
    text = (out / "figures.csv").read_text("utf-8-sig")
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == ["110000", "150000"]


def test_the_store_and_the_reports_themselves_make_the_same_tables(
    desk: Path, made: MadeUp
) -> None:
    opened = build_services("en").desks.open(str(desk), "head", "test")
    assert nation_tables(nation_of(opened)) == nation_tables(made.nation())
    opened.close()
