"""Each category has exactly its own indicators, measures and expectations.

Requirements
    2.3  "All three categories, each with exactly its own indicators, measures, expectations"
    IND1-IND9, L1-L5, S1-S4, C1-C4, SC1-SC4 of plan.yaml
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue

CODES = tomllib.loads((Path(__file__).parent / "plan_codes.toml").read_text("utf-8"))
CATEGORIES = ("leading", "supporting", "characteristic")


@pytest.fixture
def annual(edition: Catalogue) -> Callable[[str], Form]:
    return lambda category: form_for(edition, "annual", category)


@pytest.mark.parametrize(
    ("category", "numbers"),
    [
        ("leading", (1, 2, 3, 4, 5, 6, 7, 8)),
        ("supporting", (1, 3, 4, 5, 6, 7, 8)),
        ("characteristic", (1, 6, 7, 8)),
    ],
)
def test_category_has_its_own_indicators(
    annual: Callable[[str], Form], category: str, numbers: tuple[int, ...]
) -> None:
    """IND1-IND8; IND9 is not of the 2015 circular and is asked of nobody."""
    form = annual(category)
    expected = [f"IND{number}" for number in numbers]
    assert list(form.sections["indicators"].rows) == expected
    assert list(form.sections["goals"].rows) == expected
    assert [indicator.code for indicator in form.indicators] == expected


@pytest.mark.parametrize("category", CATEGORIES)
def test_category_has_exactly_its_own_measures(
    annual: Callable[[str], Form], category: str
) -> None:
    """L1-L5, S1-S4, C1-C4"""
    tasks = annual(category).sections["tasks"].rows
    codes = [code for code in CODES[f"tasks.{category}"] if "." in code and code != "S2.3"]
    assert list(tasks) == codes
    assert all(row.group == row.code.partition(".")[0] for row in tasks.values())


def test_integrated_protection_system_is_reported_by_its_five_components(
    annual: Callable[[str], Form],
) -> None:
    """S2.3a-S2.3e stand for S2.3, under its name."""
    rows = annual("supporting").sections["tasks"].rows
    assert [code for code in rows if code.startswith("S2.3")] == [f"S2.3{c}" for c in "abcde"]
    assert rows["S2.3a"].label.en == "Build an integrated IP protection system: judicial judgment"


@pytest.mark.parametrize("category", CATEGORIES)
def test_conditions_are_those_on_the_province_s_side(
    annual: Callable[[str], Form], category: str
) -> None:
    """SC1.3-SC1.6 (coordination, three levels), SC3.10-SC3.13 (management ... funds)"""
    rows = annual(category).sections["conditions"].rows
    assert list(rows) == [
        "SC1.3", "SC1.4", "SC1.5", "SC1.6", "SC3.10", "SC3.11", "SC3.12", "SC3.13",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("category", "operator", "value", "upper", "unit"),
    [
        ("leading", ">=", "60", None, "%"),
        ("supporting", ">=", "40", None, "%"),
        ("characteristic", "between", "2", "3", "cities"),
    ],
)
def test_demonstration_cities_are_expected_as_the_circular_says(
    annual: Callable[[str], Form],
    category: str,
    operator: str,
    value: str,
    upper: str | None,
    unit: str,
) -> None:
    """IND6: 60 %, 40 %, 2-3 cities by 2030"""
    form = annual(category)
    indicator = next(i for i in form.indicators if i.code == "IND6")
    expected = indicator.expectations[category]
    assert (expected.operator, expected.value, expected.upper) == (operator, value, upper)
    assert expected.year == 2030
    assert form.sections["indicators"].unit("IND6", "value").en == unit


@pytest.mark.parametrize(
    ("category", "verb", "codes"),
    [
        ("leading", "reach_international_top", "IND1 IND2 IND3 IND4 IND5"),
        ("supporting", "improve_greatly", "IND1 IND3 IND4 IND5"),
        ("characteristic", "breakthrough", "IND1"),
    ],
)
def test_wordings_without_a_number_need_a_declared_target(
    annual: Callable[[str], Form], category: str, verb: str, codes: str
) -> None:
    """IND1-IND5: "top level", "improve greatly", "breakthrough" """
    form = annual(category)
    with_verb = {i.code: i.expectations[category].verb for i in form.indicators}
    assert {code for code, found in with_verb.items() if found == verb} == set(codes.split())
    assert all(found is None for code, found in with_verb.items() if code not in codes)
    assert verb in {item.code for item in form.catalogue.verbs}


@pytest.mark.parametrize("category", CATEGORIES)
def test_teams_and_enterprises_are_expected_without_a_number(
    annual: Callable[[str], Form], category: str
) -> None:
    """IND7, IND8: "a batch" is no number, and none is invented."""
    for indicator in annual(category).indicators:
        if indicator.code in ("IND7", "IND8"):
            expected = indicator.expectations[category]
            assert (expected.operator, expected.value, expected.verb) == (None, None, None)


def test_base_figures_of_the_characteristic_category_leave_out_gdp(
    annual: Callable[[str], Form],
) -> None:
    """IND4 is not asked of it, so neither are its operands."""
    assert list(annual("characteristic").sections["base"].rows) == ["BF1", "BF2"]


@pytest.mark.parametrize(
    ("category", "pilots", "strong"),
    [("leading", 5, (3, 4)), ("supporting", 7, (5, 6)), ("characteristic", 6, (4, 5))],
)
def test_quotas_are_those_of_the_circular(
    edition: Catalogue, category: str, pilots: int, strong: tuple[int, int]
) -> None:
    """national_objectives"""
    found = next(item for item in edition.categories if item.code == category)
    assert found.pilot_quota_max == pilots
    assert (found.strong_2030_min, found.strong_2030_max) == strong
