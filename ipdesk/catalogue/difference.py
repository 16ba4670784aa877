"""The difference between two forms: what a report that is moved from one to the other meets.

Pure: two forms in, a list of changes out, in the order of the forms. Rows that several sections
take from the same source (indicators, measures, conditions) are named once, in the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.form_rules import rules_of, withdrawn_from
from ipdesk.catalogue.model import Break, Label, RowSpec, Rule
from ipdesk.catalogue.section_form import SectionForm

Kind = Literal["added", "dropped", "changed", "withdrawn"]
What = Literal["section", "row", "column", "entry", "rule"]
Side = Label | str

_ROW_FACETS = (
    "label", "unit", "type", "codelist", "precision", "minimum", "maximum", "rise", "fall",
    "breaks", "required",
)  # fmt: skip
_COLUMN_FACETS = (
    "label", "unit", "type", "codelist", "precision", "minimum", "maximum", "max_length",
    "required", "computed",
)  # fmt: skip
_RULE_CONTENT = (
    "check", "section", "rows", "inputs", "place", "when", "left", "op", "right", "tolerance",
)  # fmt: skip
_SHARED = ("indicators", "measures", "conditions")

T = TypeVar("T")


class Change(NamedTuple):
    """One thing that differs. ``section`` is the section's code, of an entry the code list's.

    A changed thing names the ``facet`` that differs, with both sides ("" where there was or is
    nothing). ``others`` are the rows that a new row succeeds, or that succeed a dropped one. A
    withdrawn rule has its ``reason`` and the number of the ``document`` that withdrew it.
    """

    kind: Kind
    what: What
    section: str
    code: str
    label: Label
    facet: str = ""
    before: Side = ""
    after: Side = ""
    others: tuple[str, ...] = ()
    reason: Label | None = None
    document: str = ""


def difference(before: Form, after: Form) -> list[Change]:
    """Everything that differs between two forms of the same kind of report."""
    return [
        *_sections(before, after),
        *_rows(before, after),
        *_expectations(before, after),
        *_columns(before, after),
        *_entries(before, after),
        *_rules(before, after),
    ]


def _sections(before: Form, after: Form) -> Iterator[Change]:
    labels = [
        {code: section.section.label for code, section in form.sections.items()}
        for form in (before, after)
    ]
    yield from _named("section", "", *labels)


def _rows(before: Form, after: Form) -> Iterator[Change]:
    shared: set[tuple[str, str]] = set()
    for code, old, new in _both(before, after):
        source = new.section.rows
        if source == "single":
            continue
        for change in _rows_of(code, old, new):
            key = (source, f"{change.kind} {change.code} {change.facet}")
            if key not in shared:
                yield change
            if source in _SHARED:
                shared.add(key)


def _rows_of(code: str, old: SectionForm, new: SectionForm) -> Iterator[Change]:
    for row in _ordered(old.rows, new.rows):
        was, now = old.rows.get(row), new.rows.get(row)
        if was is None and now is not None:
            yield Change("added", "row", code, row, now.label, others=now.replaces)
        elif was is not None and now is None:
            heirs = tuple(heir.code for heir in new.rows.values() if row in heir.replaces)
            yield Change("dropped", "row", code, row, was.label, others=heirs)
        elif was is not None and now is not None:
            yield from _facets("row", code, row, was, now, _ROW_FACETS)


def _expectations(before: Form, after: Form) -> Iterator[Change]:
    old = {item.code: item for item in before.indicators}
    for item in after.indicators:
        if item.code not in old:
            continue
        was = {str(k): v for k, v in old[item.code].expectations.items()}[before.category]
        now = {str(k): v for k, v in item.expectations.items()}[after.category]
        facts = [(e.verb, e.operator, e.value, e.upper, e.year) for e in (was, now)]
        if was.label != now.label:
            yield Change(
                "changed", "row", "", item.code, item.label, "target", was.label, now.label
            )
        elif facts[0] != facts[1]:
            old_fact, new_fact = (" ".join(str(f) for f in side if f) for side in facts)
            yield Change("changed", "row", "", item.code, item.label, "target", old_fact, new_fact)


def _columns(before: Form, after: Form) -> Iterator[Change]:
    for code, old, new in _both(before, after):
        for column in _ordered(old.columns, new.columns):
            was, now = old.columns.get(column), new.columns.get(column)
            if was is None and now is not None:
                yield Change("added", "column", code, column, now.label)
            elif was is not None and now is None:
                yield Change("dropped", "column", code, column, was.label)
            elif was is not None and now is not None:
                yield from _facets("column", code, column, was, now, _COLUMN_FACETS)


def _entries(before: Form, after: Form) -> Iterator[Change]:
    old, new = _lists(before), _lists(after)
    for code in _ordered(old, new):
        if code in old and code in new:
            yield from _named("entry", code, old[code], new[code])


def _rules(before: Form, after: Form) -> Iterator[Change]:
    old = {rule.code: rule for rule in rules_of(before)}
    new = {rule.code: rule for rule in rules_of(after)}
    withdrawn = {item.rule.code: item for item in withdrawn_from(after)}
    for code in _ordered(old, new):
        was, now = old.get(code), new.get(code)
        if was is None and now is not None:
            yield Change("added", "rule", now.section or "", code, now.label)
        elif was is not None and now is not None:
            yield from _rule(was, now)
        elif was is not None and (by := withdrawn.get(code)) is not None:
            yield Change(
                "withdrawn", "rule", was.section or "", code, was.label,
                reason=by.reason, document=by.document,
            )  # fmt: skip
        elif was is not None:
            yield Change("dropped", "rule", was.section or "", code, was.label)


def _rule(was: Rule, now: Rule) -> Iterator[Change]:
    yield from _facets("rule", now.section or "", now.code, was, now, ("label", "level"))
    if any(getattr(was, name) != getattr(now, name) for name in _RULE_CONTENT):
        sides = (was.right, now.right) if was.right != now.right else ("", "")
        yield Change("changed", "rule", now.section or "", now.code, now.label, "content", *sides)


def _named(
    what: What, section: str, old: Mapping[str, Label], new: Mapping[str, Label]
) -> Iterator[Change]:
    for code in _ordered(old, new):
        if code not in old:
            yield Change("added", what, section, code, new[code])
        elif code not in new:
            yield Change("dropped", what, section, code, old[code])
        elif old[code] != new[code]:
            yield Change("changed", what, section, code, new[code], "label", old[code], new[code])


def _facets(
    what: What, section: str, code: str, was: RowSpec | T, now: RowSpec | T, names: Iterable[str]
) -> Iterator[Change]:
    label: Label = now.label  # type: ignore[union-attr]  # rows, columns and rules have one
    for name in names:
        old, new = getattr(was, name), getattr(now, name)
        if old != new:
            yield Change("changed", what, section, code, label, name, _side(old), _side(new))


def _side(value: object) -> Side:
    if isinstance(value, Label):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(item.year) for item in value if isinstance(item, Break))
    return "" if value is None else str(value)


def _both(before: Form, after: Form) -> Iterator[tuple[str, SectionForm, SectionForm]]:
    for code, new in after.sections.items():
        if code in before.sections:
            yield code, before.sections[code], new


def _ordered(old: Mapping[str, T], new: Mapping[str, T]) -> list[str]:
    """The codes of both: those of the new one in its order, then those that are gone."""
    return [*new, *(code for code in old if code not in new)]


def _lists(form: Form) -> dict[str, dict[str, Label]]:
    """The code lists that the form's columns use, each code with its label."""
    used = {c.codelist for section in form.sections.values() for c in section.section.columns}
    return {
        codes.code: {entry.code: entry.label for entry in codes.entries}
        for codes in form.catalogue.codelists
        if codes.code in used
    }
