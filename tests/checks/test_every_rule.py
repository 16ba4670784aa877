"""Every rule of the catalogue can fail and can hold: none is idle, none is unjust.

Requirements
    2.4   each problem shows its rule number, both sides with names and values, the difference,
          and the remedy
    design "Rules"
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from functools import cache

import pytest

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.loader import load_edition
from ipdesk.catalogue.model import Rule
from ipdesk.checks.evaluate import given, result
from ipdesk.checks.inputs import Data
from ipdesk.checks.rules import CompiledRule, RuleSet, rule_set
from ipdesk.cli import RESOURCES
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

EDITION = load_edition(RESOURCES / "catalogue" / "2015-59")
CATEGORIES = ("leading", "supporting", "characteristic")
NUMBERS = (0.0, 0.4, 1.0, 2.0, 10.0, 50.0, 99.0, 100.0, 101.0, 500.0, 1e4, 1e6, 2014.0, 2016.0,
           2021.0, 2031.0)  # fmt: skip
TEXTS = ("", "x", "2014-01-01", "2016-06-30", "2016-12-31", "2031-01-01", "440100", "110101",
         "L1.1", "C1.1", "leading", "words " * 20)  # fmt: skip
FACTS: dict[str, tuple[float | str, ...]] = {
    "year": (2014.0, 2015.0, 2016.0, 2021.0, 2030.0),
    "unit": ("440000", "XPCC"),
}
RULES = [rule for rule in EDITION.rules if not rule.check]
GUARDS_ONLY = {"R304", "R307", "R603"}  # prohibitions: what they speak of must not be at all


@cache
def rules_of(kind: str, category: str) -> tuple[Form, RuleSet]:
    form = form_for(EDITION, kind, category)
    return form, rule_set(form)


def home(rule: Rule) -> tuple[CompiledRule, Form]:
    """The rule as it is compiled for a form that has it, and the form."""
    kinds = rule.kinds or [kind.code for kind in EDITION.kinds]
    for kind, category in itertools.product(kinds, rule.categories or CATEGORIES):
        form, rules = rules_of(kind, category)
        for compiled in rules.all():
            if compiled.rule.code == rule.code:
                return compiled, form
    raise AssertionError(f"{rule.code} is in no form")


def candidates(compiled: CompiledRule) -> Iterator[dict[str, float | str]]:
    """Values for the rule's inputs: small ones, and those that its own text names."""
    named_texts = re.findall(r"'([^'^]*)'", compiled.source)
    named = [float(number) for number in re.findall(r"\d+\.\d+", compiled.source)]
    numbers = [*NUMBERS, *named, *(n * 1.5 for n in named), *(n / 1.5 for n in named)]
    pools: list[list[float | str]] = []
    for reader in compiled.readers:
        if reader.source == "report":
            pools.append(list(FACTS.get(reader.column, CATEGORIES)))
        else:
            pools.append(list(numbers) if reader.numeric else [*TEXTS, *named_texts])
    shuffled = random.Random(59)
    for pool in pools:
        shuffled.shuffle(pool)
    names = [reader.variable for reader in compiled.readers]
    for values in itertools.product(*pools):
        yield dict(zip(names, values, strict=True))


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_rule_can_fail_and_can_hold(rule: Rule) -> None:
    """R001-R996"""
    compiled, _ = home(rule)
    wanted = {"fails", "not_applicable" if rule.code in GUARDS_ONLY else "holds"}
    seen: set[str] = set()
    for data in itertools.islice(candidates(compiled), 20_000):
        flags = dict.fromkeys(compiled.required, True)
        inputs: Data = {**data, **flags}
        (gave,) = given(compiled.alone, inputs)
        seen.add(result(compiled, inputs, gave).state)
        if wanted <= seen:
            return
    pytest.fail(f"{rule.code}: {sorted(wanted - seen)} was never seen")


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_rule_speaks_of_a_cell_and_names_what_it_reads(rule: Rule) -> None:
    """2.4: names and values, never codes; a double-click goes to a cell of the form"""
    compiled, form = home(rule)
    section = rule.section or rule.place.partition(".")[0]
    column = rule.place.rpartition(".")[2]
    assert column in form.sections[section].columns
    assert rule.left_label is not None
    assert rule.right_label is not None
    assert all(
        r.declared.label is not None for r in compiled.readers if r.source not in ("report", "row")
    )


def test_every_rule_has_its_words_in_the_rendered_list(
    filled: Workspace, services: Services
) -> None:
    """2.4: no placeholder is left over, no code shown as a word"""
    words = Sentences(services.translator, filled.form)
    for problem in filled.checker.problems():
        for text in (words.problem(problem), words.remedy(problem), words.formula(problem)):
            assert "{" not in text
            assert not re.search(r"\b(IND|BF|AG)\d", text)


def test_what_rules_say_is_compiled_once_for_all_reports_of_a_form() -> None:
    first, again = (rule_set(form_for(EDITION, "annual", "leading")) for _ in range(2))
    assert again.whole.expression is first.whole.expression


def test_codes_of_rules_are_unique() -> None:
    codes = [rule.code for rule in EDITION.rules]
    assert len(codes) == len(set(codes))


def test_structural_checks_are_all_declared() -> None:
    """V01-V14, T01: the program evaluates these by itself, at the level the catalogue says"""
    assert {rule.check for rule in EDITION.rules if rule.check} == {
        "valid", "required", "minimum", "maximum", "precision", "reason", "unique", "rows",
        "division", "outlier", "confirmed", "proof", "packed", "answered",
        "target",
    }  # fmt: skip
