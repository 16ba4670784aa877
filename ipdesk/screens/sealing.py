"""Sealing: four steps in order, none of which can be skipped unseen.

Check, read the print, seal, write to a medium. Reading counts for the report as it was read:
any change of data asks for it again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ipdesk.formats import grouped
from ipdesk.messages import Translator
from ipdesk.records import ReportRecord
from ipdesk.restatement import restatements
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.files import Written

StepCode = Literal["check", "read", "seal", "write"]
StepState = Literal["done", "open", "blocked"]
STEPS: tuple[StepCode, ...] = ("check", "read", "seal", "write")
SEALED_STATES = ("sealed", "delivered", "accepted", "returned")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``open`` steps can be taken now; ``text`` says what was done or what blocks."""

    number: int
    code: StepCode
    state: StepState
    title: str
    state_word: str
    text: str


class Fact(NamedTuple):
    """A named value of the sealed report. ``code`` values are digests and numbers."""

    name: str
    value: str
    code: bool = False


class SealingScreen:
    """The four steps for the open report."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._read_at: int | None = None
        self.written: Written | None = None

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

    def steps(self) -> tuple[Step, ...]:
        """The four steps in order."""
        return tuple(self._step(number, code) for number, code in enumerate(STEPS, 1))

    def state(self, code: StepCode) -> StepState:
        """A step's state; a step is blocked until the one before it is done."""
        if code == "write":
            done = self.written is not None or self.delivered
            return "done" if done else ("open" if self.sealed else "blocked")
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

    def note_written(self, written: Written) -> None:
        """The package stands on the medium and was read back."""
        self.written = written

    @property
    def may_deliver(self) -> bool:
        """Whether the package can be marked as handed over."""
        return self.header.state == "sealed"

    def code_text(self) -> str:
        """What the square code holds: which report this is, and its package's digest."""
        header = self.header
        name = f"{header.unit}-{header.year}-{header.kind}-{header.sequence:04d}"
        return f"IPDesk {name} sha256:{header.seal}"

    def facts(self) -> list[Fact]:
        """What identifies the sealed report; empty before sealing."""
        header, tr = self.header, self._translator.tr
        if not self.sealed:
            return []
        facts = [
            Fact(tr("Sealed at"), local_time(header.sealed_at)),
            Fact(tr("Package number"), f"{header.sequence:04d}"),
            Fact(tr("Revision"), str(header.revision)),
            Fact(tr("Check code"), check_code(header.seal), code=True),
            Fact(tr("Seal (SHA-256)"), grouped(header.seal), code=True),
        ]
        if self.written is not None:
            facts.append(Fact(tr("Written to"), str(self.written.path)))
        if self.delivered:
            facts.append(Fact(tr("Delivered at"), local_time(header.delivered_at)))
            facts.append(Fact(tr("Delivered to"), header.delivered_to))
        return facts

    def _last_change(self) -> int:
        last = self._workspace.store.last_history()
        return last.sequence if last is not None else 0

    def _step(self, number: int, code: StepCode) -> Step:
        state = self.state(code)
        return Step(number, code, state, self._title(code), self._word(state), self._text(code))

    def _title(self, code: StepCode) -> str:
        tr = self._translator.tr
        return {
            "check": tr("Check"),
            "read": tr("Read the print"),
            "seal": tr("Seal"),
            "write": tr("Write to a medium"),
        }[code]

    def _word(self, state: StepState) -> str:
        tr = self._translator.tr
        return {"done": tr("done"), "open": tr("to do"), "blocked": tr("not yet")}[state]

    def _text(self, code: StepCode) -> str:
        texts = {
            "check": self._check_text,
            "read": self._read_text,
            "seal": self._seal_text,
            "write": self._write_text,
        }
        return texts[code]()

    def _check_text(self) -> str:
        if self.sealed:
            text = self._translator.tr("The report was sealed as it stands; it cannot change.")
        else:
            text = self._sentences.verdict(self._workspace.checker.verdict())
        return "\n".join(filter(None, (text, self._restated())))

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
            return tr(
                "Sealed as number {number} at {time}.",
                number=f"{header.sequence:04d}",
                time=local_time(header.sealed_at),
            )
        if self.state("seal") == "blocked":
            return tr("Comes after the print has been read and confirmed.")
        return tr("Sealing makes the report immutable; later changes need a new revision.")

    def _write_text(self) -> str:
        tr = self._translator.tr
        if not self.sealed:
            return tr("Comes after sealing.")
        if self.written is not None:
            return tr("Written, read back and compared: the copy is exact.")
        if self.delivered:
            return tr("Delivered to {where}.", where=self.header.delivered_to)
        return tr("Choose the USB stick or a folder. The copy is read back and compared.")


def local_time(iso: str) -> str:
    """A stored UTC time as the clock on the wall shows it; "" for none."""
    if not iso:
        return ""
    return f"{dt.datetime.fromisoformat(iso).astimezone():%Y-%m-%d %H:%M:%S}"


def check_code(digest: str) -> str:
    """The first 16 digits in fours: short enough to be read out over the telephone."""
    return grouped(digest[:16]).upper()
