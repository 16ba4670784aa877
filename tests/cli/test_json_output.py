"""``--json``: parses, is stable, and says no more than the contract.

Requirements
    2.CLI  "--json output is stable and documented."
    2.4    both sides with names and values, the difference, the remedy

The golden files are made anew by ``UPDATE_GOLDEN=1 python -m pytest tests/cli``.
"""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from command_line import Run

GOLDEN = Path(__file__).parents[1] / "golden"
VOLATILE = ("program", "catalogue_digest")


def told(ipdesk: Run, *arguments: object) -> Any:
    return json.loads(ipdesk(*arguments, "--json").out, parse_float=refuse, parse_constant=refuse)


def refuse(text: str) -> Any:
    raise AssertionError(f"{text} is no exact number")


@pytest.mark.parametrize("command", ["show", "check"])
def test_output_of_the_example_is_that_of_the_golden_file(
    ipdesk: Run, example_file: Path, command: str
) -> None:
    """2.CLI: whoever changes it changes it knowingly"""
    found = told(ipdesk, command, example_file)
    for key in VOLATILE:
        found.get("report", {}).pop(key, None)
    golden = GOLDEN / f"{command}.json"
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert json.loads(golden.read_text("utf-8")) == found


def test_same_report_gives_the_same_bytes(ipdesk: Run, filled_file: Path) -> None:
    """2.CLI: stable"""
    for command in ("show", "check"):
        first = ipdesk(command, filled_file, "--json").out
        assert ipdesk(command, filled_file, "--json").out == first


def test_numbers_are_exact_text(ipdesk: Run, example_file: Path, filled_file: Path) -> None:
    """design "Values": never through float"""
    cell = told(ipdesk, "show", example_file)["sections"]["indicators"]["IND1"]["value"]
    assert cell == {"raw": "15.53", "state": "valid", "value": "15.53", "computed": True}
    targets = {t["indicator"]: t for t in told(ipdesk, "check", filled_file)["targets"]}
    assert Decimal(targets["IND1"]["value"]) == Decimal("15.53")
    assert targets["IND6"]["missing"] == "12"


def test_problem_has_all_that_the_list_shows(ipdesk: Run, filled_file: Path) -> None:
    """2.4"""
    problems = told(ipdesk, "check", filled_file)["problems"]
    assert {frozenset(problem) for problem in problems} == {
        frozenset(
            ("rule", "level", "section", "row", "column", "sentence", "remedy", "left", "op",
             "right", "difference", "explanation", "disputed")
        )
    }  # fmt: skip
    target = next(p for p in problems if p["rule"] == "T01" and p["row"] == "IND6")
    assert target["left"]["value"] == "4.8"
    assert (target["op"], target["right"]["value"], target["difference"]) == (">=", "60", "12")
    assert set(target["left"]["label"]) == {"zh", "en"}


def test_verdict_counts_what_blocks(ipdesk: Run, example_file: Path) -> None:
    verdict = told(ipdesk, "check", example_file)["verdict"]
    assert set(verdict) == {"errors", "missing", "queries", "explained", "notices", "disputed",
                            "ready"}  # fmt: skip
    assert verdict["ready"] is False


def test_codes_are_the_same_in_both_languages(ipdesk: Run, example_file: Path) -> None:
    """2.8: only sentences are translated"""

    def bare(language: str) -> list[tuple[str, ...]]:
        found = told(ipdesk, "check", example_file, "--language", language)
        return [(p["rule"], p["section"], p["row"], p["column"]) for p in found["problems"]]

    assert bare("zh") == bare("en")


def test_package_s_facts_are_told(ipdesk: Run, package_file: Path) -> None:
    """2.CLI ipdesk verify --json"""
    facts = told(ipdesk, "verify", package_file)
    assert facts["valid"] is True
    assert facts["name"] == "440000-2016-annual-0001-practice"
    assert facts["practice"] is True
    assert facts["catalogue"]["edition"] == "2015-59"
    assert facts["verdict"]["ready"] is True
    assert facts["signature"] == "absent"


def test_refusal_of_a_package_is_told_with_its_reason(ipdesk: Run, package_file: Path) -> None:
    """2.CLI ipdesk verify --json"""
    package_file.write_bytes(package_file.read_bytes() + b"x")
    done = ipdesk("verify", package_file, "--json")
    facts = json.loads(done.out)
    assert (done.code, facts["valid"], done.err) == (3, False, "")
    assert facts["reason"] == "trailing_bytes"
    assert facts["sentence"]


def test_catalogue_is_told_whole(ipdesk: Run) -> None:
    """2.CLI ipdesk catalogue --json: the codes of plan.yaml"""
    catalogue = json.loads(ipdesk("catalogue", "--json").out)
    assert {"categories", "indicators", "tasks", "conditions", "rules", "sections"} <= set(
        catalogue
    )


def test_reports_are_told(ipdesk: Run, sealed_file: Path) -> None:
    (report,) = told(ipdesk, "reports", sealed_file)
    assert (report["id"], report["state"], report["sequence"]) == ("annual-2016", "sealed", 1)


def test_text_that_a_terminal_would_obey_is_escaped(ipdesk: Run, workspace_file) -> None:
    """design "Security": user data is plain text"""
    file = workspace_file()
    ipdesk("set", file, "profile", "1", "office", "a\x1b[31mred\u202e")
    done = ipdesk("show", file)
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
    found = json.loads(ipdesk("show", file, "--json").out)
    assert found["sections"]["profile"]["1"]["office"]["raw"] == "a\x1b[31mred\u202e"
