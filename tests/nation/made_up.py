"""A nation made up for tests: every figure is fictitious."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.record import catalogue_record
from ipdesk.nation.material import Nation, Shelf
from ipdesk.regions import Unit
from ipdesk.review.counting import counting
from ipdesk.review.records import CellValue, Figure, FigureQuery, Remark, Submission

Values = Mapping[str, str]
"""Raw text by ``section row column``; a text beginning with a state and ``:`` is of that state."""
AT = "2017-03-01T00:00:00+00:00"
STATES = ("not_available", "not_applicable")


class MadeUp:
    """Collects reports and gives them as a store does."""

    def __init__(self, catalogue: Catalogue, units: Mapping[str, Unit]) -> None:
        self.catalogue = catalogue
        self.units = units
        self.digest = catalogue_record(catalogue).digest
        self.submissions: list[Submission] = []
        self.cells: dict[int, list[CellValue]] = {}
        self.said: list[tuple[int, Remark]] = []

    def report(
        self,
        unit: str,
        year: int,
        values: Values,
        *,
        facets: Mapping[str, Mapping[str, str]] | None = None,
        remarks: tuple[Remark, ...] = (),
        **facts: object,
    ) -> Submission:
        """Hand in a report; an annual one of a leading province unless said otherwise."""
        number = len(self.submissions) + 1
        one = Submission(
            number, f"{number:064d}", 1, f"{unit}-{year}.ipsub", AT, "head", "valid",
             "received", unit, year, "annual", "leading", sequence=number, practice=True,
            edition="2015-59", edition_version=1, catalogue_digest=self.digest,
        )  # fmt: skip
        one = one._replace(**facts)  # type: ignore[arg-type]  # fields by name
        self.submissions.append(one)
        self.cells[number] = [_cell(at, raw, (facets or {}).get(at)) for at, raw in values.items()]
        self.said += [(number, remark) for remark in remarks]
        return one

    def figures(self, query: FigureQuery) -> Iterator[Figure]:
        for one in counting(self.submissions):
            for cell in self.cells[one.number]:
                if query.section in ("", cell.section):
                    yield Figure(one.number, one.unit, one.year, one.kind, *cell)

    def remarks(self) -> Iterator[tuple[int, Remark]]:
        return iter(self.said)

    def nation(self) -> Nation:
        return Nation(self.submissions, self, Shelf({self.digest: self.catalogue}, self.units))


def _cell(at: str, raw: str, facets: Mapping[str, str] | None) -> CellValue:
    section, row, column = at.split()
    state, colon, reason = raw.partition(":")
    said = json.dumps(dict(facets), ensure_ascii=False) if facets else ""
    if colon and state in STATES:
        return CellValue(section, row, column, state, raw, reason, False, said)
    return CellValue(section, row, column, "valid", raw, raw, False, said)
