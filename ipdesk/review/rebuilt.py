"""A package that was taken in, rebuilt by its own catalogue edition: as typed, computed, checked.

Cumulated cells are taken as stated: the years that they span are the province's own. So is what
SIPO's data packs state where a figure differs, unless the desk has all the packs that the package
says were in use there.
Which comments of the receipt were answered, it says too; what the cells hold is looked at here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.checks.cumulate import Stated, nothing_known
from ipdesk.checks.packed import PACKED
from ipdesk.data_packs.figures import PackFigure
from ipdesk.live_report import LiveReport
from ipdesk.package.restore import content_of
from ipdesk.places import Place
from ipdesk.receipts.asked import asked_by
from ipdesk.regions import Regions
from ipdesk.report import load
from ipdesk.review.packs import Packs, figures_in_use
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell, State, parse, parse_number

if TYPE_CHECKING:
    from ipdesk.package.verify import Inspection
    from ipdesk.report import Report


def rebuilt(
    inspection: Inspection,
    catalogue: Catalogue,
    regions: Regions,
    known: Packs = MappingProxyType({}),
) -> Snapshot:
    """The report of the package as this program derives and checks it. Touches no database.

    ``known`` are the data packs that the desk has.
    Raises :class:`PackageRefused` or :class:`UsageError` where the package does not have the
    form that the edition gives its kind and category.
    """
    facts = inspection.submission
    year = int(facts.period)
    form = form_for(catalogue, facts.kind, facts.category, facts.unit.code)
    content = content_of(inspection, form)
    report = load(content, form)
    stated = Stated(report, dict(_cumulated(inspection, report)))
    divisions = regions.divisions(facts.unit.code, year)
    packs = figures_in_use(facts, catalogue, known, dict(_packed(inspection, catalogue)))
    said = inspection.answers
    asked = tuple(asked_by(said)) if said is not None else ()
    live = LiveReport(report, divisions, nothing_known, stated, lambda: packs, lambda: asked)
    return live.snapshot(content.header, regions.unit(facts.unit.code, year), {}, ())


def _packed(inspection: Inspection, catalogue: Catalogue) -> Iterator[tuple[str, PackFigure]]:
    rules = {rule.code for rule in catalogue.rules if rule.check == PACKED}
    for problem in inspection.results.problems:
        said = problem.right
        number = parse_number(said.value) if said is not None else ""
        if problem.rule in rules and said and said.label and isinstance(number, Decimal):
            label = Label(zh=said.label.zh, en=said.label.en)
            yield Place(*problem.place).address, PackFigure(label, said.value, number, "")


def _cumulated(inspection: Inspection, report: Report) -> Iterator[tuple[Place, Cell]]:
    for code, section in report.form.sections.items():
        columns = {c.code for c in section.section.columns if c.cumulated is not None}
        for record in inspection.tables[code] if columns else ():
            if record.column in columns and record.computed:
                cell = parse(record.value, section.spec(record.row, record.column))
                if cell.state is State.VALID:
                    yield Place(code, record.row, record.column), cell
