"""A small catalogue, a report filled by it, and the package made from that report; fictitious."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.checks.outcomes import Outcome
from ipdesk.checks.targets import Stand
from ipdesk.history import Chain
from ipdesk.package.bag import bag_files
from ipdesk.package.contents import bag_info, payload
from ipdesk.package.submission import EvidenceFile, EvidenceUse, Sealing, submission_of
from ipdesk.places import Place
from ipdesk.problems import Operand, Problem, Side, Verdict
from ipdesk.records import HistoryRecord, ReportRecord
from ipdesk.regions import Unit
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell, State, parse

L = lambda zh, en: {"zh": zh, "en": en}  # noqa: E731 -- a shorthand for many labels
GDP = L("亿元", "100 million yuan")
EMPTY = ("principles", "categories", "verbs", "tasks", "conditions", "stages", "documents",
         "aggregates", "derived", "rules", "codelists")  # fmt: skip
INDICATOR = {
    "code": "IND3", "label": L("PCT申请量", "PCT applications"), "unit": L("件", "pieces"),
    "definition": L("定义", "definition"), "formula": L("公式", "formula"), "kind": "flow",
    "source": "II", "expectations": {"leading": {"label": L("大幅提高", "improve greatly")}},
}  # fmt: skip
SECTIONS = [
    {"code": "profile", "view": "form", "rows": "single", "columns": [
        {"code": "office", "label": L("单位", "Office"), "type": "text"},
        {"code": "summary", "label": L("概述", "Summary"), "type": "text", "multiline": True},
    ]},
    {"code": "base", "view": "grid", "rows": "listed", "columns": [
        {"code": "value", "label": L("本年", "This year"), "type": "decimal", "per_row": True},
        {"code": "growth", "label": L("增长", "Growth"), "type": "decimal", "unit": L("%", "%")},
    ], "listed": [
        {"code": "BF1", "label": L("发明专利", "Patents"), "unit": L("件", "pieces")},
        {"code": "BF2", "label": L("常住人口", "Population"), "unit": L("万人", "10,000 people")},
        {"code": "BF3", "label": L("地区生产总值", "GDP"), "unit": GDP},
    ]},
    {"code": "cities", "view": "grid", "rows": "open", "columns": [
        {"code": "name", "label": L("名称", "Name"), "type": "text", "required": True},
        {"code": "since", "label": L("起", "Since"), "type": "date"},
    ]},
]  # fmt: skip


def catalogue() -> Catalogue:
    """An edition with one kind, one indicator and three sections."""
    common = {"label": L("节", "Section"), "help": L("帮助", "Help"), "empty": L("无", "None")}
    label = L("测试", "Test")
    data = {
        **dict.fromkeys(EMPTY, ()),
        "edition": {
            "code": "2015-59", "version": 1, "title": label, "issuer": label, "document": label,
            "issued": "2015-10-21", "valid_from": "2015-10-21", "source": "title",
        },
        "indicators": [INDICATOR],
        "status": {"states": [], "transitions": [], "open_questions": []},
        "regions": {"roles": [], "zones": [], "strategies": [], "note": label},
        "sections": [{**common, **section} for section in SECTIONS],
        "kinds": [{
            "code": "annual", "label": L("年度报告", "Annual report"), "document": "D7",
            "period": "year", "sections": ["profile", "base", "cities"], "checklist": "base",
            "source": "III",
        }],
    }  # fmt: skip
    return msgspec.convert(data, Catalogue)


TYPED = {
    Place("profile", "1", "office"): "广东省知识产权局",
    Place("profile", "1", "summary"): '=cmd|"/c calc"!A1\r\n第二行，"引号"',
    Place("base", "BF1", "value"): "１６８，４８０",
    Place("base", "BF1", "growth"): "-5.50",
    Place("base", "BF2", "value"): "暂缺：统计部门未公布",
    Place("base", "BF3", "value"): "80,854.91 亿",
    Place("cities", "r2", "name"): "'深圳市",
    Place("cities", "r2", "since"): "不适用",
    Place("cities", "r1", "name"): "广州市",
}
NOTES = {
    Place("base", "BF1", "value"): {"source": "@统计月报", "flag": "1", "basis": ""},
    Place("base", "BF3", "growth"): {"note": "核对中"},
    Place("cities", "r1"): {"document": "国知发〔2015〕1号"},
    Place("cities"): {"note": "名单截至年末"},
}
USE = EvidenceUse(
    section="cities", row="r1", column="name", name="批复.PDF", number="粤知〔2016〕1号",
    issued="2016-03-01", issuer="演练数据", page="2", attached_at="2017-01-05T01:00:00.000+00:00",
)  # fmt: skip
OTHER = msgspec.structs.replace(USE, column="", name="no extension", issued="")


def sample_form() -> Form:
    """The form of the sample's kind and category."""
    return form_for(catalogue(), "annual", "leading")


def sample_snapshot(form: Form) -> Snapshot:
    """A report of Guangdong for 2016 with every kind of text and state."""
    header = ReportRecord(
        id="r-0001", kind="annual", unit="440000", category="leading", year=2016, revision=0,
        state="draft", edition="2015-59", edition_version=1, catalogue_digest="a" * 64,
        practice=False, created_at="2017-01-05T01:00:00.000+00:00",
    )  # fmt: skip
    cells = {code: {row: {} for row in section.rows} for code, section in form.sections.items()}
    cells["cities"] = {"r2": {}, "r3": {}, "r1": {}}
    for place, raw in TYPED.items():
        spec = form.sections[place.section].spec(place.row, place.column)
        cells[place.section][place.row][place.column] = parse(raw, spec)
    computed = Place("base", "BF2", "growth")
    cells["base"]["BF2"]["growth"] = Cell("", State.VALID, "-1.2", Decimal("-1.2"))
    return Snapshot(
        header=header,
        unit=Unit(
            "440000", Label(zh="广东省", en="Guangdong"), Label(zh="粤", en="GD"), "province"
        ),
        form=form,
        cells=cells,
        computed=frozenset({computed}),
        notes=NOTES,
        problems=(_problem(),),
        outcomes=(_outcome(),),
        stands=(_stand(form),),
        verdict=Verdict(0, 0, 0, 1, 0),
    )


SEALING = Sealing("a" * 64, "IPDesk 1.0", 1, "", "2017-01-20T08:00:00.000+00:00")


def sample_history() -> tuple[HistoryRecord, ...]:
    """The entries of typing the report."""
    chain = Chain(None)
    return tuple(
        chain.entry((
            "r-0001", "2017-01-05T01:00:00.000+00:00", "clerk", "grid", "set",
            *place, "", "", raw, "",
        ))
        for place, raw in TYPED.items()
    )  # fmt: skip


EVIDENCE = (
    EvidenceFile("批复.PDF", "application/pdf", b"%PDF-1.7 evidence", (USE,)),
    EvidenceFile("no extension", "application/octet-stream", b"\x00" * 3000, (OTHER, USE)),
)
PRINTS = {"workbook": b"PK workbook", "print_pdf": b"%PDF"}


def sample_payload(
    snapshot: Snapshot,
    sealing: Sealing = SEALING,
    history: Sequence[HistoryRecord] = (),
    evidence: Sequence[EvidenceFile] = EVIDENCE,
) -> dict[str, bytes]:
    """The payload of a package of the report; its print and workbook are a few bytes only."""
    return payload(snapshot, sealing, history, evidence=evidence, **PRINTS)


def sample_bag(
    snapshot: Snapshot,
    data: dict[str, bytes],
    sealing: Sealing = SEALING,
    evidence: Sequence[EvidenceFile] = EVIDENCE,
) -> dict[str, bytes]:
    """All files of the bag around the payload."""
    return bag_files(data, bag_info(submission_of(snapshot, sealing, evidence)))


def _side(value: str) -> Side:
    return Side(Label(zh="本年", en="this year"), Decimal(value), Label(zh="件", en="pieces"), 0)


def _problem() -> Problem:
    place = Place("base", "BF1", "value")
    return Problem(
        rule="R102", level="query", place=place, left=_side("168480"), op="<=",
        right=_side("1E+5"), missing=Decimal("68480.0"),
        operands=(Operand(place, Label(zh="发明专利", en="Patents"), "168480"),),
        explanation="-与公报一致",
    )  # fmt: skip


def _outcome() -> Outcome:
    problem = _problem()
    return Outcome(
        problem.rule, problem.level, problem.place, "fails", problem.left, problem.op,
        problem.right, problem.operands, (Place("base", "BF3", "value"),), problem.explanation,
    )  # fmt: skip


def _stand(form: Form) -> Stand:
    indicator = form.indicators[0]
    return Stand(
        indicator, Place("indicators", "IND3", "value"), "behind",
        indicator.expectations["leading"], indicator.unit, Decimal(15000), declared=True,
    )  # fmt: skip
