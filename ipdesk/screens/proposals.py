"""What may be meant by the beginning of a text: what stands in the same column already."""

from __future__ import annotations

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.rosters import naming_column

LEAST = 2
"""So many characters are typed before anything is proposed."""


def proposal(report: Report, form: SectionForm, place: Place, typed: str) -> str:
    """The text nearest above, else nearest below, that begins so; "" if there is none.

    Names of rows are their own and are not proposed for others.
    """
    if len(typed) < LEAST or place.column not in form.columns:
        return ""
    own = place.column in (naming_column(form), form.section.key)
    if own or form.spec(place.row, place.column).type != "text":
        return ""
    rows = list(report.rows(form.code))
    at = rows.index(place.row) if place.row in rows else len(rows)
    for row in (*reversed(rows[:at]), *rows[at + 1 :]):
        text = report.typed(place._replace(row=row)).raw
        if text.startswith(typed) and text != typed and "\n" not in text:
            return text
    return ""
