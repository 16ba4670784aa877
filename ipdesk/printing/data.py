"""The data of a print, built from a snapshot: every word translated, every text plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from ipdesk.checks.targets import GOALS, INDICATORS
from ipdesk.errors import UsageError
from ipdesk.fonts import SANS, SERIF
from ipdesk.messages import Translator
from ipdesk.paper.code import WHAT, What
from ipdesk.printing import widths
from ipdesk.printing.annex import Annex, ProblemWords
from ipdesk.printing.blank import blank_facts, blank_of, choices
from ipdesk.printing.differences import Differences
from ipdesk.printing.document import Block, Document, Section, Sheet
from ipdesk.printing.extract import require_extract
from ipdesk.printing.frame import FrameWords
from ipdesk.printing.handed import Handed
from ipdesk.printing.proved import Proved
from ipdesk.printing.restated import Restated
from ipdesk.printing.section_tables import SectionTables
from ipdesk.printing.tables import pairs
from ipdesk.printing.trends import TrendCharts
from ipdesk.snapshot import Snapshot

__all__ = ["WHAT", "What", "build"]


class _Titled(NamedTuple):
    code: str
    heading: str
    blocks: tuple[Block, ...]
    landscape: bool = True


class _Content(NamedTuple):
    """What stands on a print, and its title."""

    title: str
    parts: list[_Titled]
    numbered: bool = False


def build(
    snapshot: Snapshot,
    what: What,
    translator: Translator,
    words: ProblemWords,
    sections: Sequence[str] = (),
) -> Document:
    """The document. ``sections`` restrict a report, a blank form or rosters to some.

    A checklist or trends of a kind that has none, rosters of one without any, or a section that
    the report does not have raise :class:`UsageError`.
    """
    if what == "blank":
        snapshot = blank_of(snapshot)
    frame = FrameWords(snapshot, translator)
    content = _Writer(snapshot, translator, words, sections).content(what)
    found = _numbered(frame, content.parts) if content.numbered else content.parts
    sheets = tuple(_sheets(found))
    landscape = sheets[0].landscape
    document = Document(
        language=translator.language,
        title=content.title,
        subtitle=frame.subtitle(),
        frame=frame.frame(),
        facts=frame.facts(landscape=landscape),
        sheets=sheets,
        signatures=frame.signatures(),
        margin_left=widths.MARGIN_LEFT,
        margin_right=widths.MARGIN_RIGHT,
        serif=SERIF,
        sans=SANS,
    )
    return _as_blank(document, frame, translator) if what == "blank" else document


class _Writer:
    """Chooses what stands on each kind of print."""

    def __init__(
        self,
        snapshot: Snapshot,
        translator: Translator,
        words: ProblemWords,
        sections: Sequence[str],
    ) -> None:
        self._snapshot = snapshot
        self._translator = translator
        self._words = words
        for code in sections:
            snapshot.form.section(code)
        self._chosen = [code for code in snapshot.form.sections if code in sections]

    def content(self, what: What) -> _Content:
        """The content of one print."""
        return {
            "checklist": self._checklist,
            "trends": self._trends,
            "problems": self._problems,
            "roster": self._roster,
            "handover": self._handover,
            "blank": self._blank,
            "report": self._report,
            "difference": self._difference,
            "extract": self._extract,
        }[what]()

    def _checklist(self) -> _Content:
        section = self._snapshot.form.section(self._snapshot.form.kind.checklist)
        label = self._translator.label(section.section.label)
        title = self._translator.tr("{section}: checklist", section=label)
        return _Content(title, [self._section(section.code)._replace(heading="")])

    def _trends(self) -> _Content:
        self._snapshot.form.section(INDICATORS)
        title = self._translator.tr("Trends of the indicators")
        blocks = TrendCharts(self._snapshot.trends, self._translator).blocks()
        return _Content(title, [_Titled("trends", "", blocks, landscape=False)])

    def _problems(self) -> _Content:
        annex = Annex(self._snapshot, self._translator, self._words)
        title = self._translator.tr("Problems and explanations")
        return _Content(title, [_Titled("problems", "", annex.findings())])

    def _roster(self) -> _Content:
        sections = self._snapshot.form.sections
        rosters = self._chosen or [code for code, section in sections.items() if section.open]
        if not rosters:
            raise UsageError("no_roster", kind=self._snapshot.form.kind.code)
        parts = [self._section(code) for code in rosters]
        if len(parts) == 1:
            return _Content(parts[0].heading, [parts[0]._replace(heading="")])
        return _Content(self._translator.tr("Rosters"), parts, numbered=True)

    def _difference(self) -> _Content:
        title = self._translator.tr("Comparison of two reports")
        differences = Differences(self._snapshot, self._translator)
        said = _Titled("compared", "", differences.compared())
        parts = [_Titled(*section) for section in differences.sections(self._chosen)]
        return _Content(title, [said, *parts])

    def _extract(self) -> _Content:
        extract = require_extract(self._snapshot)
        form = self._snapshot.form.section(extract.section)
        tables = SectionTables(self._snapshot, self._translator, extract)
        name = self._translator.label(form.section.label)
        title = self._translator.tr("{section}: selected cells", section=name)
        return _Content(title, [_Titled(form.code, "", *tables.set(form))])

    def _handover(self) -> _Content:
        tr, handed = self._translator.tr, Handed(self._snapshot, self._translator)
        kind = self._translator.label(self._snapshot.form.kind.label)
        parts = [
            _Titled("handover", tr("The figures"), handed.figures()),
            _Titled("missing", tr("Still missing"), handed.missing()),
        ]
        return _Content(tr("{report}: handover", report=kind), parts, numbered=True)

    def _blank(self) -> _Content:
        kind = self._translator.label(self._snapshot.form.kind.label)
        parts = []
        for code in self._chosen or self._snapshot.form.sections:
            part = self._section(code)
            own = {place for place in self._snapshot.computed if place.section == code}
            form = self._snapshot.form.sections[code]
            notes = choices(form, frozenset(own), self._translator)
            parts.append(part._replace(blocks=(*part.blocks, *notes)))
        title = self._translator.tr("{report}: blank form", report=kind)
        return _Content(title, parts, numbered=len(parts) > 1)

    def _report(self) -> _Content:
        title = self._translator.label(self._snapshot.form.kind.label)
        if self._chosen:
            title = self._translator.tr("{report}: selected sections", report=title)
            return _Content(title, [self._section(code) for code in self._chosen], numbered=True)
        return _Content(title, list(self._whole()), numbered=True)

    def _whole(self) -> Iterator[_Titled]:
        snapshot, translator = self._snapshot, self._translator
        annex = Annex(snapshot, translator, self._words)
        for code in snapshot.form.sections:
            yield self._section(code)
        if snapshot.stands and GOALS in snapshot.form.sections:
            yield _Titled("targets", translator.tr("Stand against the targets"), annex.targets())
        charts = TrendCharts(snapshot.trends, translator)
        if charts.worth_showing:
            yield _Titled("trends", translator.tr("Trends"), charts.blocks(), landscape=False)
        restated = Restated(snapshot, translator).blocks()
        if restated:
            yield _Titled("restated", translator.tr("Restatements"), restated)
        proved = Proved(snapshot, translator).blocks()
        if proved:
            yield _Titled("evidence", translator.tr("Evidence"), proved)
        heading = translator.tr("Check results and explanations")
        yield _Titled("problems", heading, annex.findings())

    def _section(self, code: str) -> _Titled:
        form = self._snapshot.form.sections[code]
        blocks, landscape = SectionTables(self._snapshot, self._translator).set(form)
        return _Titled(code, self._translator.label(form.section.label), blocks, landscape)


def _as_blank(document: Document, frame: FrameWords, translator: Translator) -> Document:
    words = frame.frame()
    facts = blank_facts(words.period, words.unit, translator)
    return replace(
        document,
        frame=replace(words, state=translator.tr("Blank form")),
        facts=pairs(facts, landscape=document.sheets[0].landscape),
    )


def _numbered(frame: FrameWords, parts: Iterable[_Titled]) -> Iterator[_Titled]:
    for number, part in enumerate(parts, start=1):
        yield part._replace(heading=frame.numbered(number, part.heading))


def _sheets(parts: Iterable[_Titled]) -> Iterator[Sheet]:
    """Neighbours of one orientation share their pages."""
    for landscape, members in groupby(parts, key=lambda part: part.landscape):
        sections = tuple(
            Section(code=part.code, heading=part.heading, blocks=part.blocks) for part in members
        )
        yield Sheet(landscape=landscape, sections=sections)
