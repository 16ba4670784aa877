"""Whether a page on paper shows the data at hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ipdesk.paper.code import PageCode, bits_of
from ipdesk.paper.content import Data, PageRecord, report_digest

Verdict = Literal["same", "changed_elsewhere", "differs", "other_report", "other_print", "draft"]


class Match(NamedTuple):
    """What was found of a page's code.

    - same: the page shows the data, and nothing else of the report has changed;
    - changed_elsewhere: the page shows the data, other parts of the report are different;
    - differs: it is a page of this report, and what it shows is not the data;
    - other_report, other_print: nothing is known of it here;
    - draft: printed before sealing; the sealed report has pages of its own.

    ``record`` is what the page with this number shows by the data, None if there is none.
    """

    verdict: Verdict
    code: PageCode
    record: PageRecord | None = None
    pages: int = 0

    @property
    def shows_the_data(self) -> bool:
        """Whether what stands on the page is what the data say."""
        return self.verdict in ("same", "changed_elsewhere")


def is_of(code: PageCode, report: str, revision: int) -> bool:
    """Whether the code is one of a page of this report."""
    return code.report == bits_of(report_digest(report, revision), 15)


def match(code: PageCode, scanned: str, data: Data, records: Sequence[PageRecord]) -> Match:
    """The page compared with the print of the data at hand.

    ``scanned`` is the whole digest (hex) from the QR symbol, "" if the short code was typed.
    """
    pages = len(records)
    if code.page > pages:
        return Match("differs", code, None, pages)
    record = records[code.page - 1]
    same = code.content == bits_of(record.digest, 40) and scanned in ("", record.digest)
    if not same:
        return Match("differs", code, record, pages)
    unchanged = code.state == bits_of(data.digest, 20)
    return Match("same" if unchanged else "changed_elsewhere", code, record, pages)
