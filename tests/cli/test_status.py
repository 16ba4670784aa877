"""``ipdesk status``: shows the province's life and records its steps.

Requirements
    3.CLI  ``ipdesk status FILE [add ...]``
    3.2    possible transitions, with the reason why another is not; the reports due
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Run

DECLARE = ("TR1", "--date", "2016-03-01", "--document", "桂〔2016〕1号", "--category", "leading")
SELECT = ("TR2", "--date", "2016年7月28日", "--note", "first three")


@pytest.fixture
def file(workspace_file: Callable[..., Path]) -> Path:
    return workspace_file()


def test_a_step_is_recorded_and_told(ipdesk: Run, file: Path) -> None:
    assert ipdesk("status", file, "add", *DECLARE).code == 0
    done = ipdesk("status", file, "add", *SELECT)
    assert (done.code, done.err) == (0, "")
    first, headline = done.out.splitlines()
    assert first.startswith("28 July 2016  TR2")
    assert headline == "Pilot province · Leading, since 28 July 2016"


def test_the_life_so_far_is_shown(ipdesk: Run, file: Path) -> None:
    ipdesk("status", file, "add", *DECLARE)
    ipdesk("status", file, "add", *SELECT)
    done = ipdesk("status", file)
    assert done.code == 0
    lines = done.out.splitlines()
    assert "桂〔2016〕1号" in lines[1]
    possible = lines.index("Possible next")
    barred = lines.index("Not possible now")
    assert any(line.startswith("  TR3") for line in lines[possible:barred])
    assert any(line.startswith("  TR5") for line in lines[barred:])
    assert "  Annual report 2016  Draft  annual-2016" in lines


def test_json_tells_state_steps_and_due_reports(ipdesk: Run, file: Path) -> None:
    ipdesk("status", file, "add", *DECLARE)
    ipdesk("status", file, "add", *SELECT)
    told = json.loads(ipdesk("status", file, "--json").out)
    assert set(told) == {"state", "category", "entries", "transitions", "due"}
    assert (told["state"], told["category"]) == ("PILOT", "leading")
    assert told["entries"][1] == {
        "date": "2016-07-28", "transition": "TR2", "target": "PILOT", "category": "leading",
        "document": "", "note": "first three", "actor": "SIPO",
        "recorded_at": "2017-03-15T08:00:00.000+00:00",
    }  # fmt: skip
    steps = {step["transition"]: step for step in told["transitions"]}
    assert steps["TR7"]["needs"] == ["category"]
    assert (steps["TR5"]["possible"], steps["TR5"]["reason"]) == (False, "wrong_state")
    assert told["due"] == [
        {"kind": "scheme", "year": None, "stage": "", "state": "due", "report": ""},
        {"kind": "annual", "year": 2016, "stage": "", "state": "draft", "report": "annual-2016"},
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("TR2", "--date", "2016-07-28"), "TR2 leads from the status"),
        (("TR0", "--date", "2016-07-28"), "no transition “TR0”"),
        (("TR1", "--date", "soon", "--category", "leading"), "“soon” is not a date"),
        (("TR1", "--date", "2016-03-01"), "TR1 needs the number of its document: Declaration"),
        (("TR1", "--date", "2016-03-01", "--document", "1"), "leading, supporting"),
        ((*DECLARE, "--to", "STRONG"), "TR1 does not lead to “STRONG”"),
        ((*DECLARE[:2], "2017-05-01", *DECLARE[3:]), "still to come; today is 15 March 2017"),
        (("TR1",), "--date"),
        ((), "TRANSITION"),
    ],
)
def test_what_does_not_fit_is_one_line_and_records_nothing(
    ipdesk: Run, file: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = file.read_bytes()
    done = ipdesk("status", file, "add", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.complaint
    assert file.read_bytes() == before


def test_an_unknown_action_is_one_line(ipdesk: Run, file: Path) -> None:
    done = ipdesk("status", file, "remove")
    assert done.code == 2
    assert "remove" in done.complaint


def test_the_language_may_stand_before_or_after_the_action(ipdesk: Run, file: Path) -> None:
    assert "已申报" in ipdesk("status", file, "--language", "zh", "add", *DECLARE).out
    assert "试点省" in ipdesk("status", file, "add", *SELECT, "--language", "zh").out
    assert "可作的变更" in ipdesk("status", file, "--language", "zh").out


def test_a_missing_file_is_told(ipdesk: Run, tmp_path: Path) -> None:
    assert ipdesk("status", tmp_path / "gone.ipdesk").code == 2
    assert not (tmp_path / "gone.ipdesk").exists()
