"""Screens that somebody looks at while the report changes: they paint only what they are told to.

A view that was told too little would go on to show what no longer is.
"""

from __future__ import annotations

from ipdesk.changes import ChangeSet
from ipdesk.initials import Initials
from ipdesk.screens.navigation import NavigationScreen
from ipdesk.screens.problems import ProblemsScreen
from ipdesk.screens.roster import RosterScreen
from ipdesk.screens.section import SectionScreen
from ipdesk.screens.shown import Look, Refresh
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

Spot = tuple[int, int]


class TableOnlooker:
    """One section as it is painted."""

    def __init__(self, screen: SectionScreen) -> None:
        self._screen = screen
        self.rows = screen.rows
        self.painted = looks(screen)

    def hear(self, change: ChangeSet) -> None:
        """Paint what the screen says is to be painted anew."""
        refresh: Refresh = self._screen.refresh(change)
        if refresh.rows is not None:
            self._screen.show_rows(refresh.rows)
            self.rows, self.painted = refresh.rows, looks(self._screen)
        elif refresh.stands:
            self.painted = looks(self._screen)
        else:
            for spot in refresh.cells:
                self.painted[spot] = self._screen.look(*spot)

    def close(self) -> None:
        self._screen.close()


class Onlookers:
    """All sections, the navigation and the problem list of the active report."""

    def __init__(self, workspace: Workspace, services: Services) -> None:
        self._workspace = workspace
        self._initials = Initials(services.resources)
        self._translator = services.translator
        self._words = Sentences(
            services.translator,
            lambda: workspace.form,
            lambda place: workspace.report.cell(place),  # noqa: PLW0108  # another report may be active
        )
        self._problems = ProblemsScreen(workspace, self._words, services.translator)
        self._tables: dict[str, TableOnlooker] = {}
        self._forget = workspace.subscribe(self._hear)
        self.look_anew()

    def look_anew(self) -> None:
        """Another report is shown, or another state of it: everything is made anew."""
        self.drop_tables()
        self._tables = {c: TableOnlooker(self._screen(c)) for c in self._workspace.form.sections}

    def drop_tables(self) -> None:
        for table in self._tables.values():
            table.close()

    def leave(self) -> None:
        self.drop_tables()
        self._forget()

    def agree(self) -> None:
        """What is painted is what one would see who opens the screens now."""
        for code, table in self._tables.items():
            fresh = self._screen(code)
            assert table.rows == fresh.rows, code
            now = looks(fresh)
            assert table.painted == now, difference(table.painted, now, code)
            fresh.close()
        self._problems.refresh()
        fresh_list = ProblemsScreen(self._workspace, self._words, self._translator)
        assert self._problems.all == fresh_list.all
        assert self._lines(self._problems) == self._lines(fresh_list)
        self._navigation_agrees()

    def _navigation_agrees(self) -> None:
        """The badges count what the list shows."""
        lines = NavigationScreen(self._workspace, self._translator).sections()
        verdict = self._workspace.checker.verdict()
        assert sum(line.queries for line in lines) == verdict.queries
        assert sum(line.errors for line in lines) == verdict.errors
        assert sum(line.missing for line in lines) == verdict.missing

    def _lines(self, screen: ProblemsScreen) -> list[str]:
        return [screen.row(index).spoken for index in range(len(screen.problems))]

    def _screen(self, code: str) -> SectionScreen:
        given = self._workspace, self._words, self._translator, code
        if self._workspace.form.sections[code].open:
            return RosterScreen(*given, self._initials)
        return SectionScreen(*given)

    def _hear(self, change: ChangeSet) -> None:
        if change.report_state:
            return  # the window makes its views anew
        for table in self._tables.values():
            table.hear(change)


def looks(screen: SectionScreen) -> dict[Spot, Look]:
    """Every cell of a screen as it looks."""
    return {
        (row, column): screen.look(row, column)
        for row in range(len(screen.rows))
        for column in range(len(screen.columns))
    }


def difference(painted: dict[Spot, Look], now: dict[Spot, Look], code: str) -> str:
    """Where what is painted is out of date."""
    spots = [spot for spot in {**painted, **now} if painted.get(spot) != now.get(spot)]
    told = (f"{spot}: {painted.get(spot)}, not {now.get(spot)}" for spot in spots[:4])
    return f"{code}: {'; '.join(told)}"
