"""``pages.json``: what each page of ``report.pdf`` shows, and the code printed on it.

A reader computes digests and codes anew from the tables of the package and refuses a list that
says something else. How they are made is described in docs/page-code.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.effort import Effort
from ipdesk.package.limits import Limits
from ipdesk.package.submission import Submission
from ipdesk.paper.content import Identity, PageRecord, Shown, Shows, page_records, report_key

_SHORTEST = 2


class PageList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The pages of the report as printed at sealing, in their order."""

    print: Literal["report"]
    language: Literal["zh", "en"]
    pages: tuple[PageRecord, ...]


def encode(pages: Sequence[PageRecord]) -> bytes:
    """The canonical file of the pages of a Chinese print."""
    return canonical_json.encode(PageList(print="report", language="zh", pages=tuple(pages)))


def identity_of(submission: Submission, pages: PageList) -> Identity:
    """The identity of the print in the package."""
    return Identity(
        key_of(submission),
        submission.revision,
        submission.sequence,
        pages.print,
        pages.language,
    )


def key_of(submission: Submission) -> str:
    """The key of the report, as its header gives it."""
    facts = submission
    return report_key(facts.unit.code, facts.kind, facts.period, facts.report, facts.practice)


def check(
    pages: PageList,
    submission: Submission,
    data: Shown,
    file: str,
    limits: Limits,
    effort: Effort,
) -> None:
    """Raise :class:`PackageRefused` ("pages_disagree") unless the list follows from the tables.

    So it is too if there are more pages than there can be, or if they show together more than they
    can: a row that is shown a thousand times costs a thousand times what it takes in the file.
    """
    shown = [page.items for page in pages.pages]
    if len(shown) > limits.pages:
        raise PackageRefused("pages_disagree", file=file, page=limits.pages + 1)
    effort.pages(len(shown), _weight(shown, data, file, limits))
    expected = page_records(identity_of(submission, pages), data, shown)
    for page, (own, other) in enumerate(zip(pages.pages, expected, strict=True), start=1):
        if own != other:
            raise PackageRefused("pages_disagree", file=file, page=page)


def _weight(shown: Sequence[Sequence[Shows]], data: Shown, file: str, limits: Limits) -> int:
    """About how many bytes of rows the pages show, if that is within what they can."""
    weight = 0
    for page, items in enumerate(shown, start=1):
        for item in items:
            if len(item) < _SHORTEST or (item[0] and not data.has(item[0])):
                raise PackageRefused("pages_disagree", file=file, page=page)
            row = data.weight(item) if item[0] else 0
            weight += row
            if row > limits.line_size or weight > limits.shown_size:
                raise PackageRefused("pages_disagree", file=file, page=page)
    return weight
