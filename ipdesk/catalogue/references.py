"""What a catalogue refers to must be in it: codes, columns, addresses, limits.

The types say what a key may hold; this says that what it names exists. A misspelt address
would otherwise be a rule that never runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from ipdesk.catalogue.bounds import excesses
from ipdesk.catalogue.declared import COLUMNS, fits
from ipdesk.catalogue.model import (
    SAME,
    Asked,
    Catalogue,
    Document,
    Guard,
    Item,
    Kind,
    Rule,
    Section,
)
from ipdesk.places import Place

MAX_DIGITS = 30
"""The most digits before or behind the point of a limit."""
_FACTS = ("year", "category", "unit", "kind")
_ROW_FACTS = ("rise", "fall", "break")


class Fault(NamedTuple):
    """Where in the catalogue something is wrong, and why."""

    key: str
    why: str


def faults(catalogue: Catalogue) -> list[Fault]:
    """Everything the catalogue refers to that it does not hold, and codes given twice."""
    return [
        *(Fault(*excess) for excess in excesses(catalogue)),
        *_repeated(catalogue),
        *_kinds(catalogue),
        *_status(catalogue),
        *_sections(catalogue),
        *_openings(catalogue),
        *_declaring(catalogue),
        *_indicators(catalogue),
        *_figures(catalogue),
        *_rules(catalogue),
        *_patches(catalogue),
        *_evaluations(catalogue),
    ]


def _evaluations(catalogue: Catalogue) -> Iterator[Fault]:
    """Inputs of a scoring sheet that no report has, and weights that do not add up to 100."""
    grid = _Grid(catalogue)
    for sheet in catalogue.evaluations:
        for score in sheet.scores:
            key = f"evaluations[{sheet.code}].scores[{score.code}]"
            for address in score.inputs.values():
                place = Place.of_address(address)
                known = grid.row(place.section, place.row)
                if not (known and grid.column(place.section, place.column)):
                    yield Fault(key, f"there is no cell `{address}`")
        for category in catalogue.categories:
            lines = [s for s in sheet.scores if not s.categories or category.code in s.categories]
            if lines and sum(Decimal(line.weight) for line in lines) != 100:
                why = f"the weights of `{category.code}` do not add up to 100"
                yield Fault(f"evaluations[{sheet.code}]", why)


class _Grid:
    """The rows and columns that each section has in any category."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._sections = {section.code: section for section in catalogue.sections}
        self._columns = {
            code: {column.code for column in section.columns}
            for code, section in self._sections.items()
        }
        self._rows = {
            code: set(_row_codes(catalogue, section)) for code, section in self._sections.items()
        }
        self._aggregates = {aggregate.code for aggregate in catalogue.aggregates}
        self._declared = {f"{s.prefix}*" for s in catalogue.sections if s.declares}

    def section(self, code: str) -> bool:
        return code in self._sections

    def column(self, section: str, column: str) -> bool:
        return column in self._columns.get(section, ())

    def row(self, section: str, row: str) -> bool:
        if section not in self._sections:
            return False
        if self._sections[section].rows == "indicators" and row in self._declared:
            return True
        return self._sections[section].rows == "open" or row in self._rows[section]

    def address(self, address: str, own_section: str | None = None) -> bool:
        """Whether ``section.row.column``, ``.column``, ``aggregate.X``, ``report.X`` exists."""
        head, _, rest = address.partition(".")
        if not head:
            return own_section is not None and self.column(own_section, rest)
        if head == "aggregate":
            return rest in self._aggregates
        if head == "report":
            return rest in _FACTS
        if head == "row":
            return own_section is not None and rest in _ROW_FACTS
        named = Place.of_named(address)
        if named is not None:
            naming = own_section is not None and self.column(own_section, named.row)
            return naming and self.column(head, named.column)
        place = Place.of_address(address)
        return self.row(head, place.row) and self.column(head, place.column)


def _row_codes(catalogue: Catalogue, section: Section) -> Iterator[str]:
    if section.rows == "single":
        yield "1"
    elif section.rows == "listed":
        yield from (row.code for row in section.listed)
    elif section.rows == "indicators":
        yield from (indicator.code for indicator in catalogue.indicators)
    elif section.rows == "conditions":
        yield from (item.code for group in catalogue.conditions for item in group.items)
    elif section.rows == "measures":
        for task in catalogue.tasks:
            for measure in task.measures:
                yield measure.code
                yield from (item.code for item in measure.components)


def _repeated(catalogue: Catalogue) -> Iterator[Fault]:
    listings: dict[str, Iterable[str]] = {
        name: (item.code for item in getattr(catalogue, name))
        for name in ("indicators", "tasks", "sections", "kinds", "codelists", "aggregates",
                     "derived", "rules", "verbs", "categories", "documents", "stages")
    }  # fmt: skip
    for name in ("states", "transitions", "guards"):
        listings[f"status.{name}"] = (item.code for item in getattr(catalogue.status, name))
    for section in catalogue.sections:
        listings[f"sections[{section.code}].columns"] = (c.code for c in section.columns)
        listings[f"sections[{section.code}]"] = _row_codes(catalogue, section)
    for codes in catalogue.codelists:
        listings[f"codelists[{codes.code}].entries"] = (entry.code for entry in codes.entries)
    for key, names in listings.items():
        for code, count in Counter(names).items():
            if count > 1:
                yield Fault(key, f"`{code}` stands {count} times")


def _kinds(catalogue: Catalogue) -> Iterator[Fault]:
    grid, documents = _Grid(catalogue), {document.code for document in catalogue.documents}
    for kind in catalogue.kinds:
        key = f"kinds[{kind.code}]"
        for code in (*kind.sections, *filter(None, [kind.checklist])):
            if not grid.section(code):
                yield Fault(key, f"there is no section `{code}`")
        if kind.document not in documents:
            yield Fault(key, f"there is no document `{kind.document}`")
        for address in (*kind.in_force, *kind.years):
            if not grid.address(address):
                yield Fault(key, f"there is no cell `{address}`")
        for address in kind.keyed_twice:
            section, _, column = address.partition(".")
            if not grid.column(section, column):
                yield Fault(key, f"there is no column `{address}`")
        if kind.asked is not None:
            yield from _asked(catalogue, kind, kind.asked)


def _asked(catalogue: Catalogue, kind: Kind, asked: Asked) -> Iterator[Fault]:
    key, machine = f"kinds[{kind.code}].asked", catalogue.status
    yield from _absent(key, "state", asked.states, machine.states)
    yield from _absent(key, "guard", filter(None, [asked.until]), machine.guards)
    if bool(asked.each) != (kind.period == "year"):
        yield Fault(key, f"`each` does not fit the period `{kind.period}`")


def _status(catalogue: Catalogue) -> Iterator[Fault]:
    machine = catalogue.status
    yield from _absent("status", "state", (*machine.pilots, *machine.strong), machine.states)
    for item in machine.transitions:
        key = f"status.transitions[{item.code}]"
        targets = [code for code in item.target if code != SAME]
        yield from _absent(key, "state", (*item.origin, *targets), machine.states)
        yield from _absent(key, "guard", filter(None, [item.guard]), machine.guards)
        yield from _absent(key, "document", filter(None, [item.document]), catalogue.documents)


def _absent(
    key: str, what: str, named: Iterable[str], known: Iterable[Document | Guard | Item]
) -> Iterator[Fault]:
    """A fault for each code that is named and not known."""
    codes = {item.code for item in known}
    for code in named:
        if code not in codes:
            yield Fault(key, f"there is no {what} `{code}`")


def _sections(catalogue: Catalogue) -> Iterator[Fault]:
    lists = {codes.code for codes in catalogue.codelists}
    for section in catalogue.sections:
        for column in section.columns:
            key = f"sections[{section.code}].columns[{column.code}]"
            if (column.type == "code" or column.codelist) and column.codelist not in lists:
                yield Fault(key, f"there is no code list `{column.codelist}`")
            yield from _limits(key, column.minimum, column.maximum)
            if column.outliers is not None:
                yield from _limits(key, column.outliers.limit, column.outliers.spread)
                if section.rows != "open" or column.type not in ("integer", "decimal"):
                    yield Fault(f"{key}.outliers", "only numbers of a roster have outliers")
            if column.proof and not column.codelist:
                yield Fault(f"{key}.proof", "only an entry of a code list closes a matter")
        for row in section.listed:
            limits = (row.minimum, row.maximum, row.rise, row.fall)
            yield from _limits(f"sections[{section.code}].{row.code}", *limits)
        if section.analogue_of and section.analogue_of not in {
            i.code for i in catalogue.indicators
        }:
            where = f"sections[{section.code}].analogue_of"
            yield Fault(where, f"there is no indicator `{section.analogue_of}`")
        if section.key and section.key not in {column.code for column in section.columns}:
            yield Fault(f"sections[{section.code}].key", f"there is no column `{section.key}`")


def _openings(catalogue: Catalogue) -> Iterator[Fault]:
    """What a column opens with, adopts from another kind, or cumulates."""
    grid, kinds = _Grid(catalogue), {kind.code for kind in catalogue.kinds}
    for section in catalogue.sections:
        for column in section.columns:
            key = f"sections[{section.code}].columns[{column.code}]"
            named = [f"{section.code}.{column.opening}"] if column.opening else []
            if column.adopted:
                kind, _, address = column.adopted.partition(".")
                named.append(address)
                if kind not in kinds:
                    yield Fault(key, f"there is no kind `{kind}`")
            if column.cumulated:
                named.append(column.cumulated.series)
            for address in named:
                if not grid.column(*address.partition(".")[::2]):
                    yield Fault(key, f"there is no column `{address}`")


def _declaring(catalogue: Catalogue) -> Iterator[Fault]:
    """A roster that declares indicators says all of them, under codes that are none of another."""
    rosters = {section.code: section for section in catalogue.sections if section.declares}
    for section in rosters.values():
        key = f"sections[{section.code}]"
        if section.rows != "open" or not section.prefix:
            yield Fault(f"{key}.declares", "a roster with a `prefix` declares indicators")
        for name in set(COLUMNS) - {column.code for column in section.columns}:
            yield Fault(f"{key}.columns", f"there is no column `{name}`")
        for indicator in catalogue.indicators:
            if fits(section, indicator.code):
                yield Fault(f"{key}.prefix", f"`{indicator.code}` is an indicator")
    for kind in catalogue.kinds:
        if len(rosters.keys() & set(kind.sections)) > 1:
            yield Fault(f"kinds[{kind.code}]", "only one section declares indicators")


def _indicators(catalogue: Catalogue) -> Iterator[Fault]:
    verbs = {verb.code for verb in catalogue.verbs}
    for indicator in catalogue.indicators:
        key = f"indicators[{indicator.code}]"
        limits = (indicator.minimum, indicator.maximum, indicator.rise, indicator.fall)
        yield from _limits(key, *limits)
        for category, expected in indicator.expectations.items():
            yield from _limits(f"{key}.{category}", expected.value, expected.upper)
            if expected.verb and expected.verb not in verbs:
                yield Fault(f"{key}.{category}", f"there is no verb `{expected.verb}`")


def _figures(catalogue: Catalogue) -> Iterator[Fault]:
    grid = _Grid(catalogue)
    for aggregate in catalogue.aggregates:
        span = (aggregate.during.begin, aggregate.during.until) if aggregate.during else ()
        for column in (*aggregate.where, *span, *filter(None, [aggregate.column])):
            if not grid.column(aggregate.section, column):
                address = f"{aggregate.section}..{column}"
                yield Fault(f"aggregates[{aggregate.code}]", f"there is no cell `{address}`")
    for item in catalogue.derived:
        place = f"{item.section}.{item.row}.{item.column}"
        for address in (place, *item.reads):
            if not grid.address(address):
                yield Fault(f"derived[{item.code}]", f"there is no cell `{address}`")
        if item.op == "ratio" and not item.denominator:
            yield Fault(f"derived[{item.code}]", "a ratio needs a denominator")


def _rules(catalogue: Catalogue) -> Iterator[Fault]:
    grid = _Grid(catalogue)
    for rule in catalogue.rules:
        key = f"rules[{rule.code}]"
        if rule.section is not None and not grid.section(rule.section):
            yield Fault(key, f"there is no section `{rule.section}`")
            continue
        for row in rule.rows:
            if not grid.row(rule.section or "", row):
                yield Fault(key, f"there is no row `{row}`")
        yield from _addresses(rule, grid, key)


def _patches(catalogue: Catalogue) -> Iterator[Fault]:
    known = {rule.code for rule in catalogue.rules}
    for patch in catalogue.patches:
        for item in patch.withdrawn:
            if item.rule not in known:
                yield Fault(f"patches[{patch.code}]", f"there is no rule `{item.rule}`")


def _addresses(rule: Rule, grid: _Grid, key: str) -> Iterator[Fault]:
    for name, item in rule.inputs.items():
        if not grid.address(item.address, rule.section):
            yield Fault(f"{key}.inputs.{name}", f"there is no cell `{item.address}`")
    if rule.place and not grid.address(rule.place, rule.section):
        yield Fault(f"{key}.place", f"there is no cell `{rule.place}`")
    if not rule.check and not (rule.left and rule.right):
        yield Fault(key, "a rule compares two sides, `left` and `right`")
    if rule.slip is not None:
        for name in (rule.slip.of, rule.slip.against):
            if rule.inputs.get(name) is None or rule.inputs[name].type != "number":
                yield Fault(f"{key}.slip", f"there is no input `{name}` that is a number")
        yield from _limits(f"{key}.slip", rule.slip.within)
    if rule.disputable and (rule.check or rule.level != "error"):
        yield Fault(
            f"{key}.disputable", "only an error that compares two sides can be `disputable`"
        )


def _limits(key: str, *limits: str | None) -> Iterator[Fault]:
    for limit in limits:
        try:
            number = Decimal(limit or "0")
        except InvalidOperation:
            yield Fault(key, f"`{limit}` is not a number")
            continue
        if not number.is_finite() or abs(number.adjusted()) > MAX_DIGITS:
            yield Fault(key, f"`{limit}` is beyond any figure")
