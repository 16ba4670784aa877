"""A receipt as a printed sheet: stamped, and put on file beside the report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from ipdesk import formats
from ipdesk.fonts import SANS, SERIF
from ipdesk.messages import Language, Translator
from ipdesk.practice import PRACTICE
from ipdesk.printing.document import Signatures
from ipdesk.printing.enrolment import Line
from ipdesk.printing.symbols import Symbol, symbol_of
from ipdesk.printing.typeset import Task, workshop
from ipdesk.receipts.file import Receipt
from ipdesk.receipts.words import ReceiptWords

_TEMPLATE = "receipt.typ"
_MOST_NOTES = 60


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, and what stands under it: name and text in each line."""

    title: str
    lines: tuple[Line, ...]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the template ``receipt.typ`` reads."""

    language: Language
    serif: str
    sans: str
    title: str
    subtitle: str
    facts: tuple[Line, ...]
    symbol: Symbol
    symbol_name: str
    parts: tuple[Part, ...]
    signatures: Signatures
    practice: str
    foot: str
    page: str


def receipt_sheet(
    templates: Path, translator: Translator, receipt: Receipt, words: ReceiptWords
) -> bytes:
    """The sheet as a tagged PDF, dated as the receipt is.

    Raises :class:`FileMissing` if the program's fonts are not there.
    """
    sheet = sheet_of(translator, receipt, words)
    task = Task(
        {"data": msgspec.json.encode(sheet).decode()},
        {
            "format": "pdf",
            "timestamp": dt.datetime.fromisoformat(receipt.text.issued_at),
            "pdf_standards": ["a-2a", "ua-1"],
        },
        _TEMPLATE,
    )
    return bytes(workshop(templates).carry_out(task))


def sheet_of(translator: Translator, receipt: Receipt, words: ReceiptWords) -> Sheet:
    """The sheet as data."""
    tr, text = translator.tr, receipt.text
    return Sheet(
        language=translator.language,
        serif=SERIF,
        sans=SANS,
        title=tr("Receipt"),
        subtitle=words.title(text),
        facts=tuple(Line(name=name, value=value) for name, value in words.facts(receipt)),
        symbol=symbol_of(
            f"IPDesk receipt:{receipt.digest} package:{text.received.digest}",
            tr("Digests of receipt and package"),
        ),
        symbol_name=tr("Digest of the receipt: {digest}", digest=formats.grouped(receipt.digest)),
        parts=_parts(translator, receipt, words),
        signatures=_signatures(translator),
        practice=f"{PRACTICE.zh} {PRACTICE.en}" if text.report.practice else "",
        foot=tr("The signed receipt file counts; this sheet repeats what it states."),
        page=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
    )


def _parts(translator: Translator, receipt: Receipt, words: ReceiptWords) -> tuple[Part, ...]:
    tr, text = translator.tr, receipt.text
    notes = words.notes(text)
    shown = [("", note) for note in notes[:_MOST_NOTES]]
    if len(notes) > _MOST_NOTES:
        more = len(notes) - _MOST_NOTES
        said = translator.ntr("{n} further line is in the receipt file",
                              "{n} further lines are in the receipt file", more)  # fmt: skip
        shown.append(("", said))
    found = (
        (tr("Comments to be answered in the next revision"), words.comments(text)),
        (tr("Answers to disputed rules"), words.rulings(text)),
        (tr("What the check found"), shown),
    )
    return tuple(
        Part(title=title, lines=tuple(Line(name=name, value=value) for name, value in lines))
        for title, lines in found
        if lines
    )


def _signatures(translator: Translator) -> Signatures:
    tr = translator.tr
    return Signatures(
        signers=(tr("Reviewed by (signature)"), tr("Approved by (signature)")),
        date=tr("Date"),
        date_blank=tr("Year      Month      Day"),
        seal=tr("State Intellectual Property Office (seal)"),
    )
