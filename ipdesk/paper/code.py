"""The short code of a printed page: twenty characters or more, for people to read and type.

Crockford's alphabet has no letters that look like digits; the last character is a check
character (ISO 7064, hybrid system MOD 33,32): one mistyped character is always noticed.
"""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple, cast, get_args

from ipdesk.errors import UsageError
from ipdesk.languages import Language
from ipdesk.paper.crockford import (
    ALPHABET,
    BITS,
    GROUP,
    check_character,
    digits,
    in_groups,
    number_of,
    plain,
)

What = Literal[
    "report",
    "checklist",
    "trends",
    "blank",
    "problems",
    "roster",
    "difference",
    "handover",
    "extract",
]
WHAT: tuple[What, ...] = get_args(What)
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_PAGE_BITS, _WHAT_BITS = 14, 4
_HEAD, _REPORT, _STATE, _CONTENT = 4, 3, 4, 8
_SHORTEST = _HEAD + _REPORT + _STATE + _CONTENT + 1
MARK = "IPDESK1"
"""What the text in a page's QR symbol begins with."""


class PageCode(NamedTuple):
    """What a code says. ``page`` counts from 1 within the print.

    ``selection`` has bit n set if the print was restricted to sections among which is the n-th
    of the report kind; of an extract it says which rows and columns.
    ``report``, ``state`` and ``content`` are the first 15, 20 and 40 bits of
    digests: of the report's identity, of all its tables, of what the page shows.
    """

    draft: bool
    language: Language
    what: What
    page: int
    selection: int
    report: int
    state: int
    content: int

    def __str__(self) -> str:
        body = "".join((
            digits(self._head(), _HEAD),
            digits(self.selection, _groups(self.selection) * GROUP),
            digits(self.report, _REPORT),
            digits(self.state, _STATE),
            digits(self.content, _CONTENT),
        ))  # fmt: skip
        whole = body + check_character(body)
        return in_groups(whole)

    def _head(self) -> int:
        kind = WHAT.index(self.what) << _PAGE_BITS | self.page
        language = LANGUAGES.index(self.language) << (_WHAT_BITS + _PAGE_BITS)
        return int(self.draft) << (_WHAT_BITS + _PAGE_BITS + 1) | language | kind


MOST_PAGES = (1 << _PAGE_BITS) - 1
"""How many pages a print can have so that each has a code."""


def parse_code(typed: str) -> PageCode:
    """The code as typed, or as the text of the QR symbol was read by a scanner.

    Hyphens, white space, case and width do not matter; I, L and O are taken for 1, 1 and 0.
    Raises :class:`UsageError` ("page_code") if it is none, or mistyped.
    """
    text = unicodedata.normalize("NFKC", typed).upper().strip()
    if text.startswith(MARK + ":"):
        text = text.split(":")[1]
    text = plain(text)
    whole = len(text) >= _SHORTEST and (len(text) - _SHORTEST) % GROUP == 0
    if not whole or set(text) - set(ALPHABET) or check_character(text[:-1]) != text[-1]:
        raise UsageError("page_code", code=typed.strip()[:60])
    return _parsed(text, typed)


def qr_text(code: PageCode, digest: str) -> str:
    """The text of the page's QR symbol: the code and the whole digest (hex) of what is shown."""
    return f"{MARK}:{str(code).replace('-', '')}:{digest.upper()}"


def scanned_digest(typed: str) -> str:
    """The digest in the text of a QR symbol; "" where the short code alone was typed."""
    parts = unicodedata.normalize("NFKC", typed).strip().split(":")
    return parts[2].lower() if len(parts) > 2 and parts[0].upper() == MARK else ""


def bits_of(digest: str, bits: int) -> int:
    """The first bits of a digest given in hex."""
    return int(digest, 16) >> (4 * len(digest) - bits)


def _parsed(text: str, typed: str) -> PageCode:
    end = len(text) - 1
    cuts = (0, _HEAD, end - _CONTENT - _STATE - _REPORT, end - _CONTENT - _STATE, end - _CONTENT)
    head, selection, report, state, content = (
        number_of(text[start:stop]) for start, stop in zip(cuts, (*cuts[1:], end), strict=True)
    )
    what = head >> _PAGE_BITS & ((1 << _WHAT_BITS) - 1)
    page = head & MOST_PAGES
    code = PageCode(
        draft=bool(head >> (_WHAT_BITS + _PAGE_BITS + 1)),
        language=LANGUAGES[head >> (_WHAT_BITS + _PAGE_BITS) & 1],
        what=cast("What", WHAT[what] if what < len(WHAT) else ""),
        page=page,
        selection=selection,
        report=report,
        state=state,
        content=content,
    )
    if not code.what or not page or str(code).replace("-", "") != text:
        raise UsageError("page_code", code=typed.strip()[:60])
    return code


def _groups(selection: int) -> int:
    return -(-selection.bit_length() // (GROUP * BITS))
