"""The inbox: everything that was handed in, with its verdict, and what of it is to be shown."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.paper.lookup import Found
from ipdesk.paper.words import PageWords
from ipdesk.review.desk import Desk
from ipdesk.review.handing_in import Arrival
from ipdesk.review.permission import why_not
from ipdesk.review.records import VERDICTS, Judged, Reason, Submission
from ipdesk.review.words import DeskWords
from ipdesk.screens.desk.keys import expiring
from ipdesk.screens.states import Tone

SUFFIXES = (".ipsub", ".ipsub.age")
TONES: dict[str, Tone] = {
    "valid": "done",
    "differences": "query",
    "quarantined": "target",
    "refused": "error",
}


_FAULTS = 3


class InboxLine(NamedTuple):
    """A submission in words: one text for each column."""

    number: int
    verdict: str
    texts: tuple[str, ...]


class InboxScreen:
    """What was handed in, newest first, filtered by verdict and by words."""

    def __init__(self, desk: Desk, translator: Translator) -> None:
        self._desk = desk
        self._translator = translator
        self.words = DeskWords(translator, desk.regions, desk.kinds())
        self.verdict = ""
        self.text = ""
        self._all: list[Submission] = []
        self._reasons: dict[int, list[Reason]] = {}
        self.lines: list[InboxLine] = []
        self.refresh()

    def refresh(self) -> None:
        """Read what is there now."""
        self._all, self._reasons = self._desk.submissions(), self._desk.store.reasons()
        self.filter(self.verdict, self.text)

    def filter(self, verdict: str, text: str) -> None:
        """Show only those of a verdict ("" for all) in whose line the text occurs."""
        self.verdict, self.text = verdict, text
        wanted = text.strip().casefold()
        lines = (self._line(one) for one in reversed(self._all))
        self.lines = [
            line
            for line in lines
            if verdict in ("", line.verdict) and wanted in " ".join(line.texts).casefold()
        ]

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return (
            tr("Finding"),
            tr("Number"),
            tr("Reporting unit"),
            tr("Report"),
            tr("Received"),
            tr("State"),
            tr("Why"),
        )

    def choices(self) -> list[tuple[str, str]]:
        """The verdicts to filter by, each with how many there are."""
        counts = Counter(one.verdict for one in self._all)
        return [
            (verdict, f"{self.words.verdict(verdict)} ({counts[verdict]})") for verdict in VERDICTS
        ]

    def summary(self) -> str:
        """How many came, and how many of them count."""
        tr, ntr = self._translator.tr, self._translator.ntr
        if not self._all:
            return ""
        came = ntr("{n} package was handed in", "{n} packages were handed in", len(self._all))
        counting = sum(one.counts for one in self._all)
        return tr("{came}; figures count of {n}.", came=came, n=counting)

    def expiring(self) -> str:
        """Whose keys expire soon, "" where none does."""
        return expiring(self._desk, self._translator)

    def empty(self) -> str:
        """What stands in place of an empty list."""
        tr = self._translator.tr
        if self._all:
            return tr("Nothing of this kind was handed in.")
        return tr(
            "Drop the packages of the provinces (.ipsub) here, one or all at once or the folder "
            "that they are in, or choose them with “Take packages in”. Each is checked by itself."
        )

    def title(self) -> str:
        """What the desk is called in the window's title."""
        name = Path(self._desk.store.place).name or self._desk.store.place
        title = self._translator.tr("SIPO's desk: {name}", name=name)
        if not self._desk.practice:
            return title
        return self._translator.tr("Practice – {title}", title=title)

    def may_take_in(self) -> bool:
        """Whether the person at the desk may take packages in."""
        return not self.why_not()

    def why_not(self) -> str:
        """Why the person at the desk may take nothing in, "" where it may."""
        return why_not(self._desk, "reviewer", self._translator)

    def came(self, arrivals: Sequence[Arrival]) -> str:
        """What came of the files that were taken in, in a sentence."""
        tr, ntr = self._translator.tr, self._translator.ntr
        if not arrivals:
            return tr("There is no package (.ipsub) in it.")
        found = Counter(
            one.found.submission.verdict if isinstance(one.found, Judged) else "fault"
            for one in arrivals
        )
        parts = [
            tr("{state}: {n}", state=self.words.verdict(verdict), n=found[verdict])
            for verdict in VERDICTS
            if found[verdict]
        ]
        if found["fault"]:
            parts.append(tr("could not be read: {n}", n=found["fault"]))
        files = ntr("{n} file was looked at", "{n} files were looked at", len(arrivals))
        return "\n".join((f"{files} — {tr('; ').join(parts)}", *self._faults(arrivals)))

    def page(self, found: tuple[int, Found] | None) -> str:
        """What was found of a stamped page's code, in a sentence or two."""
        tr = self._translator.tr
        if found is None:
            return tr("The code is of a page of no report that is here.")
        number, shown = found
        one = self._desk.judged(number).submission
        title = tr("No. {n}: {title}", n=number, title=self.words.title(one))
        return f"{title} — {next(PageWords(shown, self._translator).lines())}"

    def _faults(self, arrivals: Sequence[Arrival]) -> Iterator[str]:
        """Which files could not be read, and why; the first of many."""
        errors = ErrorSentences(self._translator)
        faults = [(path, fault) for path, fault in arrivals if isinstance(fault, KnownError)]
        for path, fault in faults[:_FAULTS]:
            yield self._translator.tr("{file}: {why}", file=path.name, why=errors.what(fault))

    def _line(self, one: Submission) -> InboxLine:
        why = self.words.sentences(self._reasons.get(one.number, ()))
        texts = (
            self.words.verdict(one.verdict),
            str(one.number),
            self.words.unit(one.unit) if one.unit else one.file,
            self._report(one) if one.unit else "",
            local_time(one.received_at, "minutes"),
            self.words.state(one.state),
            self._translator.prose(*why),
        )
        return InboxLine(one.number, one.verdict, texts)

    def _report(self, one: Submission) -> str:
        tr, kind = self._translator.tr, self.words.kind(one.kind)
        if one.revision <= 1:
            return tr("{kind} {year}", kind=kind, year=one.year)
        return tr("{kind} {year}, revision {n}", kind=kind, year=one.year, n=one.revision)


def packages_in(paths: Sequence[Path], check: Callable[[], None] = lambda: None) -> list[Path]:
    """The files themselves, and of a folder the packages in it and in the folders below, by name.

    ``check`` is asked again and again; what it raises ends the search.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for folder, below, names in os.walk(path):
            check()
            below.sort()
            fitting = sorted(name for name in names if name.lower().endswith(SUFFIXES))
            found.extend(Path(folder, name) for name in fitting)
    return found
