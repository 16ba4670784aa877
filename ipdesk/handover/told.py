"""The lines of a handover: per cell who supplied it, what explains it, what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ipdesk.comments.words import CommentWords
from ipdesk.evidence.words import EvidenceWords
from ipdesk.flags import FLAG
from ipdesk.formats import with_unit
from ipdesk.handover.gather import Entered, Handover
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.printing.frame import beijing_time
from ipdesk.problems import Problem
from ipdesk.sentences import Sentences
from ipdesk.snapshot import Snapshot
from ipdesk.values import State, parse

_BESIDE = ("source", "document", "basis", "note")
_LONGEST = 200
_BLANK = "blank"
_OPENING = "opening"


class HandedSection(NamedTuple):
    """A section's name with its lines; ``remark`` says what is summed up of it."""

    name: str
    remark: str
    lines: tuple[tuple[str, ...], ...]


class HandoverTold:
    """A handover in words. Of rosters only cells are listed of which something is to be said."""

    def __init__(self, snapshot: Snapshot, translator: Translator) -> None:
        self._snapshot = snapshot
        self._handover = snapshot.handover or Handover()
        self._translator = translator
        self._words = Sentences(translator, snapshot.form, snapshot.cell)
        self._comments = CommentWords(translator)
        self._evidence = EvidenceWords(translator)
        self._problems: dict[Place, list[Problem]] = {}
        for problem in snapshot.problems:
            if problem.level in ("error", "query") and problem.reason != _BLANK:
                self._problems.setdefault(problem.place, []).append(problem)

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return (
            tr("Place"), tr("Value"), tr("Last year"), tr("Source and document"), tr("Entered"),
            tr("Last explanation"), tr("Open questions"), tr("Evidence"),
        )  # fmt: skip

    def sections(self) -> list[HandedSection]:
        """Every section of which there is anything to tell, in order."""
        found = []
        for code, form in self._snapshot.form.sections.items():
            lines = tuple(map(self._line, self._places(code)))
            remark = self._roster(code) if form.open else ""
            if lines or remark:
                name = self._translator.label(form.section.label)
                found.append(HandedSection(name, remark, lines))
        return found

    def missing(self) -> list[tuple[str, str]]:
        """What still stands against sealing: the place, and what is to be done there."""
        tr, found = self._translator.tr, []
        for problem in self._snapshot.problems:
            if problem.blocks:
                blank = problem.reason == _BLANK
                said = tr("Still to be filled in") if blank else self._words.problem(problem)
                found.append((self._words.place(problem.place), said))
        if undecided := self._handover.undecided:
            ntr = self._translator.ntr
            said = ntr(
                "{n} difference of second keying is still to be decided.",
                "{n} differences of second keying are still to be decided.",
                undecided,
            )
            found.append((self._words.place(Place("")), said))
        return found

    def _places(self, code: str) -> list[Place]:
        """The cells to tell of, with rows and the section where something is said of them."""
        said = self._said_of(code)
        form, rows = self._snapshot.form.sections[code], self._snapshot.cells[code]
        found = [Place(code)]
        for row in rows:
            found.append(Place(code, row))
            found += [Place(code, row, column) for column in form.columns]
        return [place for place in found if place in said or self._is_input(place)]

    def _said_of(self, code: str) -> set[Place]:
        notes = self._snapshot.notes.items()
        places = {
            place for place, held in notes if any(held.get(facet) for facet in (*_BESIDE, FLAG))
        }
        places |= self._problems.keys()
        places |= {thread.place for thread in self._handover.comments}
        places |= {use.place for use in self._snapshot.evidence}
        return {place for place in places if place.section == code}

    def _is_input(self, place: Place) -> bool:
        """Whether the cell of a fixed row holds a value that somebody supplied."""
        if not place.column or self._snapshot.form.sections[place.section].open:
            return False
        columns = self._snapshot.form.sections[place.section].columns
        told_beside = place.column in _BESIDE and any(c.series for c in columns.values())
        blank = self._snapshot.cell(place).state is State.BLANK
        return not (blank or told_beside or place in self._snapshot.computed)

    def _line(self, place: Place) -> tuple[str, ...]:
        return (
            self._name(place),
            self._value(place),
            self._former(place),
            self._source(place),
            self._entered(self._handover.entered.get(place)) if place.column else "",
            self._explained(place),
            "\n".join(self._open(place)),
            "\n".join(self._proved(place)),
        )

    def _name(self, place: Place) -> str:
        form = self._snapshot.form.sections[place.section]
        if place.column and form.section.rows == "single":
            return self._translator.label(form.columns[place.column].label)
        tr, name = self._translator.tr, self._words.place(place)
        if place.column:
            return name
        return tr("{name} (row)", name=name) if place.row else tr("the section as a whole")

    def _value(self, place: Place) -> str:
        if not place.column:
            return ""
        cell = self._snapshot.cell(place)
        text = self._words.value(place, cell)
        form = self._snapshot.form.sections[place.section]
        unit = form.unit(place.row, place.column) if cell.number is not None else None
        return _cut(with_unit(text, unit, self._translator))

    def _former(self, place: Place) -> str:
        raw = self._handover.former.get(place, "")
        if not raw:
            return ""
        spec = self._snapshot.form.sections[place.section].spec(place.row, place.column)
        return _cut(self._words.value(place, parse(raw, spec)))

    def _source(self, place: Place) -> str:
        """What stands beside the value; in some sections columns of the row say it."""
        columns = self._snapshot.form.sections[place.section].columns
        told_in_row = place.column in columns and columns[place.column].series
        parts = []
        for facet in _BESIDE:
            beside = place._replace(column=facet)
            text = self._snapshot.note(place, facet)
            if not text and told_in_row and facet in columns:
                text = self._words.value(beside, self._snapshot.cell(beside))
            parts.append(text)
        computed = place in self._snapshot.computed
        return "\n".join(filter(None, [self._translator.tr("computed") * computed, *parts]))

    def _entered(self, entry: Entered | None) -> str:
        if entry is None:
            return ""
        tr = self._translator.tr
        way, _, file = entry.origin.partition(":")
        ways = {"window": tr("typed"), "import": tr("imported"), "cli": tr("command line")}
        how = tr("carried over") if entry.reason == _OPENING else ways.get(way, way)
        parts = (self._comments.role(entry.actor), how, file, beijing_time(entry.at))
        return tr(", ").join(filter(None, parts))

    def _explained(self, place: Place) -> str:
        tr, now = self._translator.tr, []
        for problem in self._problems.get(place, ()):
            if problem.disputed:
                now.append(tr("The rule is disputed: {text}", text=problem.disputed))
            elif problem.explanation:
                now.append(problem.explanation)
        if now:
            return "\n".join(dict.fromkeys(now))
        before = self._handover.explained.get(place, "")
        return tr("last year: {text}", text=before) if before else ""

    def _open(self, place: Place) -> Iterator[str]:
        tr = self._translator.tr
        flag = self._snapshot.note(place, FLAG)
        if flag:
            plain = flag == tr("yes")
            yield tr("To follow up") if plain else tr("To follow up: {text}", text=flag)
        for problem in self._problems.get(place, ()):
            if problem.blocks:
                yield self._words.problem(problem)
        for thread in self._handover.comments:
            if thread.place == place:
                yield self._comments.whole(thread)

    def _proved(self, place: Place) -> Iterator[str]:
        for use in self._snapshot.evidence:
            if use.place == place:
                facts = self._evidence.facts(use)
                yield f"{use.name} — {facts}" if facts else use.name

    def _roster(self, code: str) -> str:
        """How long a roster is, and who entered last in it."""
        rows, entered = self._snapshot.cells[code], self._handover.entered.items()
        if not rows:
            return ""
        count = self._translator.ntr("{n} row", "{n} rows", len(rows))
        latest = max((e for p, e in entered if p.section == code), default=None)
        if latest is None:
            return count
        said = self._entered(latest)
        return self._translator.tr("{count}; last entry: {entry}", count=count, entry=said)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
