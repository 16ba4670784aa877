"""Taking a receipt in: the report it answers gets its state, its cells SIPO's comments.

A plan says what would be done and refuses what does not fit; carrying it out is one commit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ipdesk.errors import UsageError
from ipdesk.opening import Opener
from ipdesk.places import Place
from ipdesk.receipts.file import Receipt
from ipdesk.receipts.kept import carried_comments, original, revised_by
from ipdesk.receipts.refusal import ReceiptRefused
from ipdesk.receipts.texts import CommentText
from ipdesk.receipts.trust import Trust, compare, judge, pinned, shown
from ipdesk.records import DRAFT, Batch, CommentRecord, ReceiptRecord, ReportRecord
from ipdesk.signing.roles import DESK_UNIT
from ipdesk.workspace import Workspace

RECEIPT = "receipt"
"""The action of the history entry that taking a receipt in is."""


@dataclass(frozen=True, slots=True)
class ReceiptPlan:
    """A receipt that fits: the report it answers, and the open draft that revises that, if any."""

    receipt: Receipt
    header: ReportRecord
    trust: Trust
    draft: ReportRecord | None


class ReceiptTaker:
    """Takes receipts into one workspace."""

    def __init__(self, workspace: Workspace, opener: Opener) -> None:
        self._workspace = workspace
        self._opener = opener

    def plan(self, receipt: Receipt) -> ReceiptPlan:
        """What taking it in would do; nothing is changed. Raises :class:`ReceiptRefused`."""
        store, text = self._workspace.store, receipt.text
        trust = judge(receipt, store.settings(), self._workspace.clock.now())
        headers = store.reports()
        own = self._workspace.report.header.unit
        if text.report.unit.code != own:
            raise ReceiptRefused("other_unit", unit=text.report.unit.code, own=own)
        header = next((h for h in headers if h.seal and h.seal == text.received.seal), None)
        if header is None:
            report, number = text.report.report, text.report.sequence
            raise ReceiptRefused("unknown_seal", report=report, sequence=number)
        self._require_facts(receipt, header)
        self._require_newer(receipt, header)
        self._require_own(receipt, header, headers)
        drafts = (h for h in headers if h.state == DRAFT)
        draft = next((h for h in drafts if revised_by(headers, h) == header), None)
        return ReceiptPlan(receipt, header, trust, draft)

    def take(self, plan: ReceiptPlan, fingerprint: str = "", origin: object = None) -> None:
        """Take it in, in one commit.

        ``fingerprint`` is that of SIPO's sheet, needed where no key is known yet. Raises
        :class:`ReceiptRefused` and the storage errors; nothing is changed then.
        """
        receipt, text = plan.receipt, plan.receipt.text
        if plan.trust == "first" and not fingerprint:
            key = shown(receipt.signature.fingerprint)
            raise ReceiptRefused("first", fingerprint=key)
        if fingerprint:
            compare(receipt, fingerprint)
        now = self._workspace.clock.now().isoformat(timespec="milliseconds")
        body = receipt.content.decode()
        kept = ReceiptRecord(receipt.digest, plan.header.id, text.state, text.issued_at, now, body)
        comments = [*self._comments(plan), *self._withdrawn(plan, now)]
        batch = Batch(receipts=[kept], comments=comments)
        if plan.trust == "first":
            batch.settings.update([pinned(receipt, now)])
        self._workspace.record(_receipted(plan), batch, RECEIPT, origin, reason=text.text)

    def _require_facts(self, receipt: Receipt, header: ReportRecord) -> None:
        """The facts, the files and the places are those of the report with that seal."""
        text, files = receipt.text, self._workspace.store.sealed_files(header.id)
        said, facts = text.report, (header.id, header.kind, header.year)
        sealed = {one.path: one.digest for one in files if one.path.startswith("data/")}
        if (
            (said.report, said.kind, int(said.period)) != facts
            or (said.sequence, said.revision) != (header.sequence, header.revision)
            or {one.path: one.sha256 for one in text.files} != sealed
        ):
            raise ReceiptRefused("other_report")
        places = [Place(one.section, one.row, one.column) for one in text.comments]
        if places:
            self._require_places(header, places)

    def _require_places(self, header: ReportRecord, places: list[Place]) -> None:
        report = self._opener.beside(self._workspace, header.id).report
        try:
            for place in places:
                report.require(place)
        except UsageError:
            raise ReceiptRefused("comment_place") from None

    def _require_newer(self, receipt: Receipt, header: ReportRecord) -> None:
        from ipdesk.local_time import local_time
        from ipdesk.receipts.kept import newest_receipt

        if any(one.digest == receipt.digest for one in self._workspace.store.receipts()):
            raise ReceiptRefused("imported")
        newest = newest_receipt(self._workspace.store, header.id)
        if newest is not None and newest.text.number >= receipt.text.number:
            raise ReceiptRefused("older", when=local_time(newest.text.issued_at))

    def _require_own(
        self, receipt: Receipt, header: ReportRecord, headers: list[ReportRecord]
    ) -> None:
        """A comment that is here already is on this report, and says what it said."""
        store, new = self._workspace.store, {one.id: one for one in receipt.text.comments}
        others = (other.id for other in headers if other != header)
        if any(one.id in new for other in others for one in store.comments(other)):
            raise ReceiptRefused("comment_elsewhere")
        known = (one for one in store.comments(header.id) if one.id in new)
        if any(_said(one) != _said(new[one.id]) for one in known):
            raise ReceiptRefused("comment_changed")

    def _comments(self, plan: ReceiptPlan) -> list[CommentRecord]:
        """Those that are new here, on the report and on the draft that revises it already."""
        store, digest = self._workspace.store, plan.receipt.digest
        known = {one.id for one in store.comments(plan.header.id)}
        new = [
            CommentRecord(
                one.id, plan.header.id, one.section, one.row, one.column, DESK_UNIT, one.role,
                one.text, one.at, origin=digest,
            )
            for one in plan.receipt.text.comments
            if one.id not in known
        ]  # fmt: skip
        if plan.draft is None:
            return new
        return [*new, *carried_comments(store, plan.header.id, plan.draft.id, new)]

    def _withdrawn(self, plan: ReceiptPlan, now: str) -> Iterator[CommentRecord]:
        """What SIPO asked before and asks no more: a receipt replaces the one before it."""
        asked = {one.id for one in plan.receipt.text.comments}
        for report in (plan.header, plan.draft):
            for one in self._workspace.store.comments(report.id) if report is not None else ():
                if one.origin and not one.resolved_at and original(one.id) not in asked:
                    yield one._replace(resolved_at=now, resolved_by=one.role)


def _said(comment: CommentRecord | CommentText) -> tuple[str, ...]:
    """What a comment keeps in every receipt: the next revision's package answers just that."""
    place = comment.section, comment.row, comment.column
    return (*place, comment.role, comment.text, comment.at)


def _receipted(plan: ReceiptPlan) -> ReportRecord:
    """The header with the state that SIPO gave; that SIPO has it says the receipt too."""
    header, text = plan.header, plan.receipt.text
    if not header.delivered_at:
        at = text.received.received_at
        header = header.but(delivered_at=at, delivered_to=DESK_UNIT)
    return header.but(state=text.state)
