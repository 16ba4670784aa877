"""The desk's log: everything that was done there, newest first, and whether it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ipdesk.audit import Audit
from ipdesk.audit_words import AuditWords
from ipdesk.history import first_break
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.receipts.file import read
from ipdesk.records import HistoryRecord
from ipdesk.review.desk import Desk
from ipdesk.review.log_audit import audit_log
from ipdesk.review.log_words import LogWords, action_names
from ipdesk.review.words import DeskWords
from ipdesk.screens.shown import Choice

_TOLD = 5
"""So many breaks are told in full."""


class LogLine(NamedTuple):
    """One entry. ``texts`` are those of the columns."""

    entry: HistoryRecord
    texts: tuple[str, ...]


class DeskLogScreen:
    """``lines`` are those that the filter leaves. What is done meanwhile is not among them."""

    def __init__(self, desk: Desk, words: DeskWords, translator: Translator) -> None:
        self._translator = translator
        self._desk = desk
        self._audit: Audit | None = None
        titles = {str(one.number): words.title(one) for one in desk.submissions()}
        self._words = LogWords(desk, words, titles, translator)
        entries = list(desk.log())
        self._break = first_break(entries)
        self._all = [self._line(entry) for entry in reversed(entries)]
        self.lines = self._all

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return (
            tr("Number"), tr("Time"), tr("Who"), tr("What"), tr("Concerns"), tr("What changed"),
            tr("Reason"),
        )  # fmt: skip

    def actions(self) -> list[Choice]:
        """What was done at the desk, to choose among."""
        done = {line.entry.action for line in self._all}
        names = action_names(self._translator)
        known = [Choice(code, name) for code, name in names.items() if code in done]
        return known + [Choice(code, code) for code in sorted(done - names.keys())]

    def people(self) -> list[Choice]:
        """Who did something, to choose among."""
        return [Choice(name, name) for name in sorted({line.entry.actor for line in self._all})]

    def filter(self, action: str, person: str, text: str) -> None:
        """Show only these; "" asks for nothing in particular."""
        wanted = text.casefold().split()
        self.lines = [
            line
            for line in self._all
            if action in ("", line.entry.action)
            and person in ("", line.entry.actor)
            and all(word in " ".join(line.texts).casefold() for word in wanted)
        ]

    def audited(self, sent_back: Sequence[Path] = ()) -> Audit:
        """Audit the log against the receipts kept, and against files as units hold them.

        Raises ``ReceiptRefused`` for a file that is no receipt, and the storage errors.
        """
        return audit_log(self._desk.store, [read(path) for path in sent_back])

    def prove(self, audit: Audit) -> None:
        """Tell from now on what the audit found."""
        self._audit = audit

    @property
    def whole(self) -> bool:
        """Whether each entry follows from the one before, and no receipt disagrees."""
        return self._break is None and not (self._audit and self._audit.breaks)

    def summary(self) -> str:
        """How many entries are shown, whether the log is whole, and what vouches for it."""
        tr, ntr = self._translator.tr, self._translator.ntr
        count = ntr("{n} entry", "{n} entries", len(self.lines))
        if self._break is not None:
            told = tr("The log is broken at entry {n}: it was changed.", n=self._break)
        elif self.whole:
            told = tr("The log is whole: each entry follows from the one before it.")
        else:
            told = tr("The log was changed.")
        if self._audit is None:
            return f"{count} · {told}"
        words = AuditWords(self._translator)
        said = self._translator.prose(told, words.vouched(self._audit))
        lines = [f"{count} · {said}"]
        return "\n".join(lines + [words.line(one) for one in self._audit.breaks[:_TOLD]])

    def empty(self) -> str:
        """What stands in place of an empty list."""
        return self._translator.tr("No entry fits. Choose less narrowly to see all of them.")

    def _line(self, entry: HistoryRecord) -> LogLine:
        words = self._words
        texts = (
            str(entry.sequence), local_time(entry.at), entry.actor, words.action(entry),
            words.subject(entry), words.change(entry), words.reason(entry),
        )  # fmt: skip
        return LogLine(entry, texts)
