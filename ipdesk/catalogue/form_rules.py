"""The rules of a form: those of the catalogue that concern its kind, category and cells."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Catalogue, Label, Rule
from ipdesk.places import Place

OWN_ROW = "."
AGGREGATE = "aggregate."
REPORT = "report."
ROW = "row."
DECLARED = "*"


class WithdrawnRule(NamedTuple):
    """A rule that a published patch has switched off. ``issued`` is the patch's day."""

    rule: Rule
    reason: Label
    document: str
    issued: str


def rules_of(form: Form) -> list[Rule]:
    """The rules that run in this form, in the catalogue's order; withdrawn ones do not."""
    off = _withdrawn_codes(form.catalogue)
    return [rule for rule in form.catalogue.rules if rule.code not in off and _concerns(rule, form)]


def withdrawn_from(form: Form) -> list[WithdrawnRule]:
    """The rules that would run in this form but for a patch, in the order of the patches."""
    by_code = {rule.code: rule for rule in form.catalogue.rules}
    return [
        WithdrawnRule(by_code[item.rule], item.reason, patch.document, patch.issued)
        for patch in form.catalogue.patches
        for item in patch.withdrawn
        if item.rule in by_code and _concerns(by_code[item.rule], form)
    ]


def _withdrawn_codes(catalogue: Catalogue) -> set[str]:
    return {item.rule for patch in catalogue.patches for item in patch.withdrawn}


def _concerns(rule: Rule, form: Form) -> bool:
    if rule.kinds and form.kind.code not in rule.kinds:
        return False
    if rule.categories and form.category not in rule.categories:
        return False
    if rule.section and rule.section not in form.sections:
        return False
    fixed = form.sections[rule.section].rows if rule.section else {}
    if rule.rows and fixed and not any(_has(form, fixed, row) for row in rule.rows):
        return False
    return all(_known(item.address, form) for item in rule.inputs.values())


def _has(form: Form, fixed: Container[str], row: str) -> bool:
    """Whether the section has the row; indicators may yet be declared, where there is a roster."""
    return row in fixed or (row.endswith(DECLARED) and bool(form.declaring))


def _known(address: str, form: Form) -> bool:
    """Whether the form has the cell; a rule about another category's rows does not run."""
    if address.startswith((OWN_ROW, REPORT, ROW)):
        return True
    if address.startswith(AGGREGATE):
        return any(a.code == address.removeprefix(AGGREGATE) for a in form.aggregates)
    place = Place.of_address(address)
    if Place.of_named(address) is not None:
        return place.section in form.sections
    return place.section in form.sections and place.row in form.sections[place.section].rows
