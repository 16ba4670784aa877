"""A comparison in words, said alike on screen, in print and on the command line."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk import formats
from ipdesk.catalogue.model import Catalogue
from ipdesk.comparing.lines import EXPLANATION, Comparison, Kind, Line
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.records import DRAFT, ReportRecord
from ipdesk.report_names import report_name
from ipdesk.sentences import Sentences
from ipdesk.snapshot import Snapshot
from ipdesk.values import State, decimals


class LineWords(NamedTuple):
    """A line in words: where, both sides, how far apart (a number, percent), and its kind."""

    where: str
    before: str
    after: str
    amount: str
    percent: str
    kind: str


class ComparisonWords:
    """Says the lines of one comparison."""

    def __init__(self, comparison: Comparison, translator: Translator) -> None:
        self._before = comparison.before
        self._after = comparison.after
        self._translator = translator
        self._sentences = tuple(
            Sentences(translator, side.form, side.cell) for side in (self._before, self._after)
        )

    def titles(self) -> tuple[str, str]:
        """What the two reports are called."""
        return title_of(self._before, self._translator), title_of(self._after, self._translator)

    def section(self, code: str) -> str:
        """A section's name."""
        forms = self._after.form.sections, self._before.form.sections
        found = next(sections[code] for sections in forms if code in sections)
        return self._translator.label(found.section.label)

    def line(self, line: Line) -> LineWords:
        """One line."""
        before, after = line.said if line.about else self._values(line)
        amount = percent = ""
        if line.step is not None:
            amount = formats.signed(line.step.amount, self._decimals(line))
            if line.step.percent is not None:
                percent = formats.signed(line.step.percent, 1)
        kind = kind_word(line.kind, self._translator)
        return LineWords(self._where(line), before, after, amount, percent, kind)

    def about(self, line: Line) -> str:
        """What of the place is compared, "" for its value."""
        tr = self._translator.tr
        if line.about == EXPLANATION:
            return tr("explanation {rule}", rule=line.rule)
        return {
            "": "",
            "source": tr("Source"),
            "document": tr("Document number"),
            "basis": tr("Statistical definition"),
            "note": tr("Note"),
        }[line.about]

    def _decimals(self, line: Line) -> int:
        """As many decimal places as the column has, and as the difference needs."""
        form = self._after.form.sections[line.place.section]
        needed = decimals(line.step.amount) if line.step else 0
        return max(form.precision(*line.place[1:]) or 0, needed)

    def _where(self, line: Line) -> str:
        sentences = self._sentences[1 if line.after else 0]
        return " · ".join(filter(None, (sentences.place(line.place), self.about(line))))

    def _values(self, line: Line) -> tuple[str, str]:
        return (
            self._value(self._before, self._sentences[0], line.before),
            self._value(self._after, self._sentences[1], line.after),
        )

    def _value(self, snapshot: Snapshot, sentences: Sentences, place: Place | None) -> str:
        if place is None:
            return ""
        if not place.column:
            return self._row(snapshot, sentences, place)
        cell = snapshot.cell(place)
        text = sentences.value(place, cell)
        if cell.state is State.NOT_AVAILABLE and cell.text:
            return self._translator.tr("not available, because: {reason}", reason=cell.text)
        return text

    def _row(self, snapshot: Snapshot, sentences: Sentences, place: Place) -> str:
        """All that a row of a roster says."""
        columns = snapshot.form.sections[place.section].columns
        cells = (place._replace(column=column) for column in columns)
        said = filter(None, (self._value(snapshot, sentences, cell) for cell in cells))
        return self._translator.tr("; ").join(said)


def title_of(snapshot: Snapshot, translator: Translator) -> str:
    """What a report is called: kind, year, revision, and that it is a draft."""
    return name_beside(snapshot.header, snapshot.form.catalogue, translator)


def name_beside(header: ReportRecord, catalogue: Catalogue, translator: Translator) -> str:
    """The same of a report of which only the header is at hand."""
    name = report_name(header.id, {header.id: header}, catalogue, translator)
    if header.state != DRAFT:
        return name
    return translator.tr("{report}, draft", report=name)


def kind_word(kind: Kind, translator: Translator) -> str:
    """What a line shows, in a word or two."""
    tr = translator.tr
    return {
        "changed": tr("changed"),
        "only_before": tr("only in the first"),
        "only_after": tr("only in the second"),
        "same": tr("same"),
    }[kind]


def counted(lines: list[Line], translator: Translator) -> str:
    """How many lines there are of each kind."""
    ntr, numbers = translator.ntr, [line.kind for line in lines]
    changed, before = numbers.count("changed"), numbers.count("only_before")
    after = numbers.count("only_after")
    parts = (
        ntr("{n} changed", "{n} changed", changed) if changed else "",
        ntr("{n} only in the first", "{n} only in the first", before) if before else "",
        ntr("{n} only in the second", "{n} only in the second", after) if after else "",
    )
    return translator.tr(", ").join(filter(None, parts)) or translator.tr("no differences")
