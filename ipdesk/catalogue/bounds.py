"""How much a catalogue may hold, and what its rules may say.

A pack or a workspace from elsewhere brings its catalogue along. Whatever that says, reading and
running it ends soon: a rule is a bounded expression of operators and a few functions, without
loops, and nothing else in a catalogue is ever run.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ipdesk.catalogue.model import Catalogue, Rule

MAX_EXPRESSION, MAX_NESTING, MAX_INPUTS = 2_000, 24, 32
MAX_OF_A_LIST, MAX_RULES, MAX_TEXT, MAX_PRECISION = 10_000, 2_000, 5_000, 10
MAX_BODY = 1_000_000
"""Bytes of canonical JSON up to which no list is looked at: it cannot be that long."""
FUNCTIONS = frozenset({"double", "int", "size", "string"})
METHODS = frozenset({"contains", "endsWith", "matches", "size", "startsWith"})
_WORDS = frozenset({"dyn", "false", "has", "in", "null", "true"})
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
_TEXT = re.compile(r"(?<!\w)'[^'\\\r\n]*'(?!')|(?<!\w)\"[^\"\\\r\n]*\"(?!\")")
_PLAIN = re.compile(r"[A-Za-z0-9_\s.,:?!<>=&|+*/%()\[\]-]*")
# The evaluation gives None one reference too few: after some thousand of them the interpreter ends.
_NULL = re.compile(r"\bnull\b")
_CALL = re.compile(r"(\.\s*)?([A-Za-z_]\w*)\s*\(")


class Excess(NamedTuple):
    """Where in the catalogue there is too much, or what must not be, and why."""

    key: str
    why: str


def excesses(catalogue: Catalogue) -> Iterator[Excess]:
    """Everything that goes beyond the bounds, but for the texts: these are :func:`long_texts`."""
    if len(catalogue.rules) > MAX_RULES:
        yield Excess("rules", f"more than {MAX_RULES:,} rules")
        return
    for rule in catalogue.rules:
        yield from (Excess(f"rules[{rule.code}]", why) for why in rule_excesses(rule))
    yield from _shadowed(catalogue)
    for indicator in catalogue.indicators:
        for precision in (indicator.precision, *indicator.precision_by_category.values()):
            yield from _precision(f"indicators[{indicator.code}]", precision)
    for section in catalogue.sections:
        for column in section.columns:
            yield from _precision(f"sections[{section.code}].{column.code}", column.precision or 0)
        for row in section.listed or ():
            yield from _precision(f"sections[{section.code}].{row.code}", row.precision or 0)


def rule_excesses(rule: Rule) -> Iterator[str]:
    """Why a rule must not run."""
    for name, text in (("when", rule.when), ("left", rule.left), ("right", rule.right)):
        yield from (f"`{name}` {why}" for why in expression_excesses(text))
    if len(rule.inputs) > MAX_INPUTS:
        yield f"more than {MAX_INPUTS} inputs"
    for name in rule.inputs:
        if not _NAME.fullmatch(name) or name in FUNCTIONS | METHODS | _WORDS:
            yield f"`{name[:40]}` cannot name an input"
    if not (math.isfinite(rule.tolerance) and rule.tolerance >= 0):
        yield "the tolerance is no number from 0 on"
    if not 0 <= rule.precision <= MAX_PRECISION:
        yield f"the precision is not from 0 to {MAX_PRECISION}"


@lru_cache(maxsize=4096)
def expression_excesses(text: str) -> tuple[str, ...]:
    """Why an expression must not run: too long, too deep, loops, or anything unheard of."""
    if len(text) > MAX_EXPRESSION:
        return (f"has more than {MAX_EXPRESSION:,} characters",)
    code = _TEXT.sub("''", text).replace("''", " ")
    found = []
    if "//" in code or not _PLAIN.fullmatch(code):
        found.append("holds signs that no rule needs")
    if _NULL.search(code):
        found.append("says `null`: what is not there is never compared")
    depth = _depth(code)
    if depth is None:
        found.append("has brackets that do not belong together")
    elif depth > MAX_NESTING:
        found.append(f"is nested more than {MAX_NESTING} deep")
    for dot, name in _CALL.findall(code):
        if name not in (METHODS if dot else FUNCTIONS) and name != "in":
            found.append(f"calls `{name[:40]}`: a rule may not loop over a list or call this")
    return tuple(found)


def long_texts(value: Any, key: str = "") -> Iterator[Excess]:
    """Lists and texts of plain data, at any depth, that are longer than any catalogue needs."""
    if isinstance(value, str) and len(value) > MAX_TEXT:
        yield Excess(key, f"a text of more than {MAX_TEXT:,} characters")
    elif isinstance(value, dict):
        for name, item in value.items():
            if len(name) > MAX_TEXT:
                yield Excess(key, f"a name of more than {MAX_TEXT:,} characters")
                continue
            yield from long_texts(item, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        if len(value) > MAX_OF_A_LIST:
            yield Excess(key, f"a list of more than {MAX_OF_A_LIST:,} entries")
            return
        for number, item in enumerate(value):
            yield from long_texts(item, f"{key}[{number}]")


def may_be_long(body: bytes) -> bool:
    """Whether canonical JSON may hold what :func:`long_texts` finds; costs a reading, no more."""
    if len(body) > MAX_BODY:
        return True
    bare, half = body.replace(b'\\"', b"''"), MAX_TEXT // 2
    # Wherever a text of that length begins, it holds one of these halves whole.
    return any(b'"' not in bare[at : at + half] for at in range(0, len(bare) - half + 1, half))


def variable_of(address: str, *, numeric: bool) -> str:
    """The CEL variable that stands for an address in every rule."""
    return f"{'n' if numeric else 't'}_{re.sub(r'[^A-Za-z0-9]', '_', address)}"


def _shadowed(catalogue: Catalogue) -> Iterator[Excess]:
    """Addresses that would have the same variable: one would be read for the other."""
    known: dict[str, str] = {}
    for rule in catalogue.rules:
        for name, item in rule.inputs.items():
            variable = variable_of(item.address, numeric=item.type == "number")
            if known.setdefault(variable, item.address) != item.address:
                why = f"`{item.address}` cannot be told from `{known[variable]}`"
                yield Excess(f"rules[{rule.code}].inputs.{name}", why)


def _precision(key: str, precision: int) -> Iterator[Excess]:
    if not 0 <= precision <= MAX_PRECISION:
        yield Excess(key, f"the precision is not from 0 to {MAX_PRECISION}")


def _depth(code: str) -> int | None:
    """How deep an expression is nested, None if a bracket reaches beyond it."""
    depth = deepest = 0
    for sign in code:
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            return None
        deepest = max(deepest, depth)
    if depth:
        return None
    # Choices nest as brackets do.
    return max(deepest, code.count("?"))
