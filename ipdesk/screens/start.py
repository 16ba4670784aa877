"""The start: which files were open before, how they stood, and what is still to be done.

Shown before any catalogue is read: what it says of a file is what was remembered of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ipdesk.messages import Translator
from ipdesk.screens.states import Tone, next_step, state_tone, state_word

_STATES = ("draft", "sealed", "delivered", "accepted", "returned")


class Recent(NamedTuple):
    """What is remembered of a workspace file and its newest report. ``at`` is UTC, ISO 8601."""

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
    percent: int
    practice: bool

    @property
    def spoken(self) -> str:
        """The line as one text, for a screen reader."""
        parts = [
            self.title,
            self.category,
            self.state,
            f"{self.percent} %",
            self.verdict,
            self.path,
        ]
        return " · ".join(part for part in parts if part)


class DueLine(NamedTuple):
    """A report that asks for something, and what."""

    path: str
    title: str
    step: str
    tone: Tone


class ExampleLine(NamedTuple):
    """A shipped example: its name and its title in the language spoken."""

    name: str
    title: str


class StartScreen:
    """Recent files and open duties, in words."""

    def __init__(self, recent: Iterable[Recent], translator: Translator) -> None:
        self._recent = tuple(recent)
        self._translator = translator

    def recent(self) -> list[RecentLine]:
        """The recent files, latest first."""
        return [self._line(item) for item in self._recent]

    def due(self) -> list[DueLine]:
        """The recent reports with which something is still to be done; no practice."""
        lines = [
            DueLine(
                item.path,
                self._title(item),
                next_step(item.state, self._translator, ready=item.ready),
                self._verdict_tone(item) if item.state == "draft" else state_tone(item.state),
            )
            for item in self._recent
            if not item.practice and item.year
        ]
        return [line for line in lines if line.step]

    def nothing_due(self) -> str:
        """What the list of duties says while it is empty."""
        tr = self._translator.tr
        if any(item.practice for item in self._recent):
            return tr("Nothing is waiting. Practice reports are not listed here.")
        return tr("Nothing is waiting. Reports you open appear here until done.")

    def _line(self, item: Recent) -> RecentLine:
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
        tr, ntr = self._translator.tr, self._translator.ntr
        if not item.total:
            return ""
        parts = []
        if item.errors:
            parts.append(ntr("{n} error", "{n} errors", item.errors))
        if item.queries:
            parts.append(ntr("{n} query to explain", "{n} queries to explain", item.queries))
        if item.missing:
            parts.append(ntr("{n} value to fill in", "{n} values to fill in", item.missing))
        return tr(", ").join(parts) or tr("Ready to seal")

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
    recent = Recent(**known)
    return recent if recent.state in _STATES else None
