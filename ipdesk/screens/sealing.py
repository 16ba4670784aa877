"""Sealing: six steps in order, none of which can be skipped unseen.

Check, read the print, seal and sign, counter-sign, write to a medium. A package can be sealed
without signatures; what is left out stays in sight. Reading counts for the report as it was read:
any change of data asks for it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.records import ReportRecord
from ipdesk.restatement import restatements
from ipdesk.screens.receipt_step import receipt_text
from ipdesk.screens.sealed_facts import Fact, handed_to, sealed_facts
from ipdesk.sealed_signatures import signed_of
from ipdesk.sentences import Sentences
from ipdesk.signing.signatures import ORDER, Signed
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered

StepCode = Literal["check", "read", "seal", "countersign", "write", "receipt"]
StepState = Literal["done", "open", "blocked", "skipped"]
STEPS: tuple[StepCode, ...] = ("check", "read", "seal", "countersign", "write", "receipt")
RECEIPTED = ("accepted", "returned")
SEALED_STATES = ("sealed", "delivered", "accepted", "returned")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``open`` steps can be taken now, ``skipped`` ones no more.

    ``text`` says what was done or what blocks, ``spoken`` all of it in one.
    """

    number: int
    code: StepCode
    state: StepState
    title: str
    state_word: str
    text: str
    spoken: str


class SealingScreen:
    """The six steps for the open report."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._read_at: int | None = None
        self.written: Delivered | None = None

    @property
    def header(self) -> ReportRecord:
        """The open report's header."""
        return self._workspace.report.header

    @property
    def sealed(self) -> bool:
        """Whether the report is sealed, whatever became of it since."""
        return self.header.state in SEALED_STATES

    @property
    def delivered(self) -> bool:
        """Whether the report has left the house."""
        return self.sealed and self.header.state != "sealed"

    @property
    def receipted(self) -> bool:
        """Whether SIPO has answered."""
        return self.header.state in RECEIPTED

    def steps(self) -> tuple[Step, ...]:
        """The six steps in order."""
        return tuple(self._step(number, code) for number, code in enumerate(STEPS, 1))

    def state(self, code: StepCode) -> StepState:
        """A step's state; a step is blocked until the one before it is done."""
        if code == "write":
            done = self.written is not None or self.delivered
            return "done" if done else ("open" if self.sealed else "blocked")
        if code == "receipt":
            return "done" if self.receipted else ("open" if self.delivered else "blocked")
        if code == "countersign":
            return self._countersigning()
        if self.sealed:
            return "done"
        ready = self._workspace.checker.verdict().ready
        if code == "check":
            return "done" if ready else "open"
        if not ready:
            return "blocked"
        if code == "read":
            return "done" if self.was_read else "open"
        return "open" if self.was_read else "blocked"

    @property
    def was_read(self) -> bool:
        """Whether the print was read since the report last changed."""
        return self._read_at is not None and self._read_at == self._last_change()

    def confirm_read(self) -> None:
        """The print of the report as it stands was shown to its end and confirmed."""
        self._read_at = self._last_change()

    @property
    def signed(self) -> Signed:
        """The sealed package as far as signatures concern it."""
        return signed_of(self._workspace)

    def note_signed(self) -> None:
        """A signature has joined: what was written before is without it."""
        self.written = None

    def note_written(self, written: Delivered) -> None:
        """The package stands on the medium and was read back."""
        self.written = written

    @property
    def may_deliver(self) -> bool:
        """Whether the package can be marked as handed over."""
        return self.header.state == "sealed"

    def code_text(self) -> str:
        """What the square code holds: which report this is, and its seal."""
        header = self.header
        name = f"{header.unit}-{header.year}-{header.kind}-{header.sequence:04d}"
        return f"IPDesk {name} seal:{header.seal}"

    def facts(self) -> list[Fact]:
        """What identifies the sealed report; empty before sealing."""
        if not self.sealed:
            return []
        return sealed_facts(self.header, self.signed.signatures, self.written, self._translator)

    def _countersigning(self) -> StepState:
        if not self.sealed:
            return "blocked"
        made = len(self.signed.signatures)
        if made == len(ORDER):
            return "done"
        return "open" if made and not self.delivered else "skipped"

    def _last_change(self) -> int:
        last = self._workspace.store.last_history()
        return last.sequence if last is not None else 0

    def _step(self, number: int, code: StepCode) -> Step:
        state = self.state(code)
        title, word, text = self._title(code), self._word(state), self._text(code)
        spoken = self._translator.tr(
            "{number}. {title}: {state}. {text}", number=number, title=title, state=word, text=text
        )
        return Step(number, code, state, title, word, text, spoken)

    def _title(self, code: StepCode) -> str:
        tr = self._translator.tr
        return {
            "check": tr("Check"),
            "read": tr("Read the print"),
            "seal": tr("Seal and sign"),
            "countersign": tr("Counter-sign"),
            "write": tr("Write to a medium"),
            "receipt": tr("SIPO's receipt"),
        }[code]

    def _word(self, state: StepState) -> str:
        tr = self._translator.tr
        return {
            "done": tr("done"),
            "open": tr("to do"),
            "blocked": tr("not yet"),
            "skipped": tr("left out"),
        }[state]

    def _text(self, code: StepCode) -> str:
        texts = {
            "check": self._check_text,
            "read": self._read_text,
            "seal": self._seal_text,
            "countersign": self._countersign_text,
            "write": self._write_text,
            "receipt": self._receipt_text,
        }
        return texts[code]()

    def _check_text(self) -> str:
        if self.sealed:
            text = self._translator.tr("The report was sealed as it stands; it cannot change.")
        else:
            text = self._sentences.verdict(self._workspace.checker.verdict())
        return "\n".join(filter(None, (text, self._restated(), self._unanswered())))

    def _unanswered(self) -> str:
        """How many comments of SIPO wait for an answer, "" if none does or none can be given."""
        if self.sealed:
            return ""
        number = len(self._workspace.checker.asked())
        ntr = self._translator.ntr
        said = ntr(
            "{n} comment of SIPO is not answered yet.",
            "{n} comments of SIPO are not answered yet.",
            number,
        )
        return said if number else ""

    def _restated(self) -> str:
        """How many figures of sealed reports are said anew, "" if none is."""
        number = sum(1 for _ in restatements(self._workspace.report.notes))
        ntr = self._translator.ntr
        return ntr("{n} restated figure", "{n} restated figures", number) if number else ""

    def _read_text(self) -> str:
        tr = self._translator.tr
        if self.sealed:
            return tr("The print of the sealed report can be opened again at any time.")
        if self.state("read") == "blocked":
            return tr("Comes after the check: a print of an unfinished report need not be read.")
        if self.state("read") == "done":
            return tr("The print was read as it stands.")
        return tr("Read the print to its last page and confirm. A later change asks for it again.")

    def _seal_text(self) -> str:
        tr, header = self._translator.tr, self.header
        if self.sealed:
            number, time = f"{header.sequence:04d}", local_time(header.sealed_at)
            if self.signed.signatures:
                return tr("Sealed as number {number} at {time}, signed.", number=number, time=time)
            return tr("Sealed as number {number} at {time}, not signed.", number=number, time=time)
        if self.state("seal") == "blocked":
            return tr("Comes after the print has been read and confirmed.")
        return tr("Sealing makes the report immutable; later changes need a new revision.")

    def _countersign_text(self) -> str:
        tr, state = self._translator.tr, self.state("countersign")
        if state == "blocked":
            return tr("Comes after sealing: the reviewer signs with a key of his or her own.")
        if state == "done":
            return tr("Signed by the clerk and the reviewer.")
        if state == "open":
            return tr(
                "The reviewer signs with a key of his or her own; the seal stays the same. Without "
                "it SIPO sets the package aside. Once it is delivered it cannot be added."
            )
        if self.signed.signatures:
            return tr("The package was delivered with the clerk's signature alone.")
        return tr("The report was sealed without a signature: nothing to counter-sign.")

    def _receipt_text(self) -> str:
        return receipt_text(self._workspace, self._translator)

    def _write_text(self) -> str:
        tr = self._translator.tr
        if not self.sealed:
            return tr("Comes after sealing.")
        if self.written is not None:
            return tr("Written, read back and compared: the copy is exact.")
        if self.delivered:
            return tr("Delivered to {where}.", where=handed_to(self.header, self._translator))
        return tr("Choose the USB stick or a folder. The copy is read back and compared.")
