"""Rules compiled: each becomes one type-checked CEL expression and readers for its inputs.

The expression is ``(when) ? [left, right] : []``: one evaluation gives the guard and both
sides. CEL has no exact decimals, so sides are doubles and compared with a tolerance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.form_rules import DECLARED, rules_of
from ipdesk.catalogue.model import Rule
from ipdesk.checks.readers import ROW_FACT, Reader, Reading, reader_of, reading_of
from ipdesk.errors import CatalogueProblem, InvalidCatalogue
from ipdesk.places import Place

if TYPE_CHECKING:
    from cel_expr_python import cel

# What the rules of a form say takes up to 1 MB; an edition has fifteen forms that differ in it.
_FORMS_KEPT = 16
_TOKENS = re.compile(
    r"""(?P<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(?<![\w.])(?P<name>[A-Za-z_]\w*)"""
)


class Declared(NamedTuple):
    """The variables of an environment, each with whether it is a number, and the flags."""

    variables: tuple[tuple[str, bool], ...]
    flags: tuple[str, ...]


class Environment:
    """The CEL environment that all rules of a form share; made when first needed."""

    def __init__(self, declared: Declared) -> None:
        self._declared = declared
        self._compiled: dict[str, cel.Expression] = {}

    @cached_property
    def env(self) -> cel.Env:
        """The environment, with every variable declared."""
        from cel_expr_python import cel

        types = {True: cel.Type.DOUBLE, False: cel.Type.STRING}
        variables = {name: types[numeric] for name, numeric in self._declared.variables}
        flags = dict.fromkeys(self._declared.flags, cel.Type.BOOL)
        return cel.NewEnv(variables=variables | flags)

    def compile(self, rule: str, source: str) -> cel.Expression:
        """The expression of a rule; :class:`InvalidCatalogue` if it does not type."""
        if source not in self._compiled:
            try:
                self._compiled[source] = self.env.compile(source)
            except Exception as fault:
                why = str(fault).strip().splitlines()[0]
                raise InvalidCatalogue((CatalogueProblem("", f"rules[{rule}]", why),)) from fault
        return self._compiled[source]


@lru_cache(maxsize=_FORMS_KEPT)
def _environment(declared: Declared) -> Environment:
    """The one environment of forms that declare the same: what their rules say is compiled once.

    A form is made anew for each report that is begun, opened or read.
    """
    return Environment(declared)


@dataclass(frozen=True)
class CompiledRule:
    """A rule ready to run at a row ("" for a rule of the whole report)."""

    rule: Rule
    readers: tuple[Reader, ...]
    source: str
    environment: Environment

    def runs_at(self, row: str) -> bool:
        """Whether the rule concerns the row of its section."""
        rows = self.rule.rows
        return not rows or row in rows or row.startswith(self._beginnings)

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(row[:-1] for row in self.rule.rows if row.endswith(DECLARED))

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The flags of the inputs without which the rule is not evaluated."""
        return tuple(sorted({r.flag for r in self.readers if r.needed}))

    @cached_property
    def limits(self) -> tuple[str, ...]:
        """The flags of what it asks of the row itself."""
        return tuple(r.flag for r in self.readers if r.source == ROW_FACT)

    @cached_property
    def alone(self) -> Batch:
        """The rule as a batch of its own."""
        return Batch((self,), self.environment)

    @cached_property
    def expression(self) -> cel.Expression:
        """The compiled CEL expression; raises :class:`InvalidCatalogue` if it does not type."""
        return self.environment.compile(self.rule.code, self.source)


@dataclass(frozen=True)
class Batch:
    """Rules that run at the same place, and what they read: one evaluation serves them all."""

    rules: tuple[CompiledRule, ...]
    environment: Environment

    @cached_property
    def section(self) -> str:
        """The section of whose rows the rules are, "" for rules of the whole report."""
        return self.rules[0].rule.section or "" if self.rules else ""

    @cached_property
    def reading(self) -> Reading:
        """What the rules read: sorted out once, since every row reads it."""
        readers = (reader for rule in self.rules for reader in rule.readers)
        return reading_of(readers, {flag for rule in self.rules for flag in rule.required})

    @cached_property
    def expression(self) -> cel.Expression:
        """The list of what each rule gives: its sides, or an empty list if it does not apply."""
        guarded = ", ".join(
            f"{' && '.join(rule.required) or 'true'} ? ({rule.source}) : []" for rule in self.rules
        )
        return self.environment.compile(self.rules[0].rule.code, f"[{guarded}]")


@dataclass(frozen=True)
class RuleSet:
    """The rules of a form: structural ones by check, row rules by section, report rules."""

    structural: dict[str, Rule]
    by_section: dict[str, Batch]
    whole: Batch
    by_operand: dict[str, tuple[CompiledRule, ...]]
    environment: Environment

    def type_check(self) -> None:
        """Compile every rule; :class:`InvalidCatalogue` lists all that fail."""
        problems: list[CatalogueProblem] = []
        for compiled in self.all():
            try:
                _ = compiled.expression
            except InvalidCatalogue as fault:
                problems.extend(fault.problems)
        if problems:
            raise InvalidCatalogue(tuple(problems))

    def all(self) -> Iterable[CompiledRule]:
        """Every CEL rule."""
        for batch in self.by_section.values():
            yield from batch.rules
        yield from self.whole.rules


def rule_set(form: Form) -> RuleSet:
    """The rules of the catalogue that concern this form."""
    rules = rules_of(form)
    structural = {rule.check: rule for rule in rules if rule.check}
    readers = {rule.code: _readers(rule) for rule in rules if not rule.check}
    environment = _environment(_declared(r for of_rule in readers.values() for r in of_rule))
    by_section: dict[str, list[CompiledRule]] = {}
    whole: list[CompiledRule] = []
    for rule in rules:
        if rule.check:
            continue
        compiled = CompiledRule(
            rule, readers[rule.code], _source(rule, readers[rule.code]), environment
        )
        if rule.section:
            by_section.setdefault(rule.section, []).append(compiled)
        else:
            whole.append(compiled)
    return RuleSet(
        structural,
        {code: Batch(tuple(found), environment) for code, found in by_section.items()},
        Batch(tuple(whole), environment),
        _by_operand(whole, by_section),
        environment,
    )


def _declared(readers: Iterable[Reader]) -> Declared:
    readers = list(readers)
    variables = {reader.variable: reader.numeric for reader in readers}
    return Declared(tuple(variables.items()), tuple({r.flag: None for r in readers if r.needed}))


def _readers(rule: Rule) -> tuple[Reader, ...]:
    return tuple(reader_of(item) for item in rule.inputs.values())


def _source(rule: Rule, readers: tuple[Reader, ...]) -> str:
    """The rule's expression, its input names replaced by the variables they stand for."""
    variables = {name: r.variable for name, r in zip(rule.inputs, readers, strict=True)}

    def renamed(match: re.Match[str]) -> str:
        return match["text"] or variables.get(match["name"], match["name"])

    whole = f"({rule.when}) ? [({rule.left}), ({rule.right})] : []"
    return _TOKENS.sub(renamed, whole)


def _by_operand(
    whole: list[CompiledRule], by_section: dict[str, list[CompiledRule]]
) -> dict[str, tuple[CompiledRule, ...]]:
    """Which rules read a cell, any cell of a column, or an aggregate outside their row."""
    users: dict[str, list[CompiledRule]] = {}
    for compiled in [*whole, *(rule for rules in by_section.values() for rule in rules)]:
        for reader in compiled.readers:
            if reader.source in ("cell", "aggregate"):
                users.setdefault(reader.declared.address, []).append(compiled)
            elif reader.source == "named":
                column = Place(reader.section, "", reader.column)
                users.setdefault(column.address, []).append(compiled)
    return {address: tuple(rules) for address, rules in users.items()}
