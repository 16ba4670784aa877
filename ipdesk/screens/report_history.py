"""The history of the open report: every change, newest first, read as far as it is looked at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from ipdesk.history_words import HistoryWords, action_names, place_of, worth_telling
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.records import HistoryQuery, HistoryRecord
from ipdesk.screens.shown import Choice
from ipdesk.sentences import Sentences
from ipdesk.values import CellSpec, State, parse
from ipdesk.workspace import Workspace

_DAY = CellSpec("date")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are to be seen; "" asks for nothing in particular. Days are ISO dates."""

    section: str = ""
    action: str = ""
    person: str = ""
    since: str = ""
    until: str = ""
    text: str = ""


class HistoryLine(NamedTuple):
    """One change. ``texts`` are those of the columns."""

    entry: HistoryRecord
    texts: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Where it was."""
        return place_of(self.entry)


class ReportHistoryScreen:
    """``lines`` are those read so far; :meth:`more` reads on."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._wanted = Wanted()
        self.lines: list[HistoryLine] = []
        self._before = 0
        self.ended = False

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return tr("Time"), tr("Who"), tr("What"), tr("Place"), tr("What changed"), tr("Reason")

    def want(self, wanted: Wanted) -> None:
        """From now on only these; what was read is dropped."""
        self._wanted = wanted
        self.again()

    def again(self) -> None:
        """Begin anew at the newest change."""
        self.lines, self._before, self.ended = [], 0, False

    def more(self) -> int:
        """Read one page on; how many lines came of it. It may be none before the end is met."""
        if self.ended:
            return 0
        page = self._workspace.store.newest_history(self._query(), self._before)
        self.ended = not page
        if page:
            self._before = page[-1].sequence
        words = HistoryWords(self._workspace.report, self._sentences, self._translator)
        found = [self._line(words, entry) for entry in page if worth_telling(entry)]
        asked = self._wanted.text.casefold().split()
        fitting = [ln for ln in found if all(w in " ".join(ln.texts).casefold() for w in asked)]
        self.lines += fitting
        return len(fitting)

    def sections(self) -> list[Choice]:
        """The sections to choose among."""
        sections = self._workspace.form.sections.items()
        label = self._translator.label
        return [Choice(code, label(section.section.label)) for code, section in sections]

    def actions(self) -> list[Choice]:
        """What was done in this report, to choose among."""
        names = action_names(self._translator)
        done = dict.fromkeys(action for action, _ in self._kinds())
        return [Choice(code, names.get(code, code)) for code in done]

    def people(self) -> list[Choice]:
        """Who did something in this report, to choose among."""
        words = HistoryWords(self._workspace.report, self._sentences, self._translator)
        done = dict.fromkeys(actor for _, actor in self._kinds())
        return [Choice(actor, words.person(actor)) for actor in done]

    def summary(self) -> str:
        """How many changes have been read, and whether these are all."""
        ntr = self._translator.ntr
        count = len(self.lines)
        if self.ended:
            return ntr("{n} change", "{n} changes", count)
        return ntr("{n} change so far", "{n} changes so far", count)

    def empty(self) -> str:
        """What to say where there is nothing to be seen."""
        tr = self._translator.tr
        if self._wanted != Wanted():
            return tr("No change fits. Clear the filter to see all of them.")
        return tr("Nothing has been changed yet.")

    def _kinds(self) -> list[tuple[str, str]]:
        return self._workspace.store.history_kinds(self._workspace.report.header.id)

    def _query(self) -> HistoryQuery:
        wanted = self._wanted
        return HistoryQuery(
            self._workspace.report.header.id,
            wanted.section,
            wanted.action,
            wanted.person,
            _moment(wanted.since),
            _moment(wanted.until, days=1),
        )

    def _line(self, words: HistoryWords, entry: HistoryRecord) -> HistoryLine:
        texts = (
            local_time(entry.at), words.who(entry), words.action(entry), words.where(entry),
            words.change(entry), words.reason(entry),
        )  # fmt: skip
        return HistoryLine(entry, texts)


def day_of(typed: str) -> str | None:
    """The ISO date that was typed in any of the accepted ways, "" for none, None if it is none."""
    cell = parse(typed, _DAY)
    if cell.state is State.BLANK:
        return ""
    return cell.text if cell.state is State.VALID else None


def _moment(day: str, days: int = 0) -> str:
    """The beginning of a day (or of one so many days later) where the program runs, in UTC."""
    if not day:
        return ""
    begin = dt.datetime.fromisoformat(day) + dt.timedelta(days=days)
    return begin.astimezone().astimezone(dt.UTC).isoformat(timespec="milliseconds")
