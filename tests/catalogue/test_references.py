"""What a catalogue names must be in it: otherwise a rule would silently never run.

Requirements
    design "The catalogue": a bad file yields located problems (file, key, why)
    7.6  a new indicator, rule or kind is added as data
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import problems, put_all

from ipdesk.catalogue.loader import load_edition
from ipdesk.catalogue.references import faults
from ipdesk.checks.derive import Derivation
from ipdesk.errors import CatalogueProblem
from ipdesk.services import Services
from ipdesk.workspace import Workspace

Spoiled = Callable[[str, str, str], tuple[CatalogueProblem, ...]]
FIGURES = "sections-10-figures.toml"
ROSTERS = "sections-20-rosters.toml"
BASE_RULES = "rules-021-base.toml"
PROFILE_RULES = "rules-001-profile.toml"
ENTERPRISE_RULES = "rules-501-enterprises.toml"
CONDITION_RULES = "rules-701-conditions.toml"
INDICATOR_RULES = "rules-101-indicators.toml"
UNIT_COLUMN = '\nlabel = { zh = "计量单位", en = "Unit" }\ntype = "text"\nopening = "'
MILESTONE_RULES = "rules-930-scheme-milestones.toml"
NEW_RULE = """
[[rules]]
code = "R999"
level = "query"
label = { zh = "测试", en = "Coordination comes before work" }
inputs.s = { address = "conditions.SC1.3.status", type = "text", label = { zh = "一", en = "one" } }
inputs.t = { address = "tasks.L1.1.status", type = "text", label = { zh = "二", en = "two" } }
place = "conditions.SC1.3.status"
when = "t == 'done'"
left = "s"
op = "=="
right = "'in_place'"
remedy = { zh = "测试", en = "test" }
"""


def test_shipped_edition_refers_to_nothing_it_lacks(edition: object) -> None:
    assert faults(edition) == []  # type: ignore[arg-type] # a fixture of any edition


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "named"),
    [
        ("kinds.toml", '  "goals",', '  "gaols",', "kinds[annual]", "gaols"),
        ("kinds.toml", 'document = "D7"', 'document = "D9"', "kinds[annual]", "D9"),
        (
            FIGURES, 'codelist = "zone"', 'codelist = "zones"',
            "sections[profile].columns[zone]", "zones",
        ),
        (
            FIGURES, 'opening = "value"', 'opening = "valu"',
            "sections[base].columns[prior]", "valu",
        ),
        (
            FIGURES, '"scheme.goals.target"', '"schema.goals.target"',
            "sections[goals].columns[target]", "schema",
        ),
        (
            "sections-60-self-evaluation.toml", '"tasks.done"', '"tasks.dome"',
            "sections[measure_results].columns[done]", "dome",
        ),
        ("kinds.toml", '"base.value", ', '"base.valu", ', "kinds[annual]", "valu"),
        ("kinds.toml", '"approval.1.state"', '"approval.1.stat"', "kinds[scheme]", "stat"),
        (ROSTERS, 'key = "code"', 'key = "kode"', "sections[cities].key", "kode"),
        (FIGURES, 'minimum = "0"', 'minimum = "nil"', "sections[base].BF1", "nil"),
        (
            "indicators.toml", 'verb = "breakthrough"', 'verb = "break"',
            "indicators[IND1].characteristic", "break",
        ),
        (
            "derived.toml", 'denominator = "base.BF2.value"', 'denominator = "base.BF7.value"',
            "derived[DV1]", "base.BF7.value",
        ),
        ("aggregates.toml", "where.title", "where.titel", "aggregates[AG1]", "cities..titel"),
        (BASE_RULES, "base.BF2.value", "base.BF2.valu", "rules[R027].inputs.v", "base.BF2.valu"),
        (BASE_RULES, "row.rise", "row.rice", "rules[R021].inputs.a", "row.rice"),
        (PROFILE_RULES, '".scheme_date"', '".date"', "rules[R006].inputs.d", ".date"),
        (
            ENTERPRISE_RULES, '"aggregate.AG9"', '"aggregate.AG99"',
            "rules[R503].inputs.s", "AG99",
        ),
        (PROFILE_RULES, '"report.year"', '"report.day"', "rules[R001].inputs.y", "report.day"),
        (PROFILE_RULES, 'section = "profile"', 'section = "profil"', "rules[R001]", "profil"),
        (
            MILESTONE_RULES, "goals.{indicator}.baseline_year", "goals.{indikator}.baseline_year",
            "rules[R931].inputs.b", "indikator",
        ),
        (
            MILESTONE_RULES, "goals.{indicator}.baseline_year", "goals.{indicator}.base_year",
            "rules[R931].inputs.b", "base_year",
        ),
        (FIGURES, 'prefix = "X"', 'prefix = "IND"', "sections[own_indicators].prefix", "IND1"),
        (
            FIGURES, f'code = "unit"{UNIT_COLUMN}unit"', f'code = "units"{UNIT_COLUMN}units"',
            "sections[own_indicators].columns", "unit",
        ),
        (INDICATOR_RULES, 'rows = ["X*"]', 'rows = ["Y*"]', "rules[R131]", "Y*"),
        (CONDITION_RULES, '["SC3.12"]', '["SC3.99"]', "rules[R701]", "SC3.99"),
        ("kinds.toml", 'states = ["UNLISTED"]', 'states = ["LOST"]',
         "kinds[promotion_plan].asked", "LOST"),
        ("kinds.toml", 'until = "scheme_approved"', 'until = "moon"',
         "kinds[scheme].asked", "moon"),
        ("kinds.toml", 'each = "stage", ', "", "kinds[self_evaluation].asked", "each"),
        ("status.toml", 'target = ["STRONG"]', 'target = ["WEAK"]',
         "status.transitions[TR5]", "WEAK"),
        ("status.toml", 'guard = "evaluation_passed"', 'guard = "moon"',
         "status.transitions[TR4]", "moon"),
        ("status.toml", 'document = "D6"', 'document = "D66"', "status.transitions[TR9]", "D66"),
    ],
)  # fmt: skip
def test_name_of_what_does_not_exist_is_located(
    spoiled: Spoiled, file: str, old: str, new: str, key: str, named: str
) -> None:
    """design: file, key, why"""
    found = spoiled(file, old, new)
    assert (found[0].file, found[0].key) == (file, key)
    assert named in found[0].why


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("indicators.toml", 'code = "IND2"', 'code = "IND1"', "indicators"),
        (PROFILE_RULES, 'code = "R002"', 'code = "R001"', "rules"),
        ("tasks.toml", 'code = "L1.2"', 'code = "L1.1"', "sections[tasks]"),
        ("codelists.toml", 'code = "Z2"', 'code = "Z1"', "codelists[zone].entries"),
        ("status.toml", 'code = "TR2"', 'code = "TR1"', "status.transitions"),
    ],
)
def test_code_given_twice_is_located(
    spoiled: Spoiled, file: str, old: str, new: str, key: str
) -> None:
    assert key in {problem.key for problem in spoiled(file, old, new)}


def test_every_fault_is_named_at_once(edition_folder: Path, spoiled: Spoiled) -> None:
    rules = edition_folder / BASE_RULES
    rules.write_text(rules.read_text("utf-8").replace('"row.', '"raw.'), "utf-8")
    found = spoiled("kinds.toml", 'document = "D7"', 'document = "D9"')
    assert len(found) == 5


def test_rule_may_read_cells_whose_rows_have_dots(
    edition_folder: Path, workspace: Workspace, services: Services
) -> None:
    """7.6: measures and conditions are addressed like any other row"""
    with (edition_folder / "rules-601-tasks.toml").open("a", encoding="utf-8") as file:
        file.write(NEW_RULE)
    workspace.activate("annual-2016", load_edition(edition_folder))
    put_all(workspace, {"tasks L1.1 status": "done", "conditions SC1.3 status": "under_way"})
    (problem,) = problems(workspace, "R999")
    assert problem.place == ("conditions", "SC1.3", "status")
    assert [operand.text for operand in problem.operands] == ["under_way", "done"]
    put_all(workspace, {"conditions SC1.3 status": "in_place"})
    assert problems(workspace, "R999") == []
    assert Derivation(workspace.report).operand("tasks.L1.1.status") is not None
