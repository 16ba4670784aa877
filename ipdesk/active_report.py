"""The active report of an open workspace, as it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ipdesk.adopted import adopted_at
from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.changes import ChangeSet
from ipdesk.checks.asked import Asked
from ipdesk.checks.engine import Checker
from ipdesk.comments.book import CommentBook
from ipdesk.data_packs.figures import PackFigures
from ipdesk.data_packs.names import has_packs
from ipdesk.divisions import Divisions
from ipdesk.edit_plan import RosterPositions
from ipdesk.errors import Sealed
from ipdesk.goal_history import Goals, goals_through_versions
from ipdesk.last_year import LastYear
from ipdesk.ledger import Ledger, Writing
from ipdesk.live_report import LiveReport
from ipdesk.milestones import milestones_of
from ipdesk.pace import UNPACED, Pace
from ipdesk.ports import Clock, Store
from ipdesk.province_affairs import ProvinceAffairs
from ipdesk.records import DRAFT, ReportRecord
from ipdesk.regions import Regions, Unit
from ipdesk.report import Report, load
from ipdesk.restatement import settled_by
from ipdesk.second_keying.book import SecondKeying
from ipdesk.series import SeriesBook
from ipdesk.snapshot import Content, Snapshot
from ipdesk.trends import Trend, trends_of

Listener = Callable[[ChangeSet], None]


class ActiveReport:
    """One open workspace with one report that is active: what it holds, who is told of changes."""

    def __init__(self, store: Store, clock: Clock, regions: Regions, actor: str = "clerk") -> None:
        self.store = store
        self.clock = clock
        self.regions = regions
        self._ledger = Ledger(store, clock, actor)
        self._listeners: list[Listener] = []
        self._series: SeriesBook | None = None
        self._pack_figures: PackFigures | None = None

    def activate(self, report: str, catalogue: Catalogue) -> None:
        """Make a report the active one: read it, derive, check it whole."""
        content = self.store.report(report)
        header = content.header
        form = form_for(catalogue, header.kind, header.category, header.unit)
        divisions = self.regions.divisions(header.unit, header.year)
        loaded = load(content, form)
        self._live = LiveReport(
            loaded,
            divisions,
            lambda: self.series,
            packs=lambda: self.pack_figures,
            asked=lambda: self._asked(loaded.header),
        )
        self._positions = RosterPositions(self.store, content.rows)
        self.last_year = LastYear(self.store, header)
        self._province = ProvinceAffairs(self.store, self._ledger, self.clock, catalogue)
        self.comments = CommentBook(self.store, self._ledger, self.report, self._commented)
        self.seconds = SecondKeying(self.store, self._ledger, self.report, self._tell)

    @property
    def report(self) -> Report:
        """The active report; only the workspace changes it."""
        return self._live.report

    @property
    def checker(self) -> Checker:
        """What the rules find in the active report."""
        return self._live.checker

    @property
    def divisions(self) -> Divisions:
        """The divisions of the active report's unit in its year."""
        return self._live.divisions

    @property
    def form(self) -> Form:
        """The active report's form."""
        return self.report.form

    @property
    def unit(self) -> Unit:
        """The reporting unit of the active report, as it was called in the report's year."""
        header = self.report.header
        return self.regions.unit(header.unit, header.year)

    @property
    def series(self) -> SeriesBook:
        """What cells were in other years. Read when first asked."""
        if self._series is None:
            self._series = SeriesBook(self.store.figures(), self.store.reports())
        return self._series

    @property
    def pack_figures(self) -> PackFigures:
        """What the data packs in use state. Read when first asked."""
        if self._pack_figures is None:
            settings = self.store.settings()
            figures = self.store.figures() if has_packs(settings) else ()
            self._pack_figures = PackFigures(figures, settings)
        return self._pack_figures

    def _forget_series(self) -> None:
        self._series = self._pack_figures = None

    def trends(self) -> tuple[Trend, ...]:
        """The indicators through the years, the active report's own values among them."""
        stands = self.checker.stands()
        if not stands:
            return ()
        marks = milestones_of(self.store, self.form.catalogue)
        return tuple(trends_of(self.report, self.series, stands, marks, self.goals()))

    def goals(self) -> Goals:
        """What the approved versions of the scheme aimed at, by indicator."""
        year = self.report.header.year
        return goals_through_versions(self.store, self.form.catalogue, year)

    @property
    def editable(self) -> bool:
        """Whether the active report can still be changed."""
        return self.report.header.state == DRAFT

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every change; the returned call ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def snapshot(self, header: ReportRecord | None = None, pace: Pace = UNPACED) -> Snapshot:
        """The active report as it stands, immutable; ``header`` replaces its header.

        Raises :class:`~ipdesk.pace.Cancelled` if the pace is stopped.
        """
        header = header or self.report.header
        with self._ledger.alone():
            return self._live.snapshot(header, self.unit, self.sources(), self.trends(), pace)

    def content(self) -> Content:
        """What the active report holds, immutable: a snapshot without what the rules find."""
        return self._live.content(self.unit)

    def sources(self) -> dict[str, ReportRecord]:
        """The headers of the sealed reports that values of the active one were taken from."""
        notes = self.report.notes
        settling = {of(notes, place) for place in notes for of in (settled_by, adopted_at)} - {""}
        if not settling:
            return {}
        return {header.id: header for header in self.store.reports() if header.id in settling}

    def _asked(self, header: ReportRecord) -> Iterable[Asked]:
        """The comments of SIPO that nobody has answered; only a revision has any."""
        if header.revision == 1:
            return ()
        from ipdesk.receipts.asked import asked_of

        return asked_of(self.store, header)

    def _commented(self, change: ChangeSet) -> ChangeSet:
        return self._tell(self._live.follow_comments(change.cells, change.origin))

    def _require_draft(self) -> None:
        if not self.editable:
            raise Sealed(state=self.report.header.state)

    def _writing(self, origin: object, pace: Pace = UNPACED) -> Writing:
        return self._ledger.writing(self.report.header.id, origin, pace=pace)

    def _tell(self, change: ChangeSet, pace: Pace = UNPACED) -> ChangeSet:
        for listener in pace.over(tuple(self._listeners)):
            listener(change)
        return change
