"""Each clause of RFC 8493 that a package uses has good and bad bags. Issue 6.9."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cases import cases

HERE = Path(__file__).resolve().parent
CLAUSES: list[dict[str, Any]] = tomllib.loads(
    (HERE / "bag_clauses.toml").read_text(encoding="utf-8")
)["clause"]
VERDICTS = {Path(case.file).stem: case.verdict for case in cases()}
# What of the RFC says how a bag is: 2.2.3 and 5.2 by being shut out; 5.3 is about what is fetched.
SECTIONS = {"2.1.1", "2.1.2", "2.1.3", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.3", "2.4", "3",
            "5.1", "5.2", "5.4", "6.1"}  # fmt: skip
FORMAT = HERE.parents[1] / "docs" / "package-format.md"


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause["says"][:60])
def test_a_clause_is_kept_by_a_good_bag_and_broken_by_bad_ones(clause: dict[str, Any]) -> None:
    assert clause["good"]
    assert clause["bad"]
    assert {VERDICTS.get(name) for name in clause["good"]} == {"valid"}
    assert {VERDICTS.get(name) for name in clause["bad"]} == {"refused"}


def test_no_clause_is_missing(record_property: Callable) -> None:
    assert {clause["section"] for clause in CLAUSES} == SECTIONS
    record_property("clauses of RFC 8493 with good and bad bags", len(CLAUSES))


def test_every_rule_of_the_format_on_bags_belongs_to_a_clause() -> None:
    section = FORMAT.read_text(encoding="utf-8").partition("## 3. Bag")[2]
    stated = set(re.findall(r"\(`([a-z_]+)`\)", section.partition("### signature.json")[0]))
    stated |= set(re.findall(r"Codes: (.+)\.", section)[0].replace("`", "").split(", "))
    stated.add("payload_oxum")
    proved = {name.partition("-")[0] for clause in CLAUSES for name in clause["bad"]}
    assert len(stated) > 12
    assert stated - {"program"} <= proved
