"""A hostile catalogue is refused soon, with the place, and nothing in it is run. Issue 6.14.

Requirements
    3.8     a catalogue pack (.ipcat) is a bag like the package
    6.14    "endless or huge rules stopped by limits, no code runs, located problems"
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pack_builder import pack_of

from ipdesk.catalogue import bounds, loader
from ipdesk.catalogue.model import Catalogue
from ipdesk.editions.pack_reader import check_rules, read_pack
from ipdesk.errors import InvalidCatalogue, PackageRefused

SOON_S = 2.0
LONG = "1.0 + " * 400 + "1.0"
Data = dict[str, Any]

LEFT = {
    "a loop": "[1.0].all(a, a > 0.0) ? v : v",
    "a loop over a loop": "[[1]].map(a, a.map(b, b)).size() > 0 ? v : v",
    "a loop behind a comment": "[1.0]. // x\n all(a, a > 0.0) ? v : v",
    "a loop in other spaces": "[1.0].\t\f exists \r\n (a, a > 0.0) ? v : v",
    "a filter": "double([1.0, 2.0].filter(a, a > 0.0).size())",
    "a function that there is not": "eval('import os')",
    "a function of an extension": "double('x'.format([1.0]).size())",
    "a timestamp": "double(timestamp('2017-01-01T00:00:00Z').getFullYear())",
    "another type": "dyn(v)",
    "a text with its own end": "size('\\'') > 0 ? v : v",
    "a raw text": "size(r'\\') > 0 ? v : v",
    "a text of three quotes": "size('''x''') > 0 ? v : v",
    "a name in back quotes": "`v`",
    "braces": "{'a': v}['a']",
    "an expression without end": LONG,
    "brackets without end": "(" * 200 + "v" + ")" * 200,
    "lists without end": "double(size(" + "[" * 200 + "]" * 200 + "))",
    "choices without end": "true ? " * 100 + "v" + " : v" * 100,
    "a sign that is no code": "v \u2013 1.0",
    "a zero": "v\x00",
    "brackets that leave it": "v), (v",
    "a bracket that stays open": "(v",
    "nothing": "null",
    "nothing in a list": "size([null]) > 0 ? v : v",
}


def rule_of(data: Data) -> Data:
    """The first rule that compares two sides."""
    return next(rule for rule in data["rules"] if rule.get("left"))


def in_rule(**fields: Any) -> Callable[[Data], None]:
    return lambda data: rule_of(data).update(fields)


def renamed_input(name: str) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        inputs = rule_of(data)["inputs"]
        inputs[name] = inputs.pop(next(iter(inputs)))

    return change


def twin_address(data: Data) -> None:
    """Two addresses that would be read under one name."""
    inputs = rule_of(data)["inputs"]
    first = next(iter(inputs.values()))
    inputs["zz"] = {**first, "address": first["address"].replace(".", "_", 1)}


def many_rules(data: Data) -> None:
    data["rules"] = [{**rule_of(data), "code": f"Z{number}"} for number in range(20_000)]


def many_rows(data: Data) -> None:
    section = next(one for one in data["sections"] if one.get("listed"))
    section["listed"] = [{**section["listed"][0], "code": f"Z{n}"} for n in range(20_000)]


def many_inputs(data: Data) -> None:
    one = next(iter(rule_of(data)["inputs"].values()))
    rule_of(data)["inputs"] = {f"v{number}": one for number in range(1000)}


def long_label(data: Data) -> None:
    data["edition"]["title"]["zh"] = "长" * 1_000_000


def deep(data: Data) -> None:
    value: Any = 1
    for _ in range(900):
        value = [value]
    data["stages"] = value


def first_indicator(**fields: Any) -> Callable[[Data], None]:
    return lambda data: data["indicators"][0].update(fields)


SHAPES: dict[str, tuple[Callable[[Data], None], str]] = {
    "20,000 rules": (many_rules, "rules"),
    "20,000 rows": (many_rows, "listed"),
    "1,000 inputs": (many_inputs, "rules["),
    "a title of a million characters": (long_label, "edition.title.zh"),
    "lists in lists": (deep, ""),
    "an input that is called as a function is": (renamed_input("double"), "rules["),
    "an input that is called as a word of the language is": (renamed_input("true"), "rules["),
    "an input with a name of a million characters": (renamed_input("x" * 1_000_000), "rules["),
    "two inputs under one name": (twin_address, "rules["),
    "a precision without end": (in_rule(precision=1_000_000_000), "rules["),
    "a precision below zero": (in_rule(precision=-1), "rules["),
    "an indicator's precision without end": (first_indicator(precision=10**9), "indicators["),
    "a tolerance below zero": (in_rule(tolerance=-1.0), "rules["),
    "a rule twice": (lambda data: data["rules"].append(data["rules"][0]), "rules"),
    "a rule of another shape": (in_rule(code={"x": 1}), ""),
}


def spoilt(edition: Catalogue, change: Callable[[Data], None]) -> bytes:
    """The canonical JSON of an edition with something changed."""
    data = json.loads(loader.to_json(edition))
    change(data)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("what", LEFT)
def test_a_rule_that_says_more_than_rules_say_is_not_compiled(
    edition: Catalogue, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a file gives it: the same holds for what a workspace carries."""
    compiled: list[str] = []
    monkeypatch.setattr(
        "ipdesk.checks.rules.Environment.compile", lambda _, rule, source: compiled.append(source)
    )
    begun = time.process_time()
    with pytest.raises(InvalidCatalogue) as caught:
        check_rules(loader.from_json(spoilt(edition, in_rule(left=LEFT[what]))))
    assert time.process_time() - begun < SOON_S
    (problem, *_) = caught.value.problems
    assert problem.key.startswith("rules[")
    assert "`left`" in problem.why
    assert compiled == []


@pytest.mark.parametrize("what", SHAPES)
def test_a_catalogue_that_holds_too_much_is_refused_soon_and_where(
    edition: Catalogue, tmp_path: Path, what: str
) -> None:
    change, key = SHAPES[what]
    pack = pack_of(tmp_path / "x.ipcat", edition, body=spoilt(edition, change))
    begun = time.process_time()
    with pytest.raises((InvalidCatalogue, PackageRefused)) as caught:
        read_pack(pack)
    assert time.process_time() - begun < SOON_S
    if isinstance(caught.value, InvalidCatalogue):
        assert any(key in problem.key for problem in caught.value.problems), caught.value.problems
        assert all(len(problem.why) < 500 for problem in caught.value.problems)


def test_the_bounds_leave_room_for_what_there_is(edition: Catalogue, exercise: Catalogue) -> None:
    for catalogue in (edition, exercise):
        assert list(bounds.excesses(catalogue)) == []
        longest = max(
            len(side) for rule in catalogue.rules for side in (rule.when, rule.left, rule.right)
        )
        assert longest * 5 < bounds.MAX_EXPRESSION
        assert len(catalogue.rules) * 10 < bounds.MAX_RULES


def test_the_longest_rule_that_is_allowed_ends_at_once(changed: Callable[..., Catalogue]) -> None:
    """A pattern cannot run away either: CEL's patterns take time by the length of the text."""
    sums = " + ".join(["(v * 1.0)"] * 25)
    begun = time.process_time()
    check_rules(changed(rules=[{"code": "R029", "left": sums}]))
    patterns = " || ".join(["'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('^(a+)+$')"] * 25)
    check_rules(changed(rules=[{"code": "R029", "left": f"({patterns}) ? v : v"}]))
    assert time.process_time() - begun < SOON_S
