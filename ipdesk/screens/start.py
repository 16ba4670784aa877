"""The start: which files were open before, how they stood, and what is still to be done.

Shown before any catalogue is read: what it says of a file is what was remembered of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.screens.states import (
    Tone,
    next_step,
    state_tone,
    state_word,
    time_left,
    verdict_words,
)

_STATES = ("draft", "sealed", "delivered", "accepted", "returned")


class RecentDue(NamedTuple):
    """A further report that the status asked for; ``state`` is due while there was none.

    ``year`` is 0 where the kind has none; ``deadline`` is an ISO date, "" where none was set.
    """

    kind_zh: str
    kind_en: str
    year: int
    state: str
    deadline: str = ""


class Recent(NamedTuple):
    """What is remembered of a workspace file and its active report. ``at`` is UTC, ISO 8601.

    ``deadline`` is that of the report (an ISO date or ""), ``due`` what else was expected. Of an
    encrypted workspace nothing but its path is remembered. ``desk`` says that it is SIPO's desk,
    which holds no report of its own.
    """

    path: str
    unit_zh: str = ""
    unit_en: str = ""
    category_zh: str = ""
    category_en: str = ""
    kind_zh: str = ""
    kind_en: str = ""
    year: int = 0
    state: str = "draft"
    practice: bool = False
    done: int = 0
    total: int = 0
    errors: int = 0
    queries: int = 0
    missing: int = 0
    at: str = ""
    deadline: str = ""
    due: tuple[RecentDue, ...] = ()
    encrypted: bool = False
    desk: bool = False

    @property
    def ready(self) -> bool:
        """Whether nothing stood against sealing."""
        return not (self.errors or self.queries or self.missing)


class RecentLine(NamedTuple):
    """A recent file in words. ``percent`` is how much of the report is filled in."""

    path: str
    title: str
    category: str
    state: str
    state_tone: Tone
    verdict: str
    verdict_tone: Tone
    percent: int | None
    practice: bool

    @property
    def key(self) -> str:
        """What the line is told apart by."""
        return self.path

    @property
    def spoken(self) -> str:
        """The line as one text, for a screen reader."""
        parts = [
            self.title,
            self.category,
            self.state,
            formats.percent(self.percent) if self.percent is not None else "",
            self.verdict,
            self.path,
        ]
        return " · ".join(part for part in parts if part)


class DueLine(NamedTuple):
    """A report that asks for something, and what; whether its deadline has passed."""

    path: str
    title: str
    step: str
    tone: Tone
    late: bool = False


class ExampleLine(NamedTuple):
    """A shipped example: its name and its title in the language spoken."""

    name: str
    title: str


class StartScreen:
    """Recent files and open duties, in words; ``today`` says what is late."""

    def __init__(self, recent: Iterable[Recent], translator: Translator, today: dt.date) -> None:
        self._recent = tuple(recent)
        self._translator = translator
        self._today = today

    def recent(self) -> list[RecentLine]:
        """The recent files, latest first."""
        return [self._line(item) for item in self._recent]

    def due(self) -> list[DueLine]:
        """The reports with which something is still to be done, late ones first; no practice."""
        asking = [item for item in self._recent if not item.practice and item.year]
        lines = [line for item in asking for line in (self._own(item), *self._others(item))]
        found = [line for line in lines if line.step]
        return sorted(found, key=lambda line: not line.late)

    def nothing_due(self) -> str:
        """What the list of duties says while it is empty."""
        tr = self._translator.tr
        if any(item.practice for item in self._recent):
            return tr("Nothing is waiting. Practice reports are not listed here.")
        return tr("Nothing is waiting. Reports you open appear here until done.")

    def _line(self, item: Recent) -> RecentLine:
        if item.encrypted or not item.year:
            return self._bare_line(item)
        return RecentLine(
            path=item.path,
            title=self._title(item),
            category=self._pick(item.category_zh, item.category_en),
            state=state_word(item.state, self._translator),
            state_tone=state_tone(item.state),
            verdict=self._verdict(item) if item.state == "draft" else "",
            verdict_tone=self._verdict_tone(item),
            percent=100 * item.done // item.total if item.total else 0,
            practice=item.practice,
        )

    def _bare_line(self, item: Recent) -> RecentLine:
        """A file of which no report is known: its name, and what it is where that is known."""
        tr = self._translator.tr
        return RecentLine(
            path=item.path,
            title=self._title(item),
            category="",
            state=tr("Encrypted") if item.encrypted else tr("Desk of SIPO") if item.desk else "",
            state_tone="notice",
            verdict="",
            verdict_tone="notice",
            percent=None,
            practice=item.practice,
        )

    def _own(self, item: Recent) -> DueLine:
        """The report that was open when the file was closed."""
        step = next_step(item.state, self._translator, ready=item.ready)
        tone = self._verdict_tone(item) if item.state == "draft" else state_tone(item.state)
        return self._dated(DueLine(item.path, self._title(item), step, tone), item.deadline)

    def _others(self, item: Recent) -> list[DueLine]:
        """What else the status asked for."""
        tr, unit = self._translator.tr, self._pick(item.unit_zh, item.unit_en)
        lines = []
        for due in item.due:
            kind = self._pick(due.kind_zh, due.kind_en)
            title = tr("{unit}: {kind}", unit=unit, kind=kind)
            if due.year:
                title = report_title(due.year, kind, unit, self._translator)
            waiting = due.state not in _STATES
            step = next_step(due.state, self._translator, ready=False) if not waiting else ""
            tone: Tone = "query" if waiting else state_tone(due.state)
            line = DueLine(item.path, title, step or tr("Make the report"), tone)
            lines.append(self._dated(line, due.deadline))
        return lines

    def _dated(self, line: DueLine, deadline: str) -> DueLine:
        """The line with the time left to its deadline, where one was set and counts."""
        if not deadline or not line.step:
            return line
        left = (dt.date.fromisoformat(deadline) - self._today).days
        step = f"{line.step} · {time_left(left, self._translator)}"
        return line._replace(step=step, late=left < 0, tone="error" if left < 0 else line.tone)

    def _title(self, item: Recent) -> str:
        if not item.year:
            return item.path.replace("\\", "/").rsplit("/", 1)[-1]
        return report_title(
            item.year,
            self._pick(item.kind_zh, item.kind_en),
            self._pick(item.unit_zh, item.unit_en),
            self._translator,
        )

    def _verdict(self, item: Recent) -> str:
        if not item.total:
            return ""
        return verdict_words(item.errors, item.queries, item.missing, self._translator)

    @staticmethod
    def _verdict_tone(item: Recent) -> Tone:
        if item.errors:
            return "error"
        return "done" if item.ready else "query"

    def _pick(self, zh: str, en: str) -> str:
        return zh if self._translator.language == "zh" else en


def example_lines(folder: Path, translator: Translator) -> list[ExampleLine]:
    """The shipped examples. Only the head of each file is read."""
    import tomllib

    lines = []
    for path in sorted(folder.glob("*.toml")):
        head = path.read_text(encoding="utf-8").partition("[[")[0]
        title = tomllib.loads(head).get("workspace", {}).get("title")
        if title:
            lines.append(ExampleLine(path.stem, title[translator.language]))
    return lines


def report_title(year: int, kind: str, unit: str, translator: Translator) -> str:
    """A report's name: year, kind and unit."""
    return translator.tr("{unit}: {kind} {year}", unit=unit, kind=kind, year=year)


def recent_from(item: object) -> Recent | None:
    """The record from plain data, None if it does not fit."""
    if not isinstance(item, dict) or not isinstance(item.get("path"), str):
        return None
    known = {
        name: item[name]
        for name, default in Recent("")._asdict().items()
        if type(item.get(name)) is type(default)
    }
    known["due"] = tuple(found for due in _list(item.get("due")) if (found := _due_from(due)))
    recent = Recent(**known)
    dated = all(_is_date(text) for text in (recent.deadline, *(d.deadline for d in recent.due)))
    return recent if recent.state in _STATES and dated else None


def _due_from(item: object) -> RecentDue | None:
    """A remembered duty from plain data, None if it does not fit."""
    types = [str, str, int, str, str]
    fields = _list(item)
    return RecentDue(*fields) if [type(field) for field in fields] == types else None


def _list(item: object) -> list[Any]:
    return list(item) if isinstance(item, list | tuple) else []


def _is_date(text: str) -> bool:
    try:
        return not text or bool(dt.date.fromisoformat(text))
    except ValueError:
        return False
