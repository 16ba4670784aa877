"""Goals of the circular that are a range, where a cell repeats them: "2–3 cities"."""

from __future__ import annotations

from decimal import Decimal

from ipdesk.catalogue.form import Form
from ipdesk.places import Place

_GOAL = "goal"


def goal_upper(form: Form, place: Place, number: Decimal) -> Decimal | None:
    """The upper end of the goal that a cell repeats, None where it is no range of the circular."""
    column = form.sections[place.section].columns[place.column]
    if column.cumulated is None or column.cumulated.how != _GOAL:
        return None
    expectations = next((i.expectations for i in form.indicators if i.code == place.row), {})
    found = (e for category, e in expectations.items() if category == form.category)
    expected = next(found, None)
    if expected is None or expected.value is None or expected.upper is None:
        return None
    return Decimal(expected.upper) if Decimal(expected.value) == number else None
