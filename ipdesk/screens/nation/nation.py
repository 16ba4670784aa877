"""The nation's page of a desk: what is due, quotas, targets, and each indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.nation.at_desk import overview_of
from ipdesk.nation.indicator_page import IndicatorPages
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.sheet import Indicator
from ipdesk.nation.stands import STAND_STATES, counts

if TYPE_CHECKING:
    from ipdesk.messages import Translator
    from ipdesk.review.desk import Desk

DUE, TARGETS = "@due", "@targets"


class Topic(NamedTuple):
    """What can be looked at: one of the codes above, or an indicator by its place in the list."""

    code: str
    title: str


class Grid(NamedTuple):
    """A table of texts; ``empty`` is said where it has no rows, ``note`` below it.

    ``right`` are the columns of figures.
    """

    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    empty: str = ""
    note: str = ""
    right: tuple[int, ...] = ()


class NationScreen:
    """Reads the desk when it is made and at :meth:`refresh`; raises the storage errors."""

    def __init__(self, desk: Desk, translator: Translator) -> None:
        self._desk = desk
        self._translator = translator
        self.refresh()

    def refresh(self) -> None:
        """Read what stands now."""
        self.overview = overview_of(self._desk)
        self._words = OverviewWords(self.overview, self._translator)
        pages = IndicatorPages(self.overview, self._translator)
        self._tables = [table for table in self.overview.indicators if table.latest is not None]
        self._pages = pages

    def title(self) -> str:
        """What the page is called."""
        return self._translator.tr("National overview")

    def summary(self) -> str:
        """Of how many reports and units it is made."""
        ntr, nation = self._translator.ntr, self.overview.nation
        units = len({one.unit for one in nation.submissions.values()})
        reports = len(nation.submissions)
        said = (
            ntr("Made from {n} report", "Made from {n} reports", reports),
            ntr("of {n} unit", "of {n} units", units),
        )
        return " · ".join(said)

    def topics(self) -> list[Topic]:
        """What can be looked at, in order."""
        tr, words = self._translator.tr, self._words.figures
        indicators = (
            Topic(str(number), f"{table.place.row} {words.title(table)}")
            for number, table in enumerate(self._tables)
        )
        return [
            Topic(DUE, tr("Reports and categories")),
            Topic(TARGETS, tr("Targets")),
            *indicators,
        ]

    def due(self) -> Grid:
        """The reports that are asked for, and who is to be reminded."""
        tr, words = self._translator.tr, self._words
        rows = [
            (
                words.round(one),
                words.deadline(one),
                words.counted(one),
                words.units(unit.unit for unit in one.missing),
            )
            for one in self.overview.rounds
        ]
        heads = (tr("Report"), tr("Deadline"), tr("Units"), tr("To be reminded"))
        return Grid(heads, rows, tr("No report is asked for."), words.unknown())

    def quotas(self) -> Grid:
        """The categories against the circular's numbers, in principle."""
        tr, words = self._translator.tr, self._words
        rows = [
            (
                words.category(one.category.code),
                words.quota(one),
                words.strong(one),
                words.units(one.pilots),
            )
            for one in self.overview.quotas
        ]
        heads = (tr("Category"), tr("Pilots"), tr("Strong provinces"), tr("Reporting unit"))
        return Grid(heads, rows)

    def targets(self) -> Grid:
        """How many units stand how with each indicator, by category."""
        tr, words, label = self._translator.tr, self._words, self._translator.label
        names = {s.stand.indicator.code: s.stand.indicator.label for s in self.overview.stands}
        rows = [
            (
                words.category(category),
                f"{code} {label(names[code])}",
                *(str(found[state] or "") for state in STAND_STATES),
            )
            for (category, code), found in sorted(counts(self.overview.stands).items())
        ]
        heads = (tr("Category"), tr("Indicator"), *(words.stand(state) for state in STAND_STATES))
        empty = tr("No report has come that has indicators.")
        return Grid(heads, rows, empty, right=tuple(range(2, len(heads))))

    def indicator(self, code: str) -> Indicator:
        """Everything of an indicator, by the code of its topic."""
        table = self._tables[int(code)]
        return self._pages.page(table, table.latest or 0)

    def ranking(self, page: Indicator) -> Grid:
        """The ranking of an indicator's newest year."""
        tr = self._translator.tr
        rows = [(bar.rank, bar.unit, bar.figure, bar.change) for bar in page.bars]
        heads = (tr("Rank"), tr("Reporting unit"), tr("Figure"), tr("Change"))
        return Grid(heads, rows, right=(0, 2, 3))
