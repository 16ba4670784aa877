"""A receipt as a printed sheet: stamped, and put on file beside the report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec

from ipdesk import formats
from ipdesk.fonts import SANS, SERIF
from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.practice import PRACTICE
from ipdesk.printing.document import Signatures
from ipdesk.printing.enrolment import Line
from ipdesk.printing.symbols import Symbol, symbol_of
from ipdesk.printing.typeset import Task, workshop
from ipdesk.receipts.file import Receipt
from ipdesk.receipts.texts import ReceiptText
from ipdesk.receipts.words import ReceiptWords

_TEMPLATE = "receipt.typ"
_MOST_NOTES = 60


MARK = "IPRECEIPT1"
"""What the text of the symbol begins with; the digests of receipt and package follow."""


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
    symbol: Symbol | None
    symbol_name: str
    parts: tuple[Part, ...]
    signatures: Signatures
    practice: str
    foot: str
    page: str


class ReceiptSheet:
    """The sheet of what a receipt states; a draft as long as no ``receipt`` signs it."""

    def __init__(
        self,
        templates: Path,
        translator: Translator,
        words: ReceiptWords,
        text: ReceiptText,
        receipt: Receipt | None = None,
    ) -> None:
        self._templates = templates
        self._sheet = sheet_of(translator, words, text, receipt)
        self._at = dt.datetime.fromisoformat(text.issued_at)

    def pdf(self) -> bytes:
        """A tagged PDF, dated as the receipt is.

        Raises :class:`FileMissing` if the program's fonts are not there, as :meth:`images` does.
        """
        return bytes(self._set(format="pdf", pdf_standards=["a-2a", "ua-1"]))

    def images(self, ppi: float) -> list[bytes]:
        """Its pages as PNG images of ``ppi`` pixels per inch."""
        made = self._set(format="png", ppi=ppi)
        return [made] if isinstance(made, bytes) else list(made)

    def _set(self, **options: object) -> Any:
        data = {"data": msgspec.json.encode(self._sheet).decode()}
        task = Task(data, {"timestamp": self._at, **options}, _TEMPLATE)
        return workshop(self._templates).carry_out(task)


def sheet_of(
    translator: Translator, words: ReceiptWords, text: ReceiptText, receipt: Receipt | None
) -> Sheet:
    """The sheet as data."""
    tr = translator.tr
    symbol, symbol_name = _symbol(translator, receipt)
    signature = receipt.signature if receipt is not None else None
    draft = tr("Draft: the receipt has been neither signed nor issued.")
    foot = tr("The signed receipt file counts; this sheet repeats what it states.")
    return Sheet(
        language=translator.language,
        serif=SERIF,
        sans=SANS,
        title=tr("Receipt") if receipt is not None else tr("Receipt (draft)"),
        subtitle=words.title(text),
        facts=tuple(Line(name=name, value=value) for name, value in words.facts(text, signature)),
        symbol=symbol,
        symbol_name=symbol_name,
        parts=_parts(translator, text, words),
        signatures=_signatures(translator),
        practice=f"{PRACTICE.zh} {PRACTICE.en}" if text.report.practice else "",
        foot=foot if receipt is not None else draft,
        page=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
    )


def _symbol(translator: Translator, receipt: Receipt | None) -> tuple[Symbol | None, str]:
    """The square symbol of the digests and its words; a draft has none to be looked up."""
    if receipt is None:
        return None, ""
    tr, package = translator.tr, receipt.text.received.digest
    # Capitals and digits alone make larger squares, which any scanner reads.
    said = f"{MARK}:{receipt.digest}:{package}".upper()
    name = tr("Digest of the receipt: {digest}", digest=formats.grouped(receipt.digest))
    return symbol_of(said, tr("Digests of receipt and package")), name


def _parts(translator: Translator, text: ReceiptText, words: ReceiptWords) -> tuple[Part, ...]:
    tr = translator.tr
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
