"""The stamped paper: a page's code looked up among what was taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.review.intake import Intake

if TYPE_CHECKING:
    from ipdesk.paper.lookup import Found


def look_up(intake: Intake, typed: str) -> tuple[int, Found] | None:
    """Of which submission a page is, and whether it shows its data.

    None where it is of a page of no report that is kept here. Raises :class:`UsageError` for a
    mistyped code, and what the reading raises.
    """
    from ipdesk.paper.code import parse_code
    from ipdesk.paper.content import report_key
    from ipdesk.paper.lookup import in_package
    from ipdesk.paper.match import is_of

    code = parse_code(typed)
    for one in reversed(intake.desk.submissions()):
        key = report_key(one.unit, one.kind, f"{one.year:04d}", one.report, one.practice)
        if one.state != "refused" and is_of(code, key, one.revision):
            return one.number, in_package(intake.read_again(one), typed)
    return None
