"""Rules compiled: each becomes one type-checked CEL expression and readers for its inputs.

The expression is ``(when) ? [left, right] : []``: one evaluation gives the guard and both
sides. CEL has no exact decimals, so sides are doubles and compared with a tolerance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Input, Rule
from ipdesk.errors import CatalogueProblem, InvalidCatalogue

if TYPE_CHECKING:
    from cel_expr_python import cel

OWN_ROW = "."
AGGREGATE = "aggregate."
REPORT = "report."


class Reader(NamedTuple):
    """How a rule gets one input. ``column`` for the row's own, else a split address."""

    name: str
    numeric: bool
    optional: bool
    source: str
    section: str
    row: str
    column: str
    declared: Input


class Environments:
    """CEL environments by the variables they declare; making one costs more than a rule.

    Rules whose variables agree share one environment; the rest get one of their own.
    """

    def __init__(self, readers: Iterable[Reader]) -> None:
        self._shared: dict[str, bool] = {}
        for reader in readers:
            self._shared.setdefault(reader.name, reader.numeric)
        self._made: dict[tuple[tuple[str, bool], ...], cel.Env] = {}

    def of(self, readers: tuple[Reader, ...]) -> cel.Env:
        """The environment in which a rule with these inputs compiles."""
        agrees = all(self._shared.get(r.name) == r.numeric for r in readers)
        variables = self._shared if agrees else {r.name: r.numeric for r in readers}
        key = tuple(sorted(variables.items()))
        if key not in self._made:
            from cel_expr_python import cel

            types = {True: cel.Type.DOUBLE, False: cel.Type.STRING}
            self._made[key] = cel.NewEnv(variables={n: types[v] for n, v in variables.items()})
        return self._made[key]


@dataclass(frozen=True)
class CompiledRule:
    """A rule ready to run at a row ("" for a rule of the whole report)."""

    rule: Rule
    readers: tuple[Reader, ...]
    source: str
    environments: Environments

    @cached_property
    def expression(self) -> cel.Expression:
        """The compiled CEL expression; raises :class:`InvalidCatalogue` if it does not type."""
        try:
            return self.environments.of(self.readers).compile(self.source)
        except Exception as fault:
            why = str(fault).strip().splitlines()[0]
            raise InvalidCatalogue(
                (CatalogueProblem("rules.toml", self.rule.code, why),)
            ) from fault

    @property
    def per_row(self) -> bool:
        """Whether the rule runs once for each row of its section."""
        return self.rule.section is not None


@dataclass(frozen=True)
class RuleSet:
    """The rules of a form: structural ones by check, row rules by section, report rules."""

    structural: dict[str, Rule]
    by_section: dict[str, tuple[CompiledRule, ...]]
    whole: tuple[CompiledRule, ...]
    by_operand: dict[str, tuple[CompiledRule, ...]] = field(default_factory=dict)

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
        for rules in self.by_section.values():
            yield from rules
        yield from self.whole


def rule_set(form: Form) -> RuleSet:
    """The rules of the catalogue that concern this form."""
    rules = [rule for rule in form.catalogue.rules if _concerns(rule, form)]
    structural = {rule.check: rule for rule in rules if rule.check}
    readers = {rule.code: _readers(rule) for rule in rules if not rule.check}
    environments = Environments(r for of_rule in readers.values() for r in of_rule)
    by_section: dict[str, list[CompiledRule]] = {}
    whole: list[CompiledRule] = []
    for rule in rules:
        if rule.check:
            continue
        compiled = CompiledRule(rule, readers[rule.code], _source(rule), environments)
        if rule.section:
            by_section.setdefault(rule.section, []).append(compiled)
        else:
            whole.append(compiled)
    return RuleSet(
        structural,
        {code: tuple(found) for code, found in by_section.items()},
        tuple(whole),
        _by_operand(whole, by_section),
    )


def _concerns(rule: Rule, form: Form) -> bool:
    if rule.kinds and form.kind.code not in rule.kinds:
        return False
    if rule.categories and form.category not in rule.categories:
        return False
    if rule.section and rule.section not in form.sections:
        return False
    if rule.rows and not rule.check and rule.section and not form.sections[rule.section].open:
        if not any(row in form.sections[rule.section].rows for row in rule.rows):
            return False
    return all(_known(item.address, form) for item in rule.inputs.values())


def _known(address: str, form: Form) -> bool:
    """Whether the form has the cell; a rule about another category's rows does not run."""
    if address.startswith((OWN_ROW, REPORT)):
        return True
    if address.startswith(AGGREGATE):
        return any(a.code == address.removeprefix(AGGREGATE) for a in form.aggregates)
    section, _, rest = address.partition(".")
    return section in form.sections and rest.partition(".")[0] in form.sections[section].rows


def _readers(rule: Rule) -> tuple[Reader, ...]:
    return tuple(_reader(name, item) for name, item in rule.inputs.items())


def _source(rule: Rule) -> str:
    return f"({rule.when}) ? [dyn({rule.left}), dyn({rule.right})] : []"


def _reader(name: str, item: Input) -> Reader:
    numeric = item.type == "number"
    address = item.address
    if address.startswith(OWN_ROW):
        return Reader(name, numeric, item.optional, "own", "", "", address[1:], item)
    if address.startswith(AGGREGATE):
        code = address.removeprefix(AGGREGATE)
        return Reader(name, numeric, item.optional, "aggregate", "", "", code, item)
    if address.startswith(REPORT):
        fact = address.removeprefix(REPORT)
        return Reader(name, numeric, item.optional, "report", "", "", fact, item)
    section, row, column = address.split(".", 2)
    return Reader(name, numeric, item.optional, "cell", section, row, column, item)


def _by_operand(
    whole: list[CompiledRule], by_section: dict[str, list[CompiledRule]]
) -> dict[str, tuple[CompiledRule, ...]]:
    """Which rules read a cell or aggregate outside the row they run at."""
    users: dict[str, list[CompiledRule]] = {}
    for compiled in [*whole, *(rule for rules in by_section.values() for rule in rules)]:
        for reader in compiled.readers:
            if reader.source in ("cell", "aggregate"):
                users.setdefault(reader.declared.address, []).append(compiled)
    return {address: tuple(rules) for address, rules in users.items()}

