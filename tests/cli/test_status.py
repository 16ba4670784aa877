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
OPEN = {"deadline": "", "deadline_document": "", "late": False}


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
    assert "  Annual report 2016  Draft  annual-2016  no date set" in lines


def test_json_tells_state_steps_and_due_reports(ipdesk: Run, file: Path) -> None:
    ipdesk("status", file, "add", *DECLARE)
    ipdesk("status", file, "add", *SELECT)
    told = json.loads(ipdesk("status", file, "--json").out)
    assert set(told) == {"state", "category", "entries", "transitions", "due"}
    assert (told["state"], told["category"]) == ("PILOT", "leading")
    assert told["entries"][1] == {
        "date": "2016-07-28", "transition": "TR2", "target": "PILOT", "category": "leading",
        "document": "", "note": "first three", "actor": "SIPO",
        "recorded_at": "2017-03-15T08:00:00.000+00:00", "stands": True,
    }  # fmt: skip
    steps = {step["transition"]: step for step in told["transitions"]}
    assert steps["TR7"]["needs"] == ["category"]
    assert (steps["TR5"]["possible"], steps["TR5"]["reason"]) == (False, "wrong_state")
    assert told["due"] == [
        {"kind": "scheme", "year": None, "stage": "", "state": "due", "report": "", **OPEN},
        {"kind": "annual", "year": 2016, "stage": "", "state": "draft", "report": "annual-2016",
         **OPEN},
    ]  # fmt: skip


def test_an_entry_made_by_mistake_is_taken_back_and_stays_visible(ipdesk: Run, file: Path) -> None:
    ipdesk("status", file, "add", *DECLARE)
    ipdesk("status", file, "add", *SELECT)
    done = ipdesk("status", file, "annul", "--note", "wrong province")
    assert done.code == 0
    assert done.out.splitlines()[1] == "Declared (category chosen) · Leading, since 1 March 2016"
    shown = ipdesk("status", file).out
    assert "✗ 28 July 2016  TR2" in shown
    assert "wrong province" in shown
    told = json.loads(ipdesk("status", file, "--json").out)
    assert [entry["stands"] for entry in told["entries"]] == [True, False, False]
    assert told["state"] == "DECLARED"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("annul", "--note", "why"), "no entry that could be taken back"),
        (("annul",), "--note"),
        (("deadline", "annual", "2016", "2017-02-28"), "number of the document that sets it"),
        (("deadline", "annual", "2016", "soon", "--document", "1"), "not a date"),
        (("deadline", "annual", "2031", "2017-02-28", "--document", "1"), "to 2030"),
        (("deadline", "annals", "2016", "2017-02-28", "--document", "1"), "no report kind"),
        (("deadline", "scheme", "2016", "2017-02-28", "--document", "1"), "has no year"),
    ],
)
def test_what_cannot_be_taken_back_or_dated_is_one_line(
    ipdesk: Run, file: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = file.read_bytes()
    done = ipdesk("status", file, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.complaint
    assert file.read_bytes() == before


def test_a_deadline_is_recorded_told_and_taken_back(ipdesk: Run, file: Path) -> None:
    ipdesk("status", file, "add", *DECLARE)
    ipdesk("status", file, "add", *SELECT)
    number = "粤知〔2017〕2号"
    set_to = ("status", file, "deadline", "annual", "2016")
    done = ipdesk(*set_to, "2017-03-12", "--document", number)
    assert (done.code, done.out) == (0, "The deadline is 12 March 2017.\n")
    told = json.loads(ipdesk("status", file, "--json").out)["due"][1]
    assert (told["deadline"], told["deadline_document"]) == ("2017-03-12", number)
    assert told["late"]
    assert f"3 days late  until 12 March 2017 by {number}" in ipdesk("status", file).out
    assert ipdesk(*set_to, "none").code == 0
    assert not json.loads(ipdesk("status", file, "--json").out)["due"][1]["late"]


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


def test_new_report_says_its_category_which_is_that_of_the_status(ipdesk: Run, file: Path) -> None:
    """TR6"""
    ipdesk("status", file, "add", *DECLARE)
    ipdesk("status", file, "add", *SELECT)
    ipdesk("status", file, "add", "TR3", "--date", "2016-12-05", "--document", "演练〔2016〕7号")
    changed = ("TR6", "--date", "2017-02-06", "--document", "演练〔2017〕1号")
    assert ipdesk("status", file, "add", *changed, "--category", "supporting").code == 0
    made = ipdesk("report", "new", file, "--year", 2017)
    assert made.out.splitlines() == ["Added report annual-2017", "Category: Supporting"]
