"""Every check that was made of a submission is told, with what came of it. Issue 5, item 4."""

from __future__ import annotations

import pytest

from ipdesk.review.checks_made import CHECKS, checks_made
from ipdesk.review.reasons import REASONS
from ipdesk.review.records import Judged, Reason, Submission

AT = "2017-03-15T08:00:00.000+00:00"
ONE = Submission(1, "cd" * 32, 7, "came.ipsub", AT, "li", "valid", "received", "440000")


def outcomes(*reasons: Reason) -> str:
    """One letter for each check: Done, Waived, Failed, Not made."""
    return "".join(said[0] for _, said in checks_made(Judged(submission=ONE, reasons=reasons)))


def reason(code: str, **params: str) -> Reason:
    return Reason(code, params)


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        ((), "dddddddd"),
        ((reason("integrity"),), "fnnnnnnn"),
        ((reason("unsigned"),), "dfdddddn"),
        ((reason("unknown_key"), reason("period")), "dfdfdddn"),
        ((reason("catalogue_differs"),), "ddddfddn"),
        ((reason("received_already"),), "dddddfnd"),
        ((reason("gap"),), "dddddfnd"),
        ((reason("fork"), reason("log_break")), "dddddffd"),
        ((reason("differences"),), "dddddddf"),
        ((reason("period"), reason("waived", codes="period")), "dddwdddd"),
        ((reason("pack_unknown"),), "dddddddd"),
    ],
)
def test_what_came_of_each_check(reasons: tuple[Reason, ...], said: str) -> None:
    assert outcomes(*reasons) == said


def test_every_reason_that_stops_is_found_by_one_check() -> None:
    found = [code for check in CHECKS for code in check.codes]
    assert len(found) == len(set(found))
    assert set(found) == set(REASONS) - {"pack_unknown", "waived"}
