"""Reports of a few values, as snapshots."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Label
from ipdesk.places import Place
from ipdesk.problems import Problem, Verdict
from ipdesk.records import ReportRecord
from ipdesk.regions import Unit
from ipdesk.snapshot import Snapshot
from ipdesk.values import parse

Edited = Mapping[str, str]
"""``section row column`` -> what is typed there."""
UNIT = Unit("440000", Label(zh="广东省", en="Guangdong"), Label(zh="粤", en="GD"), "province")
HEADER = ReportRecord(
    id="annual-2016", kind="annual", unit="440000", category="leading", year=2016, revision=1,
    state="draft", edition="2015-59", edition_version=1, catalogue_digest="0" * 64,
    practice=False, created_at="2017-01-03T01:30:00+00:00",
)  # fmt: skip


def filled_report(
    form: Form,
    values: Edited,
    *,
    header: ReportRecord = HEADER,
    notes: Mapping[str, Mapping[str, str]] | None = None,
    explained: Mapping[tuple[str, str], str] | None = None,
) -> Snapshot:
    """``explained`` is by rule and place."""
    cells = {code: {row: {} for row in section.rows} for code, section in form.sections.items()}
    for address, raw in values.items():
        section, row, column = address.split()
        cell = parse(raw, form.sections[section].spec(row, column))
        cells[section].setdefault(row, {})[column] = cell
    problems = [
        Problem(rule, "query", Place(*address.split()), explanation=text)
        for (rule, address), text in (explained or {}).items()
    ]
    return Snapshot(
        header=header, unit=UNIT, form=form, cells=cells, computed=frozenset(),
        notes={Place(*address.split()): said for address, said in (notes or {}).items()},
        problems=tuple(problems), outcomes=(), stands=(), verdict=Verdict(0, 0, 0, 0, 0),
    )  # fmt: skip
