"""A province declares indicators of its own, where its category leaves the list open.

Requirements
    I(III)  "indicators such as": the characteristic category's list is open
    3.7     what is declared behaves like the catalogue's own indicators
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from report_steps import at, problems, put, put_all, rules_at, shown, stand

from ipdesk.errors import UsageError
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.services import Services
from ipdesk.values import State
from ipdesk.workspace import Workspace

Open = Callable[..., Workspace]
TEA: Mapping[str, str] = {
    "name": "地理标志产品年产值",
    "unit": "亿元",
    "kind": "flow",
    "precision": "2",
    "definition": "本省地理标志产品当年产值合计",
    "source": "省市场监管局统计",
}


def declare(workspace: Workspace, code: str = "X1", **more: str) -> None:
    cells = {**TEA, **more}
    put_all(workspace, {f"own_indicators {code} {column}": raw for column, raw in cells.items()})


@pytest.fixture
def guizhou(open_workspace: Open) -> Workspace:
    """Characteristic, 2016."""
    return open_workspace("520000", "characteristic")


def test_only_the_category_with_an_open_list_has_the_roster(open_workspace: Open) -> None:
    """I(III)"""
    for category in ("leading", "supporting"):
        assert "own_indicators" not in open_workspace("520000", category).form.sections
    assert "own_indicators" in open_workspace("520000", "characteristic").form.sections


def test_declared_indicator_has_its_row_in_every_section_of_indicators(guizhou: Workspace) -> None:
    declare(guizhou)
    for section in ("indicators", "goals"):
        assert list(guizhou.report.rows(section))[-1] == "X1"
        assert guizhou.form.sections[section].rows["X1"].label.zh == TEA["name"]
        assert guizhou.form.sections[section].unit("X1", "value" if section == "indicators" else
                                                   "target").zh == "亿元"  # fmt: skip


def test_change_names_the_sections_that_got_rows(guizhou: Workspace) -> None:
    code, change = guizhou.add_row("own_indicators")
    assert code == "X1"
    assert change.rows == {"own_indicators", "indicators", "goals"}
    assert at("goals X1 target") in change.cells
    assert {p.place.section for p in change.opened if p.place.row == "X1"} >= {
        "own_indicators",
        "indicators",
    }


def test_name_unit_kind_definition_and_source_are_required(guizhou: Workspace) -> None:
    """3.7: name, unit, definition, source"""
    guizhou.add_row("own_indicators")
    missing = {p.place.column for p in problems(guizhou, "V02", "X1")
               if p.place.section == "own_indicators"}  # fmt: skip
    assert missing == {"name", "unit", "kind", "definition", "source"}


def test_value_is_required_and_checked_by_the_declared_precision(guizhou: Workspace) -> None:
    declare(guizhou)
    assert "V02" in rules_at(guizhou, "indicators X1 value")
    put(guizhou, "indicators X1 value", "12.345")
    assert "V05" in rules_at(guizhou, "indicators X1 value")
    put(guizhou, "own_indicators X1 precision", "3")
    assert rules_at(guizhou, "indicators X1 value") == set()


def test_renaming_tells_the_rows_that_bear_the_name(guizhou: Workspace) -> None:
    declare(guizhou)
    change = put(guizhou, "own_indicators X1 name", "地理标志产品产值")
    assert at("indicators X1") in change.cells
    assert guizhou.form.sections["goals"].rows["X1"].label.zh == "地理标志产品产值"


def test_two_own_indicators_of_one_name_are_an_error(guizhou: Workspace) -> None:
    declare(guizhou)
    declare(guizhou, "X2")
    assert {p.place.row for p in problems(guizhou, "V07")} == {"X1", "X2"}


@pytest.mark.parametrize("name", ["知识产权强企", "IP-strong enterprises"])
def test_own_indicator_is_not_called_like_one_of_the_catalogue(
    guizhou: Workspace, name: str
) -> None:
    declare(guizhou, name=name)
    assert "V07" in rules_at(guizhou, "own_indicators X1 name")
    put(guizhou, "own_indicators X1 name", "另一个名称")
    assert not problems(guizhou, "V07")


def test_target_path_is_measured_on_the_declared_goal(guizhou: Workspace) -> None:
    """I(III): what is said of the list holds for what is added to it"""
    declare(guizhou)
    put_all(
        guizhou,
        {
            "goals X1 baseline_year": "2015",
            "goals X1 baseline": "10",
            "goals X1 target": "25",
            "indicators X1 value": "11.5",
        },
    )
    own = stand(guizhou, "X1")
    assert (own.state, own.expected) == ("on_track", 11)
    assert own.expectation.verb == "breakthrough"
    put(guizhou, "indicators X1 value", "10.5")
    assert problems(guizhou, "T01", "X1")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"goals X1 baseline": "10", "goals X1 target": "9"}, "R202"),
        ({"goals X1 baseline_year": "2016", "goals X1 target_year": "2016"}, "R201"),
        ({"goals X1 target": "20"}, "R208"),
        ({"indicators X1 prior": "10", "indicators X1 value": "17"}, "R131"),
        ({"indicators X1 prior": "10", "indicators X1 value": "100"}, "R105"),
        ({"indicators X1 prior": "10", "indicators X1 value": "0"}, "R111"),
        ({"indicators X1 value": "12"}, "R110"),
    ],
)
def test_rules_run_in_declared_rows(guizhou: Workspace, values: dict[str, str], rule: str) -> None:
    declare(guizhou)
    assert not problems(guizhou, rule, "X1")
    put_all(guizhou, values)
    assert problems(guizhou, rule, "X1")


def test_removing_it_takes_its_values_everywhere_in_one_commit(
    guizhou: Workspace, services: Services
) -> None:
    declare(guizhou)
    put_all(guizhou, {"indicators X1 value": "12", "goals X1 target": "20"})
    guizhou.annotate(at("indicators X1 value"), "note", "初步数")
    last = guizhou.store.last_history().sequence
    change = guizhou.remove_row("own_indicators", "X1")
    assert change.rows == {"own_indicators", "indicators", "goals"}
    assert "X1" not in guizhou.report.rows("indicators")
    entries = list(guizhou.store.history("", last))
    assert {(e.section, e.column, e.before) for e in entries} >= {
        ("indicators", "value", "12"),
        ("goals", "target", "20"),
    }
    assert not [p for p in guizhou.checker.problems() if p.place.row == "X1"]
    path = Path(guizhou.store.path)
    guizhou.store.close()
    again = services.opener.open(path)
    assert not [c for c in again.store.report(again.report.header.id).cells if c.row == "X1"]
    assert not again.report.notes


def test_it_stands_after_closing_and_opening(guizhou: Workspace, services: Services) -> None:
    declare(guizhou)
    put(guizhou, "indicators X1 value", "12.5")
    path = Path(guizhou.store.path)
    guizhou.store.close()
    again = services.opener.open(path)
    assert shown(again, "indicators X1 value").text == "12.5"
    assert again.form.indicators[-1].definition.zh == TEA["definition"]


def test_it_opens_with_the_defaults_of_its_row(guizhou: Workspace) -> None:
    """As the catalogue's own: the target year is the circular's horizon"""
    guizhou.add_row("own_indicators")
    declare(guizhou, "X2")
    for code in ("IND1", "X1", "X2"):
        assert shown(guizhou, f"goals {code} target_year").text == "2030"
    written = {(c.section, c.row, c.column) for c in guizhou.store.report("annual-2016").cells}
    assert {("goals", code, "target_year") for code in ("X1", "X2")} <= written


def test_declaring_and_filling_can_be_one_commit(guizhou: Workspace) -> None:
    put_all(
        guizhou,
        {
            "own_indicators X1 name": "某项产值",
            "indicators X1 value": "12.345",
            "own_indicators X1 precision": "2",
            "goals X1 target_year": "2025",
        },
    )
    assert "V05" in rules_at(guizhou, "indicators X1 value")
    assert shown(guizhou, "goals X1 target_year").text == "2025"
    with pytest.raises(UsageError):
        put_all(guizhou, {"own_indicators X2 name": "另一项", "indicators X3 value": "1"})


def test_only_codes_of_the_roster_are_accepted(guizhou: Workspace) -> None:
    """A row that bore the code of another indicator would speak for it"""
    for code in ("IND1", "1", "Y1", "X0", "x1"):
        with pytest.raises(UsageError):
            put(guizhou, f"own_indicators {code} name", "某指标")


def test_unnamed_indicator_is_called_by_its_code(guizhou: Workspace) -> None:
    guizhou.add_row("own_indicators")
    assert guizhou.form.sections["goals"].rows["X1"].label.zh == "自设指标 X1"


def test_checks_after_each_step_are_those_of_a_whole_check(guizhou: Workspace) -> None:
    declare(guizhou)
    put_all(guizhou, {"indicators X1 value": "12", "goals X1 target": "20"})
    put(guizhou, "own_indicators X1 unit", "")
    found = guizhou.checker.problems()
    guizhou.checker.check_all()
    assert guizhou.checker.problems() == found


def test_milestones_can_name_it(guizhou: Workspace, services: Services) -> None:
    """III(I)2: yearly milestones"""
    scheme = services.opener.add_report(guizhou, "scheme", 2016, "test")
    services.opener.turn_to(guizhou, scheme)
    declare(guizhou)
    put(guizhou, "milestones 1 indicator", "地理标志产品年产值")
    assert shown(guizhou, "milestones 1 indicator").text == "X1"
    assert rules_at(guizhou, "milestones 1 indicator") == set()
    put_all(
        guizhou,
        {
            "goals X1 baseline_year": "2015",
            "goals X1 baseline": "10",
            "goals X1 target": "25",
            "milestones 1 year": "2014",
            "milestones 1 value": "26",
        },
    )
    assert rules_at(guizhou, "milestones 1 year") == {"R931"}
    assert rules_at(guizhou, "milestones 1 value") == {"R941"}
    put(guizhou, "goals X1 target", "30")
    assert rules_at(guizhou, "milestones 1 value") == set()
    guizhou.remove_row("own_indicators", "X1")
    assert shown(guizhou, "milestones 1 indicator").state is State.INVALID


def test_what_proves_a_row_goes_with_it_from_every_section(
    guizhou: Workspace, tmp_path: Path
) -> None:
    guizhou.add_row("own_indicators")
    declare(guizhou)
    proof = tmp_path / "批复.pdf"
    proof.write_bytes(b"%PDF-1.7 fictitious")
    Attacher(guizhou).attach([proof], at("goals X1 target"), Facts(), "test")
    guizhou.remove_row("own_indicators", "X1", "test")
    assert list(guizhou.report.evidence) == []
    guizhou.undo()
    assert [use.place for use in guizhou.report.evidence] == [at("goals X1 target")]
    guizhou.redo()
    assert list(guizhou.report.evidence) == []
