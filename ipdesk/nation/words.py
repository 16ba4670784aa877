"""What the nation's figures are called, and what is said beside them."""

from __future__ import annotations

from collections.abc import Iterator

from ipdesk.catalogue.model import Label
from ipdesk.formats import number
from ipdesk.messages import Translator, marked
from ipdesk.nation.tables import FACETS, Lack, NationCell, NationTable
from ipdesk.nation.totals import Total
from ipdesk.regions import Unit
from ipdesk.review.told import DISPUTED
from ipdesk.values import State

_FACETS = dict(
    zip(
        FACETS,
        (marked("Source"), marked("Document number"), marked("Definition"), marked("Note")),
        strict=True,
    )
)
_LACKS: dict[Lack, str] = {
    "no_report": "",
    "not_asked": marked("not asked"),
    "blank": marked("blank"),
}


class NationWords:
    """Says tables, cells and totals in the translator's language."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def label(self, label: Label | None) -> str:
        """A label, "" for None."""
        return self._translator.label(label)

    def unit_name(self, unit: Unit) -> str:
        """The short name of a reporting unit."""
        return self._translator.label(unit.short)

    def title(self, table: NationTable) -> str:
        """What the table is of: the row, and the column unless it is the section's plain value."""
        name = self.label(table.row.label)
        if table.several:
            name = f"{name} ({self.label(table.unit)})"
        return name if table.main else f"{name} · {self.label(table.column)}"

    def sheet(self, table: NationTable) -> str:
        """The name of its sheet: what tells it from the others comes first."""
        parts = (
            table.place.row,
            f"({self.label(table.unit)})" if table.several else "",
            "" if table.main else self.label(table.column),
            self.label(table.row.label),
        )
        return " ".join(filter(None, parts))

    def measured(self, table: NationTable) -> str:
        """The unit of measure, as a heading says it."""
        return (
            self._translator.tr("Unit: {unit}", unit=self.label(table.unit)) if table.unit else ""
        )

    def cell(self, cell: NationCell, precision: int | None) -> str:
        """What a reader sees in the cell."""
        if cell.number is not None:
            return number(cell.number, precision)
        return self.state(cell)

    def state(self, cell: NationCell) -> str:
        """What stands in place of a number."""
        if cell.state == State.NOT_APPLICABLE:
            return self._translator.tr("not applicable")
        if cell.state == State.NOT_AVAILABLE:
            return self._translator.tr("not available")
        return cell.text

    def lack(self, lack: Lack) -> str:
        """Why there is nothing; "" where there is no report at all."""
        return self._translator.tr(_LACKS[lack]) if _LACKS[lack] else ""

    def total_name(self, table: NationTable) -> str:
        """What the national figure is called."""
        if table.row.adds:
            return self._translator.tr("Sum of the units")
        return self._translator.tr("All units together")

    def counted(self, total: Total | None, of: int) -> str:
        """Of how many units a national figure is made."""
        return self._translator.tr("{n} of {of}", n=total.units if total else 0, of=of)

    def notes(self, cell: NationCell) -> Iterator[str]:
        """What stands beside the figure, line by line; what is out of the ordinary first."""
        tr = self._translator.tr
        if cell.restated:
            before, year = cell.restated.before, cell.restated.year
            yield tr("Restated in the report of {year}; before: {before}", year=year, before=before)
            yield tr("Reason: {reason}", reason=cell.restated.reason)
        for remark in cell.remarks:
            said = {"rule": remark.rule, "text": remark.text}
            disputed = remark.kind == DISPUTED
            yield (
                tr("Disputed ({rule}): {text}", **said)
                if disputed
                else tr("Explained ({rule}): {text}", **said)
            )
        if cell.state == State.NOT_AVAILABLE and cell.text:
            yield tr("Not available: {reason}", reason=cell.text)
        for one in cell.beside:
            name = self.label(one.label) if one.label else tr(_FACETS[one.code])
            yield tr("{name}: {text}", name=name, text=one.text)
