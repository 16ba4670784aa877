"""Receipts in words: what came, what was decided, what was remarked and ruled."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ipdesk import formats
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.receipts.file import Receipt
from ipdesk.receipts.texts import CommentText, ReceiptText, RulingText
from ipdesk.review.records import Difference, Reason, Ruling
from ipdesk.review.words import DeskWords
from ipdesk.signing.signatures import Signature
from ipdesk.signing.words import short

PlaceWords = Callable[[Place], str]


class ReceiptWords:
    """Words for receipts; ``place`` names a place of the report that was answered."""

    def __init__(self, translator: Translator, desk: DeskWords, place: PlaceWords) -> None:
        self._translator = translator
        self._desk = desk
        self._place = place

    def state(self, state: str) -> str:
        """What was decided."""
        tr = self._translator.tr
        return {"accepted": tr("Accepted"), "returned": tr("Returned")}[state]

    def title(self, text: ReceiptText) -> str:
        """What was decided of which report."""
        return self._translator.tr(
            "{state}: {report}", state=self.state(text.state), report=self.report(text)
        )

    def report(self, text: ReceiptText) -> str:
        """Which report: unit, kind, year and revision."""
        said = text.report
        return self._translator.tr(
            "{unit}, {kind} {year}, revision {revision}",
            unit=self._desk.unit(said.unit.code),
            kind=self._desk.kind(said.kind),
            year=said.period,
            revision=said.revision,
        )

    def facts(self, text: ReceiptText, signature: Signature | None = None) -> list[tuple[str, str]]:
        """Names and values, as the sheet has them; without a signature it is a draft."""
        tr, received = self._translator.tr, text.received
        return [
            (tr("Result of the review"), self.state(text.state)),
            (tr("Reason"), text.text or "–"),
            (tr("Report"), self.report(text)),
            (tr("File"), tr("{file}, {size} bytes", file=received.file, size=f"{received.size:,}")),
            (tr("Received"), local_time(received.received_at)),
            (tr("Digest of the bytes received"), formats.grouped(received.digest)),
            (tr("Seal"), formats.grouped(received.seal)),
            (tr("Check by the desk"), self._verdict(text.verdict)),
            (tr("Receipt"), self._numbered(text)),
            (tr("Signed with"), self._signed(text, signature)),
        ]  # fmt: skip

    def _signed(self, text: ReceiptText, signature: Signature | None) -> str:
        tr = self._translator.tr
        if signature is None:
            return tr("not signed yet: this is a draft")
        key = short(signature.fingerprint)
        return tr("key {key}, {when}", key=key, when=local_time(text.issued_at))

    def _verdict(self, verdict: str) -> str:
        tr = self._translator.tr
        return {
            "valid": tr("Everything that was checked is in order."),
            "differences": tr("Valid, with differences"),
        }[verdict]

    def notes(self, text: ReceiptText) -> list[str]:
        """What there is to say of the check."""
        reasons = [self._desk.reason(Reason(one.code, one.params)) for one in text.reasons]
        return reasons + [
            self._desk.difference(
                Difference(d.rule, d.section, d.row, d.column, d.aspect, d.theirs, d.ours)
            )
            for d in text.differences
        ]

    def comments(self, text: ReceiptText) -> list[tuple[str, str]]:
        """Each comment: where, and what."""
        return [(self._where(one), one.text) for one in text.comments]

    def rulings(self, text: ReceiptText) -> list[tuple[str, str]]:
        """Each answer to a disputed rule: which rule where, and what was said."""
        tr = self._translator.tr
        return [
            (
                tr("{rule}, {place}", rule=one.rule, place=self._where(one)),
                self.ruling(one),
            )
            for one in text.rulings
        ]

    def ruling(self, ruling: RulingText) -> str:
        """What SIPO says to a disputed rule."""
        return ruling_words(ruling, self._translator)

    def lines(self, receipt: Receipt) -> Iterator[str]:
        """The whole receipt, line by line."""
        tr, text = self._translator.tr, receipt.text
        yield self.title(text)
        for name, value in self.facts(text, receipt.signature)[1:]:
            yield tr("{name}: {value}", name=name, value=value)
        yield from self.notes(text)
        for where, said in (*self.comments(text), *self.rulings(text)):
            yield tr("{name}: {value}", name=where, value=said)

    def _numbered(self, text: ReceiptText) -> str:
        return self._translator.tr(
            "number {number} for submission {submission}",
            number=text.number,
            submission=text.submission,
        )

    def _where(self, one: CommentText | RulingText) -> str:
        return self._place(Place(one.section, one.row, one.column))


def ruling_words(ruling: RulingText | Ruling, translator: Translator) -> str:
    """What SIPO says to a disputed rule."""
    tr, text = translator.tr, ruling.text
    if ruling.decision == "waived":
        return tr("Waived by {document}: {text}", document=ruling.document, text=text)
    if ruling.decision == "patch":
        return tr("The rule is put right by {patch}: {text}", patch=ruling.patch, text=text)
    return tr("The rule stands: {text}", text=text)
