"""The scenes of further kinds: a province with an indicator of its own, and a municipality.

Every value in them is made up for the picture, which shows practice reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ipdesk.changes import Edit
from ipdesk.checks.targets import GOALS, INDICATORS
from ipdesk.new_report import NewReport
from ipdesk.places import Place
from ipdesk.records import HISTORY, FigureRecord

if TYPE_CHECKING:
    from ipdesk.workspace import Workspace
    from ui.context import Context
    from ui.report_page import ReportPage
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
_EXAMPLE = "guangxi-2016"
_MUNICIPALITY = "municipality"
_MADE_UP = ("演练数据 / exercise", "", "2017-03-10T09:30:00.000")
_OWN = {
    "name": "演练：地理标志产品年产值",
    "unit": "亿元",
    "kind": "flow",
    "definition": "演练数据：当年取得的产值",
    "source": "演练数据",
}
_FIGURES = {"prior": "95", "value": "118"}
_GOAL = {"baseline_year": "2015", "baseline": "95", "target": "400"}
_STEPS = (("2018", "180"), ("2020", "240"), ("2025", "320"))
_STAGE = {"stage": "ST1", "from_year": "2016", "to_year": "2018"}
_STAGE_ENDS = 2018
_YEARLY, _SETTLED = "annual", ((2016, "118"), (2017, "140"), (2018, "176"))


def kind_scenes(studio: Studio) -> Iterator[Scene]:
    """The reports of a province with an own indicator, then a municipality's analogue."""
    studio.session.create_example(studio.folder / f"{_EXAMPLE}.ipdesk", _EXAMPLE)
    page, context = opened(studio)
    workspace = context.workspace
    roster = workspace.form.declaring
    own, _ = workspace.add_row(roster)
    _fill(workspace, Place(roster, own, ""), _OWN)
    _fill(workspace, Place(INDICATORS, own, ""), _FIGURES)
    _fill(workspace, Place(GOALS, own, ""), _GOAL)
    yield from _pages(studio, page, "50", (roster, INDICATORS, GOALS, "targets"))
    yield from _scheme(studio, own)
    yield from _self_evaluation(studio, own)
    page, context = _turned(studio, "promotion_plan")
    yield from _pages(studio, page, "54", tuple(context.workspace.form.sections)[1:2])
    yield from _analogue(studio)


def _scheme(studio: Studio, own: str) -> Iterator[Scene]:
    """A scheme whose milestones lead to the goal of the own indicator."""
    page, context = _turned(studio, "scheme")
    workspace = context.workspace
    for year, value in _STEPS:
        row, _ = workspace.add_row("milestones")
        values = {"indicator": own, "year": year, "value": value}
        _fill(workspace, Place("milestones", row, ""), values)
    yield from _pages(studio, page, "52", ("outline", "milestones", "approval"))


def _self_evaluation(studio: Studio, own: str) -> Iterator[Scene]:
    """A stage whose figures are cumulated from its years."""
    page, context = _turned(studio, "self_evaluation", _STAGE_ENDS)
    workspace = context.workspace
    figures = [
        FigureRecord(Place(INDICATORS, own, "value").address, year, origin, "", value, *_MADE_UP)
        for year, origin, value in (
            (2015, HISTORY, "95"),
            *((year, f"{_YEARLY}-{year}", value) for year, value in _SETTLED),
        )
    ]
    workspace.record_figures(figures, _MADE_UP[0])
    _fill(workspace, Place.of_address(workspace.form.kind.years[0]), _STAGE)
    yield from _pages(studio, page, "53", ("evaluation", "indicator_results"))


def _analogue(studio: Studio) -> Iterator[Scene]:
    """A municipality: its districts instead of cities, and the analogue named apart."""
    units = studio.services.regions.units.values()
    unit = next(unit for unit in units if unit.kind == _MUNICIPALITY)
    wanted = NewReport(unit.code, "leading", 2016, practice=True)
    studio.session.create(studio.folder / f"{unit.code}.ipdesk", wanted)
    page, context = opened(studio)
    sections = context.workspace.form.sections
    roster, analogue = next(
        (form.section.analogue_of, form.code)
        for form in sections.values()
        if form.section.analogue_of is not None
    )
    yield from _pages(studio, page, "55", (roster, analogue, INDICATORS))


def opened(studio: Studio) -> tuple[ReportPage, Context]:
    """The report that is on screen."""
    page, context = studio.workbench.report, studio.session.context
    if page is None or context is None:
        raise AssertionError("no report is open")
    return page, context


def _turned(studio: Studio, kind: str, year: int = 0) -> tuple[ReportPage, Context]:
    """A new report of the kind, on screen."""
    _, context = opened(studio)
    header = context.workspace.report.header
    studio.session.switch(studio.session.add_report(kind, year or header.year))
    return opened(studio)


def _pages(studio: Studio, page: ReportPage, number: str, codes: Iterable[str]) -> Iterator[Scene]:
    for letter, code in zip(ascii_lowercase, codes, strict=False):
        page.navigation.choose(code)
        studio.settle()
        yield f"{number}{letter}-{code}", studio.window


def _fill(workspace: Workspace, row: Place, values: Mapping[str, str]) -> None:
    """Fill cells of the place's row."""
    workspace.apply([Edit(row._replace(column=code), raw) for code, raw in values.items()])
