"""A report as a province would fill it, as a snapshot to print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Label
from ipdesk.checks.derive import Derivation
from ipdesk.checks.targets import Targets
from ipdesk.places import Place
from ipdesk.printing.engine import Printed
from ipdesk.problems import Problem, Verdict
from ipdesk.records import ReportRecord
from ipdesk.regions import Unit
from ipdesk.report import Report
from ipdesk.snapshot import Snapshot
from ipdesk.values import parse

RESOURCES = Path(__file__).parents[2] / "resources"
UNIT = Unit("440000", Label(zh="广东省", en="Guangdong"), Label(zh="粤", en="GD"), "province")

Values = Mapping[tuple[str, str, str], str]
Prints = Callable[..., Printed]

FILLED: Values = {
    ("profile", "1", "office"): "广东省知识产权局",
    ("profile", "1", "phone"): "020-87654321",
    ("profile", "1", "prepared_on"): "2017-01-20",
    ("profile", "1", "status"): "PILOT",
    ("profile", "1", "pilot_since"): "2016-03-01",
    ("profile", "1", "scheme_document"): "粤府办〔2016〕15号",
    ("profile", "1", "counting_basis"): "all",
    ("profile", "1", "zone"): "Z3",
    ("profile", "1", "summary"): "一年来，全省发明专利申请量持续增长。\n"
    + "试点任务有序推进，" * 30,
    ("base", "BF1", "prior"): "138,878",
    ("base", "BF1", "value"): "168480",
    ("base", "BF1", "year"): "2016",
    ("base", "BF1", "period"): "12月末",
    ("base", "BF1", "source"): "国家知识产权局统计月报",
    ("base", "BF2", "prior"): "10724",
    ("base", "BF2", "value"): "10849",
    ("base", "BF3", "value"): "80854.9",
    ("base", "BF4", "value"): "暂缺：统计部门2017年6月发布",
    ("indicators", "IND3", "value"): "23,574",
    ("indicators", "IND5", "value"): "不适用",
    ("goals", "IND1", "baseline_year"): "2015",
    ("goals", "IND1", "baseline"): "12.95",
    ("goals", "IND1", "target"): "40",
    ("goals", "IND1", "reference_region"): "日本",
    ("cities", "r1", "code"): "440100",
    ("cities", "r1", "name"): "广州市",
    ("cities", "r1", "kind"): "地级市",
    ("cities", "r1", "title"): "示范城市",
    ("cities", "r1", "granted"): "2012-04-26",
    ("cities", "r2", "code"): "440200",
    ("cities", "r2", "name"): "韶关市",
    ("cities", "r2", "kind"): "地级市",
    ("cities", "r2", "title"): "无",
    ("teams", "t1", "name"): "广东省知识产权局执法处",
    ("teams", "t1", "level"): "省级",
    ("teams", "t1", "staff"): "12",
    ("teams", "t1", "cases"): "1204",
    ("conditions", "SC1.3", "status"): "in_place",
}
NOTES = {
    Place("base", "BF1", "value"): {"source": "统计月报第12期", "basis": "年末有效量"},
    Place("base", "BF2", "value"): {"document": "粤统〔2017〕8号"},
}


class PlainWords:
    """Sentences without any language."""

    def problem(self, problem: Problem) -> str:
        """The rule and both sides."""
        sides = [str(side.value) for side in (problem.left, problem.right) if side is not None]
        return f"{problem.rule}: {f' {problem.op} '.join(sides)}"

    def remedy(self, problem: Problem) -> str:
        """How much is missing."""
        return f"+{problem.missing}" if problem.missing is not None else ""


def header(**changes: object) -> ReportRecord:
    """A draft of the annual report 2016."""
    record = ReportRecord(
        id="a", kind="annual", unit="440000", category="leading", year=2016, revision=1,
        state="draft", edition="2015-59", edition_version=1, catalogue_digest="0" * 64,
        practice=False, created_at="2017-01-03T01:30:00+00:00",
    )  # fmt: skip
    return record.but(**changes)


def snapshot_of(
    form: Form, values: Values, record: ReportRecord, problems: tuple[Problem, ...] = ()
) -> Snapshot:
    """A snapshot of the form with these values, derived cells and stands computed."""
    report = Report(record, form)
    for (section, row, column), raw in values.items():
        if section in form.sections:
            cell = parse(raw, form.sections[section].spec(row, column))
            report.sections[section].setdefault(row, {})[column] = cell
    Derivation(report).refresh_all()
    cells = {
        code: {row: report.row_cells(code, row) for row in rows}
        for code, rows in report.sections.items()
    }
    return Snapshot(
        header=record, unit=UNIT, form=form, cells=cells, computed=frozenset(report.computed),
        notes=NOTES, problems=problems, outcomes=(), stands=Targets(report).stands(),
        verdict=Verdict(1, 2, 1, 1, 0),
    )  # fmt: skip


def tasks_filled(form: Form) -> Values:
    """Every measure of the checklist with something in each column."""
    states = ("done", "under_way", "not_started")
    values: dict[tuple[str, str, str], str] = {}
    for index, row in enumerate(form.sections["tasks"].rows):
        values["tasks", row, "status"] = states[index % 3]
        values["tasks", row, "progress"] = str(index * 7 % 101)
        values["tasks", row, "department"] = "省知识产权局协调管理处"
        values["tasks", row, "due"] = "2017-12-31"
        values["tasks", row, "work"] = "已印发实施意见，建立联席会议制度，分解任务。" * (index % 4)
    return values
