"""Keys of rosters: no two rows of a roster have the same."""

from __future__ import annotations

from ipdesk.catalogue.model import Rule
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.report import Report
from ipdesk.values import BLANK, Cell, State


class KeyColumn:
    """The key column of a roster: which rows hold which key."""

    def __init__(self, section: str, column: str, rule: Rule) -> None:
        self.section = section
        self.column = column
        self._rule = rule
        self._rows: dict[str, set[str]] = {}
        self._keys: dict[str, str] = {}

    def update(self, row: str, key: str) -> set[str]:
        """The row now has this key ("" for none): the rows whose uniqueness may have changed."""
        old = self._keys.get(row, "")
        if old == key:
            return set()
        affected: set[str] = set()
        if old:
            self._rows[old].discard(row)
            affected |= self._rows[old]
        if key:
            affected |= self._rows.setdefault(key, set())
            self._rows[key].add(row)
        self._keys[row] = key
        return affected

    def problems(self, row: str, _cells: dict[str, Cell]) -> tuple[Problem, ...]:
        """The problem of a row whose key another row has too."""
        key, rule = self._keys.get(row, ""), self._rule
        if not key or len(self._rows[key]) < 2:
            return ()
        place = Place(self.section, row, self.column)
        return (Problem(rule.code, rule.level, place, "twice", key),)


class Keys:
    """The key columns of a report, by section; none where ``rule`` is None."""

    def __init__(self, report: Report, rule: Rule | None) -> None:
        self._report = report
        self.columns = {
            code: KeyColumn(code, section.section.key, rule)
            for code, section in report.form.sections.items()
            if section.section.key and rule is not None
        }

    def load(self) -> None:
        """Read all keys anew."""
        for code, column in self.columns.items():
            for row, cells in self._report.rows(code).items():
                column.update(row, _key(cells.get(column.column, BLANK)))
            if code == self._report.form.declaring:
                self._load_names(column)

    def update(self, place: Place) -> set[str]:
        """A cell or a row has changed: the rows of its section whose problems may be others now."""
        column = self.columns.get(place.section)
        if column is None or place.column not in ("", column.column):
            return set()
        cells = self._report.rows(place.section).get(place.row, {})
        return column.update(place.row, _key(cells.get(column.column, BLANK)))

    def _load_names(self, column: KeyColumn) -> None:
        """What the catalogue's own indicators are called is taken, in both languages."""
        form = self._report.form
        for indicator in form.indicators[: len(form.indicators) - len(form.declared)]:
            for name in (indicator.label.zh, indicator.label.en):
                column.update(f"{indicator.code} {name}", name.casefold())


def _key(cell: Cell) -> str:
    return cell.text.casefold() if cell.state is State.VALID else ""
