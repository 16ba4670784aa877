"""A small catalogue with every kind of section, a report on it, and ways to spoil a workbook."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import openpyxl

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.places import Place
from ipdesk.problems import Verdict
from ipdesk.records import ReportRecord
from ipdesk.regions import Unit
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell, State, parse

UNIT = Unit("440000", Label(zh="广东省", en="Guangdong"), Label(zh="粤", en="GD"), "province")
Values = Mapping[tuple[str, str, str], str]


def two(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def column(code: str, zh: str, en: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "label": two(zh, en), "type": kind, **more}


def section(code: str, zh: str, en: str, **more: Any) -> dict[str, Any]:
    said = {"help": two("填报", "Fill in"), "empty": two("无", "Nothing")}
    return {"code": code, "label": two(zh, en), **said, **more}


def measure(code: str, zh: str, en: str) -> dict[str, Any]:
    return {"code": code, "label": two(zh, en)}


LEVELS = {
    "code": "level",
    "label": two("级别", "Level"),
    "entries": [
        {"code": "N", "label": two("国家级", "National")},
        {"code": "P", "label": two("省级", "Provincial")},
    ],
}
SECTIONS = [
    section(
        "profile",
        "基本情况",
        "Profile",
        view="form",
        rows="single",
        columns=[
            column("office", "填报部门", "Office", "text"),
            column("on", "填报日期", "Prepared on", "date", help=two("定稿日期", "Final text")),
            column("rank", "级别", "Rank", "code", codelist="level"),
            column("funds", "经费", "Funds", "decimal", unit=two("万元", "10,000 yuan")),
        ],
    ),
    section(
        "figures",
        "数据",
        "Figures",
        view="grid",
        rows="listed",
        orientation="landscape",
        listed=[
            {
                "code": "F1",
                "label": two("发明专利", "Patents"),
                "unit": two("件", "patents"),
                "precision": 0,
                "minimum": "0",
                "note": two("期末", "At the end"),
            },
            {
                "code": "F2",
                "label": two("每万人", "Per 10,000"),
                "unit": two("件/万人", "each"),
                "precision": 2,
            },
            {"code": "F3", "label": two("金额", "Amount"), "unit": two("元", "yuan")},
        ],
        columns=[
            column("value", "本年", "This year", "decimal", per_row=True, width=14),
            column("year", "年份", "Year", "year"),
            column("share", "比重", "Share", "decimal", precision=1, computed=True),
            column("note", "备注", "Note", "text", width=20, multiline=True),
        ],
    ),
    section(
        "tasks",
        "任务",
        "Tasks",
        view="checklist",
        rows="measures",
        columns=[
            column("rank", "级别", "Rank", "code", codelist="level"),
            column("progress", "进度", "Progress", "integer", unit=two("%", "%"), maximum="100"),
        ],
    ),
    section(
        "firms",
        "企业",
        "Firms",
        view="grid",
        rows="open",
        key="name",
        columns=[
            column("name", "名称", "Name", "text", width=24),
            column("uscc", "信用代码", "Credit code", "uscc", width=20),
            column("since", "认定日期", "Since", "date"),
            column("rank", "级别", "Rank", "code", codelist="level"),
            column("staff", "人数", "Staff", "integer"),
        ],
    ),
]
CATALOGUE: dict[str, Any] = {
    "edition": {
        "code": "T1",
        "version": 3,
        "title": two("试验目录", "Trial catalogue"),
        "issuer": two("发布机关", "Issuer"),
        "document": two("文号", "Document"),
        "issued": "2016-01-01",
        "valid_from": "2016-01-01",
        "source": "trial",
    },
    "categories": [
        {
            "code": "leading",
            "label": two("引领型", "Leading"),
            "pilot_quota_max": 4,
            "strong_2030_min": 2,
            "strong_2030_max": 3,
            "objectives": [],
            "source": "trial",
        }
    ],
    "tasks": [
        {
            "code": code,
            "category": "leading",
            "label": two(zh, en),
            "description": two("", ""),
            "source": "trial",
            "measures": measures,
        }
        for code, zh, en, measures in (
            ("L1", "生态", "Ecosystem", [measure("L1.1", "市场", "Market")]),
            (
                "L2",
                "制度",
                "System",
                [measure("L2.1", "保护", "Protect"), measure("L2.2", "运用", "Use")],
            ),
        )
    ],
    "status": {"states": [], "transitions": [], "open_questions": []},
    "regions": {"roles": [], "zones": [], "strategies": [], "note": two("", "")},
    "codelists": [LEVELS],
    "sections": SECTIONS,
    "kinds": [
        {
            "code": "annual",
            "label": two("年度报告", "Annual report"),
            "document": "D1",
            "period": "year",
            "sections": ["profile", "figures", "tasks", "firms"],
            "checklist": "tasks",
            "source": "trial",
        }
    ],
    "principles": [],
    "verbs": [],
    "indicators": [],
    "conditions": [],
    "stages": [],
    "documents": [],
    "aggregates": [],
    "derived": [],
    "rules": [],
}

FILLED: Values = {
    ("profile", "1", "office"): "知识产权局",
    ("profile", "1", "on"): "2017年1月20日",
    ("profile", "1", "rank"): "P",
    ("profile", "1", "funds"): "0.1",
    ("figures", "F1", "value"): "168,480",
    ("figures", "F1", "year"): "2016",
    ("figures", "F1", "note"): "第一行\n第二行",
    ("figures", "F2", "value"): "１５．５３",
    ("figures", "F3", "value"): "12345678901234.56",
    ("figures", "F3", "note"): "暂缺：六月公布",
    ("tasks", "L1.1", "rank"): "国家级",
    ("tasks", "L1.1", "progress"): "80",
    ("tasks", "L2.1", "progress"): "不适用",
    ("firms", "a", "name"): "甲公司",
    ("firms", "a", "uscc"): "91350100M000100Y43",
    ("firms", "a", "since"): "2015-03-04",
    ("firms", "a", "staff"): "12.5人",
    ("firms", "b", "name"): "乙公司",
    ("firms", "b", "staff"): "300",
}


def small_form() -> Form:
    return form_for(msgspec.convert(CATALOGUE, Catalogue), "annual", "leading")


def small_snapshot(values: Values = FILLED, **header: Any) -> Snapshot:
    """A report of the small catalogue with these raw texts; one cell is computed."""
    form = small_form()
    record = ReportRecord(
        id="r1",
        kind="annual",
        unit="440000",
        category="leading",
        year=2016,
        revision=0,
        state="draft",
        edition="T1",
        edition_version=3,
        catalogue_digest="0" * 64,
        practice=False,
        created_at="2017-01-05T08:00:00+00:00",
    ).but(**header)
    cells: dict[str, dict[str, dict[str, Cell]]] = {
        code: {row: {} for row in part.rows} for code, part in form.sections.items()
    }
    for (code, row, name), raw in values.items():
        spec = form.sections[code].spec(row, name)
        cells[code].setdefault(row, {})[name] = parse(raw, spec)
    share = parse("33.3", form.sections["figures"].spec("F1", "share"))
    cells["figures"]["F1"]["share"] = share
    cells["figures"]["F2"]["share"] = Cell("", State.NOT_AVAILABLE, "六月公布")
    computed = frozenset(Place("figures", row, "share") for row in ("F1", "F2"))
    return Snapshot(
        header=record,
        unit=UNIT,
        form=form,
        cells=cells,
        computed=computed,
        notes={},
        problems=(),
        outcomes=(),
        stands=(),
        verdict=Verdict(0, 0, 0, 0, 0),
    )


def change(path: Path, how: Callable[[Any], None]) -> Path:
    """Open the workbook, let ``how`` change it, and save it in place."""
    book = openpyxl.load_workbook(path)
    how(book)
    book.save(path)
    return path


def rewrite(path: Path, parts: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    """Change the bytes of some parts of the file."""
    with zipfile.ZipFile(path) as source:
        contents = {name: source.read(name) for name in source.namelist()}
    for name, how in parts.items():
        contents[name] = how(contents.get(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in contents.items():
            target.writestr(name, content)
    return path


def swap_columns(sheet: Any, left: int, right: int) -> None:
    """Exchange two columns of a sheet, codes and heads included."""
    for line in range(3, sheet.max_row + 1):
        one, other = sheet.cell(line, left), sheet.cell(line, right)
        one.value, other.value = other.value, one.value
