"""Taking a receipt in: what SIPO decided, what is to be answered, and whose key signed it."""

from __future__ import annotations

from pathlib import Path

from ipdesk.data_packs.kept import kept_packs
from ipdesk.data_packs.trust import shown
from ipdesk.receipts.file import Receipt, read
from ipdesk.receipts.kept import newest_receipt
from ipdesk.receipts.taking import ReceiptPlan, ReceiptTaker
from ipdesk.receipts.words import ReceiptWords
from ipdesk.review.words import DeskWords
from ipdesk.screens.states import Tone, state_tone, state_word
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.signing.words import SignatureWords, short
from ipdesk.workspace import Workspace


class ReceiptScreen:
    """A receipt to be taken in or, once it was, to be read again.

    ``compared``: a person has compared the fingerprint with the stamped sheet, which is asked
    for where no key of SIPO's desk is known yet.
    """

    def __init__(self, workspace: Workspace, services: Services) -> None:
        self._workspace = workspace
        self._services = services
        self._translator = services.translator
        self._taker = ReceiptTaker(workspace, services.opener)
        self.receipt: Receipt | None = None
        self.plan: ReceiptPlan | None = None
        self.compared = False

    def read(self, path: Path) -> None:
        """Read a file and plan its taking in.

        Raises :class:`~ipdesk.receipts.refusal.ReceiptRefused`, and the storage errors.
        """
        receipt = read(path)
        self.plan = self._taker.plan(receipt)
        self.receipt = receipt

    def show_kept(self) -> bool:
        """Show the newest receipt for the active report; False if none came."""
        self.receipt = newest_receipt(self._workspace.store, self._workspace.report.header.id)
        return self.receipt is not None

    @property
    def first(self) -> bool:
        """Whether the fingerprint has to be compared."""
        return self.plan is not None and self.plan.trust == "first"

    @property
    def can_apply(self) -> bool:
        """Whether it can be taken in now."""
        return self.plan is not None and (self.compared or not self.first)

    def apply(self, origin: object = None) -> str:
        """Take it in: the report that it answers. Raises what :class:`ReceiptTaker` raises."""
        if self.plan is None:
            return ""
        compared = self.plan.receipt.signature.fingerprint if self.compared else ""
        self._taker.take(self.plan, compared, origin)
        return self.plan.header.id

    @property
    def words(self) -> ReceiptWords:
        """The words for it, by the edition of the report that it answers."""
        workspace, services = self._workspace, self._services
        report = self.plan.header.id if self.plan else workspace.report.header.id
        if report != workspace.report.header.id:
            workspace = services.opener.beside(workspace, report)
        sentences = Sentences(self._translator, lambda: workspace.form, workspace.report.cell)
        kinds = {kind.code: kind.label for kind in workspace.form.catalogue.kinds}
        desk = DeskWords(self._translator, services.regions, kinds)
        return ReceiptWords(self._translator, desk, sentences.place)

    def signed(self) -> tuple[str, Tone]:
        """Who signed it, and whether that is known here: in words, and how they are coloured."""
        tr = self._translator.tr
        if self.receipt is None:
            return "", "notice"
        key = short(self.receipt.signature.fingerprint)
        if self.first:
            said = tr("The signature fits, but its key {key} is not known here yet.", key=key)
            return said, "query"
        if self.plan is not None:
            return tr("Signed by SIPO's desk with its key {key}, known here.", key=key), "done"
        known = kept_packs(self._workspace.store.settings()).enrolments()
        found = self.receipt.found(known, self._workspace.clock.now())
        said = tr(
            "Signed with the key {key} of SIPO's desk: {found}.",
            key=key,
            found=SignatureWords(self._translator).state(found),
        )
        return said, "done" if found == "valid" else "query"

    def effect(self) -> str:
        """What taking it in would change, "" where it was taken in."""
        plan, translator = self.plan, self._translator
        if plan is None:
            return ""
        tr, ntr, text = translator.tr, translator.ntr, plan.receipt.text
        was, will = (state_word(state, translator) for state in (plan.header.state, text.state))
        said = [tr("Taking it in: {was} → {will}. Nothing else of the report changes.",
                   was=was, will=will)]  # fmt: skip
        comments = ntr(
            "{n} comment is laid on its place.",
            "{n} comments are laid on their places.",
            len(text.comments),
        )
        if text.comments:
            said.append(comments)
        if text.comments and plan.draft is not None:
            number = plan.draft.revision
            said.append(tr("They wait in revision {n} too, which is open.", n=number))
        return "\n".join(said)

    def tone(self) -> Tone:
        """How the decision is coloured."""
        return state_tone(self.receipt.text.state) if self.receipt else "notice"

    def question(self) -> str:
        """What to do about the fingerprint."""
        return self._translator.tr(
            "This is the first receipt here. Take the stamped enrolment sheet of SIPO's desk and "
            "compare the fingerprint of the key, group by group:"
        )

    def answer(self) -> str:
        """What the tick says."""
        return self._translator.tr("Every group is the same as on the stamped sheet")

    def fingerprint_lines(self) -> str:
        """The fingerprint in two lines of as many groups, to be compared."""
        if self.receipt is None:
            return ""
        groups = shown(self.receipt.signature.fingerprint).split()
        half = len(groups) // 2
        return "\n".join("   ".join(part) for part in (groups[:half], groups[half:]))

    def advice(self) -> str:
        """What there is to do next."""
        tr = self._translator.tr
        if self.receipt is None or self.receipt.text.state == "accepted":
            return tr("The report is done; nothing remains to be answered.")
        return tr(
            "Begin the next revision (Report, New report…): the comments lie on its cells. "
            "Answer each, change what is wrong, and seal it."
        )
