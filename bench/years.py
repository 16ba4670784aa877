"""Annual reports of a province, year after year.

They are built through the interface that the window and the command line use. What nobody
published is *not available*; all of it is an exercise.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ipdesk.changes import Edit
from ipdesk.new_report import NewReport
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.report import required_columns
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.values import State
from ipdesk.workspace import Workspace

KIND = "annual"
UNKNOWN = "暂缺：练习未收录"
EXPLANATION = "练习：按公开数据填报，未向统计部门核实"
ORIGIN = "bench"
_TYPES = {"date": "{next}-03-31", "integer": "0", "decimal": UNKNOWN, "year": "{year}"}

Figures = Mapping[str, str]
"""What is known of a year: raw text by address."""


@dataclass(slots=True)
class YearTaken:
    """One report: what the rules found before anything was explained, and what it took (s)."""

    unit: str
    year: int
    problems: list[Problem]
    built: float = 0.0
    checked: float = 0.0
    sealed: float = 0.0


@dataclass(slots=True)
class Province:
    """One province's workspace, and its reports in the order of their years."""

    services: Services
    unit: str
    category: str
    folder: Path
    workspace: Workspace | None = None
    taken: list[YearTaken] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The workspace file."""
        return self.folder / f"{self.unit}.ipdesk"

    def year(self, year: int, figures: Figures) -> YearTaken:
        """Build, check and seal the report of a year."""
        start = time.perf_counter()
        workspace = self._begin(year)
        _fill(workspace, figures, year)
        built = time.perf_counter()
        workspace.checker.check_all()
        checked = time.perf_counter()
        found = workspace.checker.problems()
        for problem in found:
            if problem.level == "query":
                workspace.explain(problem, EXPLANATION, ORIGIN)
        verdict = workspace.checker.verdict()
        if verdict.ready:
            Sealer(self.services).seal(workspace, self.folder / "packages", ORIGIN)
        sealed = time.perf_counter()
        times = (built - start, checked - built, sealed - checked)
        self.taken.append(YearTaken(self.unit, year, found, *times))
        return self.taken[-1]

    def close(self) -> None:
        """Release the file."""
        if self.workspace is not None:
            self.workspace.store.close()

    def _begin(self, year: int) -> Workspace:
        opener = self.services.opener
        if self.workspace is None:
            wanted = NewReport(self.unit, self.category, year, KIND, practice=True)
            self.workspace = opener.create(self.path, wanted, ORIGIN)
        else:
            identity = opener.add_report(self.workspace, KIND, year, ORIGIN)
            opener.turn_to(self.workspace, identity)
        return self.workspace


def _fill(workspace: Workspace, figures: Figures, year: int) -> None:
    known = {Place.of_address(address): raw for address, raw in figures.items()}
    edits = [Edit(place, raw) for place, raw in known.items() if _exists(workspace, place)]
    workspace.apply(edits, ORIGIN)
    workspace.apply([Edit(place, _plain(workspace, place, year)) for place in _open(workspace)])


def _exists(workspace: Workspace, place: Place) -> bool:
    section = workspace.form.sections.get(place.section)
    return section is not None and place.row in section.rows and place.column in section.columns


def _open(workspace: Workspace) -> Iterator[Place]:
    for code, form in workspace.form.sections.items():
        for row in workspace.report.rows(code):
            for column in required_columns(form, row):
                place = Place(code, row, column)
                if workspace.report.cell(place).state is State.BLANK:
                    yield place


def _plain(workspace: Workspace, place: Place, year: int) -> str:
    form = workspace.form.sections[place.section]
    spec = form.spec(place.row, place.column)
    return _TYPES.get(spec.type, UNKNOWN).format(year=year, next=year + 1)
