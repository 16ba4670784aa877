"""Every item of the circular is in the catalogue, in both languages.

Requirements
    2.T  "a test proves that every item of plan.yaml that concerns an annual report is in the
         catalogue, with both languages"
    WP, IND, L, S, C, SC, ST, TR, D, Q, Z, RS: the codes of plan.yaml
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from coded_items import coded_items

from ipdesk.catalogue.model import Catalogue

HERE = Path(__file__).parent
PLAN = HERE.parents[2] / "shared" / "plan" / "plan.yaml"
CODES: dict[str, list[str]] = tomllib.loads((HERE / "plan_codes.toml").read_text("utf-8"))
OF_THE_PROGRAM = ("sections", "codelists", "rules", "kinds", "aggregates", "derived", "edition")
SHORTENED = {"WP4"}  # its bracket is cut off in plan.yaml by an unquoted comma


@pytest.fixture(scope="module")
def plain(edition: Catalogue) -> dict[str, Any]:
    return msgspec.to_builtins(edition)


@pytest.fixture(scope="module")
def items(plain: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The circular's items in the catalogue, by code."""
    circular = {key: value for key, value in plain.items() if key not in OF_THE_PROGRAM}
    return {item["code"]: item for _, item in coded_items(circular)}


@pytest.fixture(scope="module")
def plan() -> dict[str, Any]:
    if not PLAN.is_file():
        pytest.skip("the shared plan.yaml does not lie beside this checkout")
    yaml = pytest.importorskip("yaml")
    return yaml.safe_load(PLAN.read_text("utf-8"))


@pytest.mark.parametrize("branch", CODES)
def test_every_item_of_the_plan_is_in_the_catalogue(
    branch: str, items: dict[str, dict[str, Any]]
) -> None:
    """2.T"""
    assert [code for code in CODES[branch] if code not in items] == []


@pytest.mark.parametrize("branch", CODES)
def test_every_item_of_the_plan_has_both_languages(
    branch: str, items: dict[str, dict[str, Any]]
) -> None:
    """2.T, 2.8"""
    for code in CODES[branch]:
        label = items[code]["label"]
        assert label["zh"].strip(), code
        assert label["en"].strip(), code


def test_every_text_of_the_catalogue_has_both_languages(plain: dict[str, Any]) -> None:
    """2.8: labels, helps, remedies, units, notes alike."""
    texts = list(labels(plain))
    assert len(texts) > 500
    assert [where for where, text in texts if not (text["zh"].strip() and text["en"].strip())] == []


def test_chinese_texts_hold_chinese_and_english_ones_do_not(plain: dict[str, Any]) -> None:
    """2.LOOK: no English inside Chinese. 件, 亿元 name units and may stand in a formula."""
    swapped = [
        where
        for where, text in labels(plain)
        if has_chinese(text["en"].translate(dict.fromkeys(map(ord, "件万人亿元"))))
        or (not has_chinese(text["zh"]) and text["zh"] != text["en"])
    ]
    assert swapped == []


def test_every_item_of_the_circular_names_its_place_there(
    items: dict[str, dict[str, Any]],
) -> None:
    """design "The catalogue": every item cites its place in the circular."""
    outside = {"IND9"}
    unsourced = [
        code for code, item in items.items() if "source" in item and not item["source"].strip()
    ]
    assert set(unsourced) <= outside


@pytest.mark.shared
def test_list_of_codes_is_that_of_the_plan(plan: dict[str, Any]) -> None:
    """2.T: the list above did not fall behind."""
    found: dict[str, list[str]] = {}
    for branch, item in coded_items(plan):
        if not branch.startswith("meta."):
            found.setdefault(branch, []).append(item["code"])
    assert found == CODES


@pytest.mark.shared
def test_wording_is_that_of_the_plan(
    plan: dict[str, Any], items: dict[str, dict[str, Any]]
) -> None:
    """2.T"""
    other = {
        item["code"]
        for branch, item in coded_items(plan)
        if not branch.startswith("meta.")
        and items[item["code"]]["label"] != {"zh": item["zh"], "en": item["en"]}
    }
    assert other <= SHORTENED


def labels(node: Any, where: str = "") -> Any:
    """Every bilingual text, with where it stands."""
    if isinstance(node, dict):
        if set(node) == {"zh", "en"}:
            yield where, node
        else:
            name = node.get("code", "")
            for key, below in node.items():
                yield from labels(below, f"{where}.{key}" if not name else f"{where}[{name}].{key}")
    elif isinstance(node, list | tuple):
        for below in node:
            yield from labels(below, where)


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
