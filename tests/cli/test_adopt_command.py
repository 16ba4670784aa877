"""``ipdesk report adopt``: the goals of a scheme approved since are shown, then taken over.

Issue 3.3.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run

from tests.province_years import Lived, scheme_revised

REPORT = ("--report", "annual-2017")


@pytest.fixture
def file(lived: Lived) -> Path:
    workspace = lived(scheme_revised).workspace
    workspace.store.close()
    return Path(workspace.store.path)


def target(ipdesk: Run, file: Path) -> dict[str, str]:
    told = json.loads(ipdesk("show", file, *REPORT, "--json").out)
    cell: dict[str, str] = told["sections"]["goals"]["IND1"]["target"]
    return cell


def test_goals_are_shown_then_taken_over(ipdesk: Run, file: Path) -> None:
    dry = ipdesk("report", "adopt", file, *REPORT, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert "30.00 → 35.00" in dry.out
    assert target(ipdesk, file)["raw"] == "30"
    done = ipdesk("report", "adopt", file, *REPORT)
    assert done.out.splitlines()[-1] == "Taken over."
    cell = target(ipdesk, file)
    assert (cell["raw"], cell["adopted_from"]) == ("35", "scheme-2016-r2")
    again = ipdesk("report", "adopt", file, *REPORT)
    assert again.out.splitlines() == ["The report holds the goals of the scheme in force."]


def test_json_names_every_value(ipdesk: Run, file: Path) -> None:
    told = json.loads(ipdesk("report", "adopt", file, *REPORT, "--dry-run", "--json").out)
    assert (told["report"], told["adopted"]) == ("annual-2017", False)
    place = {"section": "goals", "row": "IND1", "column": "target"}
    assert {
        "place": place, "source": "scheme-2016-r2", "origin": "scheme-2016",
        "before": "30", "after": "35",
    } in told["values"]  # fmt: skip


def test_typing_over_a_goal_and_restating_it_say_what_to_do(ipdesk: Run, file: Path) -> None:
    place = ("goals", "IND1", "target")
    typed = ipdesk("set", file, *REPORT, *place, "20")
    assert typed.code == 2
    assert "comes from the approved scheme" in typed.complaint
    restated = ipdesk("restate", file, *REPORT, *place, "20", "--reason", "过高")
    assert restated.code == 2
    assert "is not restated" in restated.complaint
