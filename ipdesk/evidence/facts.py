"""What is said of a document: its number, day of issue, issuer, and the page that counts."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.evidence.refusal import EvidenceRefused
from ipdesk.records import EvidenceRecord
from ipdesk.values import CellSpec, State, parse

LONGEST = 200


class Facts(NamedTuple):
    """Texts as written; ``issued`` is an ISO day. "" where nothing is said."""

    number: str = ""
    issued: str = ""
    issuer: str = ""
    page: str = ""


def checked(facts: Facts) -> Facts:
    """The facts as they are kept: trimmed, the day in its canonical form.

    Raises :class:`EvidenceRefused` for a text that is no day, is longer than
    :data:`LONGEST` characters or of several lines.
    """
    number, issued, issuer, page = (text.strip() for text in facts)
    for text in (number, issuer, page):
        if len(text) > LONGEST:
            raise EvidenceRefused("too_long", limit=LONGEST, text=text[:20])
        if not text.isprintable():
            raise EvidenceRefused("not_a_line", text=text[:20])
    if issued:
        cell = parse(issued, CellSpec("date"))
        if cell.state is not State.VALID:
            raise EvidenceRefused("not_a_date", text=issued[:40])
        issued = cell.text
    return Facts(number, issued, issuer, page)


def facts_of(record: EvidenceRecord) -> Facts:
    """What a record says of its document."""
    return Facts(record.number, record.issued, record.issuer, record.page)
