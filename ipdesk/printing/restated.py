"""The annex of restatements: what a sealed report said, what it is restated to, and why."""

from __future__ import annotations

from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.printing.cells import Cells, Shown
from ipdesk.printing.document import Block, Remark
from ipdesk.printing.places import place_name
from ipdesk.printing.tables import Heading, lay_out
from ipdesk.report_names import report_name
from ipdesk.restatement import Restatement, restatements
from ipdesk.snapshot import Snapshot


class Restated:
    """The blocks of the annex of one report."""

    def __init__(self, snapshot: Snapshot, translator: Translator) -> None:
        self._snapshot = snapshot
        self._translator = translator
        self._items = self._in_order()

    def blocks(self) -> tuple[Block, ...]:
        """One row for each restated figure, in the order of the sections; none without any."""
        if not self._items:
            return ()
        tr = self._translator.tr
        headings = [
            Heading(tr("Place"), wish=32),
            Heading(tr("Unit"), "center", wish=9),
            Heading(tr("As sealed"), "right", wish=12),
            Heading(tr("Sealed in"), wish=16),
            Heading(tr("Restated to"), "right", wish=12),
            Heading(tr("Reason"), wish=44),
        ]
        remark = tr(
            "The reports named here were sealed with the first figure and stay as they are."
        )
        rows = [self._row(item) for item in self._items]
        return (lay_out(headings, [("", rows)], landscape=True), Remark(text=remark))

    def _row(self, item: Restatement) -> list[Shown]:
        place, snapshot = item.place, self._snapshot
        form = snapshot.form.sections[place.section]
        cells = Cells(snapshot, form, self._translator)
        catalogue = snapshot.form.catalogue
        return [
            Shown(place_name(snapshot, place, self._translator)),
            Shown(self._translator.label(form.unit(place.row, place.column))),
            Shown(cells.typed(place, item.carried)),
            Shown(report_name(item.carried_from, snapshot.sources, catalogue, self._translator)),
            Shown(cells.text(snapshot.cell(place), place.row, place.column)),
            Shown(item.reason),
        ]

    def _in_order(self) -> list[Restatement]:
        found = {item.place: item for item in restatements(self._snapshot.notes)}
        return [
            found[place]
            for code, form in self._snapshot.form.sections.items()
            for row in self._snapshot.cells[code]
            for column in form.columns
            if (place := Place(code, row, column)) in found
        ]
