"""A roster on screen: sorted and filtered for the eye, stored in the order it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from ipdesk.carried_rows import carried_from
from ipdesk.changes import ChangeSet
from ipdesk.initials import Initials
from ipdesk.messages import Translator
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.rosters import naming_column
from ipdesk.screens.section import SectionScreen
from ipdesk.screens.shown import Look, Refresh, ShownRow
from ipdesk.sentences import Sentences
from ipdesk.values import BLANK, Cell, State
from ipdesk.workspace import Workspace


class Order(NamedTuple):
    """By which column rows are sorted, and whether downwards."""

    column: str
    descending: bool = False


class RosterScreen(SectionScreen):
    """The rows of a roster, those a filter lets through, in the order somebody chose."""

    def __init__(
        self,
        workspace: Workspace,
        sentences: Sentences,
        translator: Translator,
        section: str,
        initials: Initials,
    ) -> None:
        self._initials = initials
        self.order: Order | None = None
        self.wanted = ""
        self.only_unconfirmed = False
        self.rows: list[ShownRow] = []
        self._numbers: dict[str, int] = {}
        super().__init__(workspace, sentences, translator, section)

    def arrange(
        self, order: Order | None, wanted: str, *, only_unconfirmed: bool = False
    ) -> list[ShownRow]:
        """Put order and filter in force: the rows to be shown now.

        What is typed or added afterwards moves and hides no row until they are chosen again.
        """
        self.order, self.wanted, self.only_unconfirmed = order, wanted, only_unconfirmed
        self._count()
        return [ShownRow(row) for row in self._ordered(self._passing())]

    def rows_now(self) -> list[ShownRow]:
        """The rows as arranged, without those that have gone, new ones behind them."""
        cells = self._cells()
        if self._as_stored:
            return [ShownRow(row) for row in cells]
        new = [row for row in cells if row not in self._numbers]
        self._count()
        kept = [shown for shown in self.rows if shown.code in cells]
        shown = {row.code for row in kept}
        return kept + [ShownRow(row) for row in new if row not in shown]

    @property
    def row_count(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._cells())

    def number_of(self, row: int) -> str:
        """The number of a row in the stored order, as paper and workbook have it."""
        if self._as_stored:
            return str(row + 1)
        return str(self._numbers.get(self.rows[row].code, row + 1))

    @property
    def unconfirmed(self) -> frozenset[str]:
        """The rows carried over that are still to be confirmed."""
        return self._workspace.checker.unconfirmed(self.code)

    def confirm(self, rows: Iterable[str], origin: object, pace: Pace = UNPACED) -> ChangeSet:
        """Say of these rows that they still hold."""
        places = [Place(self.code, row) for row in rows]
        return self._workspace.confirm_rows(places, origin, pace)

    def value_look(self, place: Place) -> Look:
        """How the value at a place looks."""
        look = super().value_look(place)
        waits = carried_from(self._workspace.report, place._replace(column=""))
        if not waits:
            return look
        named = place.column == naming_column(self.form)
        return look._replace(unconfirmed="name" if named else "cell")

    @property
    def hint(self) -> str:
        """What to do here: as long as rows are carried over unconfirmed, what to do with these."""
        waiting = len(self.unconfirmed) if self.editable else 0
        if not waiting:
            return super().hint
        return self.translator.ntr(
            "{n} row was carried over from last year: confirm it with Ctrl+K if it still holds, "
            "edit it if it has changed, remove it if it is gone.",
            "{n} rows were carried over from last year: confirm with Ctrl+K what still holds, "
            "edit what has changed, remove what is gone.",
            waiting,
        )

    def remarks(self, place: Place) -> list[str]:
        """What is to be said of a cell, and whether its row is still to be confirmed."""
        said = super().remarks(place)
        if carried_from(self._workspace.report, place._replace(column="")):
            waits = self.translator.tr("Carried over, not yet confirmed: Ctrl+K confirms the row")
            return [*said, waits]
        return said

    def refresh(self, change: ChangeSet) -> Refresh:
        """What a view has to show anew: of a row that was confirmed, all cells."""
        found = super().refresh(change)
        if found.rows is not None or found.stands:
            return found
        rows = {p.row for p in change.cells if p.section == self.code and not p.column and p.row}
        if not rows:
            return found
        width = range(len(self.columns))
        at = [i for row in rows if (i := self.index_of(Place(self.code, row))) is not None]
        cells = {*found.cells, *((row, column) for row, _ in at for column in width)}
        return found._replace(cells=tuple(cells))

    @property
    def _as_stored(self) -> bool:
        return self.order is None and not self.wanted and not self.only_unconfirmed

    def keep_order(self, origin: object) -> ChangeSet:
        """Store the order on screen for good; rows that the filter hides are sorted along."""
        rows = self._ordered(self._cells())
        self.order = None
        return self._workspace.order_rows(self.code, rows, origin)

    def _cells(self) -> Mapping[str, Mapping[str, Cell]]:
        return self._workspace.report.rows(self.code)

    def _count(self) -> None:
        self._numbers = {row: number for number, row in enumerate(self._cells(), 1)}

    def _ordered(self, rows: Iterable[str]) -> list[str]:
        if self.order is None:
            return list(rows)
        key = self._key(self.order.column)
        held = self._cells()
        valued = [row for row in rows if held[row].get(self.order.column, BLANK).raw]
        # What is blank comes last in either direction.
        blank = [row for row in rows if not held[row].get(self.order.column, BLANK).raw]
        return sorted(valued, key=key, reverse=self.order.descending) + blank

    def _key(self, column: str) -> Callable[[str], tuple[bool, int, Decimal, bytes]]:
        """Numbers by size, codes as the list has them, names by their sound as in GB 18030."""
        held = self._cells()
        entries = self.form.codelist("", column) if self.form.columns[column].codelist else ()
        ranks = {entry.code: number for number, entry in enumerate(entries)}

        def key(row: str) -> tuple[bool, int, Decimal, bytes]:
            cell = held[row][column]
            text = cell.text or cell.raw
            sound = text.encode("gb18030", "replace")
            valid = cell.state is State.VALID
            return not valid, ranks.get(text, len(ranks)), cell.number or Decimal(0), sound

        return key

    def _passing(self) -> list[str]:
        """The rows in which every word typed is found."""
        words = self.wanted.casefold().split()
        labels = self._labels()
        waiting = self.unconfirmed if self.only_unconfirmed else self._cells().keys()
        return [
            row
            for row, cells in self._cells().items()
            if row in waiting and all(self._found(word, cells, labels) for word in words)
        ]

    def _found(self, word: str, cells: Mapping[str, Cell], labels: Mapping[str, str]) -> bool:
        for column, cell in cells.items():
            text = labels.get(f"{column} {cell.text}") or cell.raw
            if word in text.casefold() or word in cell.text.casefold():
                return True
            if self.form.columns[column].type == "text" and self._initials.match(word, text):
                return True
        return False

    def _labels(self) -> dict[str, str]:
        """What the entries of coded columns are called, by column and code."""
        return {
            f"{code} {entry.code}": self.translator.label(entry.label)
            for code, column in self.form.columns.items()
            if column.codelist
            for entry in self.form.codelist("", code)
        }
