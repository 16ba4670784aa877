"""Every report kind goes the whole way in every category: all from the catalogue.

Requirements
    3.1  all kinds "with the same filling, checking, printing, workbook, sealing"
    D1-D7 of plan.yaml
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from report_filler import errors, make_ready, missing, plain_value

from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.loader import load_edition
from ipdesk.catalogue.model import Catalogue
from ipdesk.cli import RESOURCES, main
from ipdesk.cli.output import write_workbook
from ipdesk.cli.printing import write_pdf
from ipdesk.exchange.import_plan import plan_import
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.package.verify import verify
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace

EDITION = load_edition(RESOURCES / "catalogue" / "2015-59")
KINDS = [kind.code for kind in EDITION.kinds]
CATEGORIES = [category.code for category in EDITION.categories]

ReportOf = Callable[..., Workspace]


# Each kind in one category and each category in many kinds; the other pairs in a long run.
PAIRS = [
    pytest.param(kind, category, marks=[] if (k + c) % 3 == 0 else [pytest.mark.torture])
    for k, kind in enumerate(KINDS)
    for c, category in enumerate(CATEGORIES)
]


@pytest.mark.parametrize(("kind", "category"), PAIRS)
def test_kind_is_filled_checked_sealed_and_verified(
    report_of: ReportOf, services: Services, tmp_path: Path, kind: str, category: str
) -> None:
    """3.1: the package holds the tables of the kind's own sections and both prints"""
    workspace = report_of(kind, category)
    make_ready(workspace)
    assert [(p.rule, p.place) for p in errors(workspace)] == []
    assert workspace.checker.verdict().ready
    written = Sealer(services).seal(workspace, tmp_path / "out", "test")
    assert verify(written.path).name.endswith(f"{kind}-0001")
    with ZipFile(written.path) as package:
        names = {name.partition("/")[2] for name in package.namelist()}
    assert {f"data/tables/{code}.csv" for code in workspace.form.sections} <= names
    assert {"data/report.pdf", "data/report.xlsx", "data/checks.json"} <= names


@pytest.mark.parametrize("kind", [kind.code for kind in EDITION.kinds if kind.checklist])
def test_checklist_of_a_kind_is_printed(
    report_of: ReportOf, services: Services, tmp_path: Path, kind: str
) -> None:
    """3.1"""
    workspace = report_of(kind, "supporting")
    write_pdf(workspace, services, "checklist", tmp_path / "checklist.pdf")
    assert (tmp_path / "checklist.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("kind", KINDS)
def test_workbook_of_a_kind_comes_back_unchanged(
    report_of: ReportOf, services: Services, tmp_path: Path, kind: str
) -> None:
    """3.1, 2.6"""
    workspace = report_of(kind, "characteristic")
    make_ready(workspace)
    path = tmp_path / "report.xlsx"
    write_workbook(workspace, services, path)
    plan = plan_import(workspace.snapshot(), read_workbook(path))
    assert plan.edits == ()


@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_filled_and_checked_on_the_command_line(
    workspace_file: Callable[..., Path], kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """3.CLI: ``report new``, ``set``, ``check`` with ``--report``"""
    path = workspace_file("310000", "leading", 2016)
    identity = f"{kind}-2016"
    if kind != "annual":
        assert main(["report", "new", str(path), "--kind", kind]) == 0
    form = form_for(EDITION, kind, "leading")
    section = form.sections[form.kind.sections[0]]
    column = section.required[0]
    value = plain_value(section, "1", column)
    place = [section.code, "1", column, value]
    assert main(["set", str(path), "--report", identity, "--language", "zh", *place]) == 0
    assert value in capsys.readouterr().out
    assert main(["check", str(path), "--report", identity]) == 3


def test_nothing_is_asked_twice_of_a_computed_cell(report_of: ReportOf) -> None:
    """3.1: what is cumulated is never typed again"""
    workspace = report_of("self_evaluation")
    computed = {
        (code, column.code)
        for code, form in workspace.form.sections.items()
        for column in form.section.columns
        if column.computed
    }
    assert ("indicator_results", "closing") in computed
    assert ("measure_results", "progress") in computed
    assert not computed & {(p.section, p.column) for p in missing(workspace)}


@pytest.mark.parametrize("kind", EDITION.kinds, ids=KINDS)
def test_kind_stands_for_a_document_of_a_province(edition: Catalogue, kind: object) -> None:
    """D1-D7"""
    documents = {item.code: item for item in edition.documents}
    assert documents[kind.document].issuer == "province"  # type: ignore[attr-defined] # a document of the edition


def test_every_document_that_the_circular_states_has_its_kind() -> None:
    """D1-D6"""
    stated = {d.code for d in EDITION.documents if d.issuer == "province" and d.stated == "stated"}
    assert stated <= {kind.document for kind in EDITION.kinds}


def test_every_section_belongs_to_a_kind() -> None:
    used = {code for kind in EDITION.kinds for code in kind.sections}
    assert {section.code for section in EDITION.sections} == used


def test_checklist_is_a_section_of_its_kind() -> None:
    for kind in EDITION.kinds:
        assert not kind.checklist or kind.checklist in kind.sections
