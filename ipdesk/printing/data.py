"""The data of a print, built from a snapshot: every word translated, every text plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple, get_args

from ipdesk.checks.targets import GOALS, INDICATORS
from ipdesk.fonts import SANS, SERIF
from ipdesk.messages import Translator
from ipdesk.printing import widths
from ipdesk.printing.annex import Annex, ProblemWords
from ipdesk.printing.document import Block, Document, Section, Sheet
from ipdesk.printing.frame import FrameWords
from ipdesk.printing.proved import Proved
from ipdesk.printing.restated import Restated
from ipdesk.printing.tables import SectionTables
from ipdesk.printing.trends import TrendCharts
from ipdesk.snapshot import Snapshot

What = Literal["checklist", "report", "trends"]
WHAT: tuple[What, ...] = get_args(What)


class _Titled(NamedTuple):
    heading: str
    blocks: tuple[Block, ...]
    landscape: bool = True


def build(snapshot: Snapshot, what: What, translator: Translator, words: ProblemWords) -> Document:
    """The document.

    A checklist, or trends, of a kind that has none raises :class:`UsageError`.
    """
    frame = FrameWords(snapshot, translator)
    if what == "checklist":
        section = snapshot.form.section(snapshot.form.kind.checklist)
        title = translator.tr(
            "{section}: checklist", section=translator.label(section.section.label)
        )
        parts = [_section(snapshot, section.code, translator)]
        sheets = tuple(_sheets([part._replace(heading="") for part in parts]))
    elif what == "trends":
        snapshot.form.section(INDICATORS)
        title = translator.tr("Trends of the indicators")
        blocks = TrendCharts(snapshot.trends, translator).blocks()
        sheets = tuple(_sheets([_Titled("", blocks, landscape=False)]))
    else:
        title = translator.label(snapshot.form.kind.label)
        sheets = tuple(_sheets(_numbered(frame, _report(snapshot, translator, words))))
    return Document(
        language=translator.language,
        title=title,
        subtitle=frame.subtitle(),
        frame=frame.frame(),
        facts=frame.facts(landscape=sheets[0].landscape),
        sheets=sheets,
        signatures=frame.signatures(),
        margin_left=widths.MARGIN_LEFT,
        margin_right=widths.MARGIN_RIGHT,
        serif=SERIF,
        sans=SANS,
    )


def _report(snapshot: Snapshot, translator: Translator, words: ProblemWords) -> Iterator[_Titled]:
    annex = Annex(snapshot, translator, words)
    for code in snapshot.form.sections:
        yield _section(snapshot, code, translator)
    if snapshot.stands and GOALS in snapshot.form.sections:
        yield _Titled(translator.tr("Stand against the targets"), annex.targets())
    charts = TrendCharts(snapshot.trends, translator)
    if charts.worth_showing:
        yield _Titled(translator.tr("Trends"), charts.blocks(), landscape=False)
    restated = Restated(snapshot, translator).blocks()
    if restated:
        yield _Titled(translator.tr("Restatements"), restated)
    proved = Proved(snapshot, translator).blocks()
    if proved:
        yield _Titled(translator.tr("Evidence"), proved)
    yield _Titled(translator.tr("Check results and explanations"), annex.findings())


def _section(snapshot: Snapshot, code: str, translator: Translator) -> _Titled:
    form = snapshot.form.sections[code]
    blocks = SectionTables(snapshot, translator).blocks(form)
    landscape = form.section.orientation == "landscape"
    return _Titled(translator.label(form.section.label), blocks, landscape)


def _numbered(frame: FrameWords, parts: Iterable[_Titled]) -> Iterator[_Titled]:
    for number, part in enumerate(parts, start=1):
        yield part._replace(heading=frame.numbered(number, part.heading))


def _sheets(parts: Iterable[_Titled]) -> Iterator[Sheet]:
    """Neighbours of one orientation share their pages."""
    for landscape, members in groupby(parts, key=lambda part: part.landscape):
        sections = tuple(Section(heading=part.heading, blocks=part.blocks) for part in members)
        yield Sheet(landscape=landscape, sections=sections)
