"""``ipdesk trends``: the indicators through the years as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run

from ipdesk.records import HISTORY, FigureRecord
from ipdesk.services import Services


@pytest.fixture
def with_history(services: Services, filled_file: Path) -> Path:
    """The filled example with two former years of IND1."""
    workspace = services.opener.open(filled_file)
    address, at = "indicators.IND1.value", "2016-01-01T00:00:00.000"
    years = {2010: "3.15", 2015: "12.95"}
    figures = [FigureRecord(address, y, HISTORY, "", v, "", "", at) for y, v in years.items()]
    workspace.record_figures(figures, "history of a test")
    workspace.store.close()
    return filled_file


def test_each_indicator_is_a_sentence_and_a_table(ipdesk: Run, with_history: Path) -> None:
    done = ipdesk("trends", with_history)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].startswith("IND1  Effective (valid) invention patents")
    assert "2010 3.15 → 2016" in lines[0]
    assert lines[1] == "  2010  3.15  history"
    assert lines[2] == "  2011  no figure"


def test_json_tells_exact_numbers_and_where_they_come_from(ipdesk: Run, with_history: Path) -> None:
    told = json.loads(ipdesk("trends", with_history, "--json").out)
    first = told[0]
    assert first["indicator"] == "IND1"
    assert first["points"][0] == {
        "year": 2010, "value": "3.15", "state": "valid", "origin": "history", "settled": None,
    }  # fmt: skip
    assert first["points"][-1]["origin"] == "draft"
    assert set(first) == {
        "indicator", "sentence", "points", "path", "upper", "milestones", "reference", "breaks",
    }  # fmt: skip


def test_a_kind_without_indicators_says_so(ipdesk: Run, with_history: Path) -> None:
    ipdesk("report", "new", with_history, "--kind", "scheme")
    done = ipdesk("trends", with_history, "--report", "scheme-2016")
    assert done.out == "This kind of report has no indicators, so it has no trends.\n"


def test_the_charts_are_printed(ipdesk: Run, with_history: Path, tmp_path: Path) -> None:
    done = ipdesk("print", with_history, "--what", "trends", "-o", tmp_path / "trends.pdf")
    assert done.code == 0
    assert (tmp_path / "trends.pdf").read_bytes().startswith(b"%PDF")
