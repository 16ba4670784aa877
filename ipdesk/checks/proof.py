"""What is said to be done and has no file yet that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ipdesk.catalogue.form import SectionForm
from ipdesk.catalogue.model import Rule
from ipdesk.evidence.uses import Uses
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.values import BLANK, Cell, State

REASON = "not_proved"


def proof_problems(
    form: SectionForm, row: str, cells: Mapping[str, Cell], uses: Uses, rule: Rule | None
) -> Iterator[Problem]:
    """The cells of a row whose entry closes the matter while no file is attached to the row."""
    for code, column in form.columns.items():
        if rule is None or not column.proof:
            continue
        cell = cells.get(code, BLANK)
        entries = form.codelist(row, code)
        closed = any(entry.final and entry.code == cell.text for entry in entries)
        if closed and cell.state is State.VALID and not uses.count(form.code, row):
            yield Problem(rule.code, rule.level, Place(form.code, row, code), REASON)
