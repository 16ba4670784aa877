"""A computed indicator says which denominator it uses: in the panel, in print, in the workbook.

Requirements
    3.5   derived indicators show which denominator they use
    IND1
"""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from report_steps import at, put, put_all

from ipdesk.denominators import Denominators
from ipdesk.exchange.workbook_reader import read_in_child
from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.languages import Language
from ipdesk.printing.cells import Cells
from ipdesk.screens.detail import DetailScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

IND1 = at("indicators IND1 value")
SAID: dict[Language, str] = {
    "zh": "134,412 ÷ 10,849（常住人口，2015年，年末，2017年公布）",
    "en": "134,412 ÷ 10,849 (Resident population, year 2015, 年末, 2017年公布)",
}


@pytest.fixture
def computed(workspace: Workspace) -> Workspace:
    put_all(
        workspace,
        {
            "base BF1 value": "134412",
            "base BF2 value": "10849",
            "base BF2 year": "2015",
            "base BF2 period": "年末",
            "base BF2 vintage": "2017年公布",
        },
    )
    return workspace


def division(workspace: Workspace, services: Services) -> str:
    report = workspace.report
    return Denominators(report.form, report.cell, services.translator).division(IND1)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_division_names_year_and_vintage(
    computed: Workspace, services: Services, language: Language
) -> None:
    """IND1"""
    services.translator.speak(language)
    assert division(computed, services) == SAID[language]


def test_a_point_in_time_with_its_year_needs_no_other(
    computed: Workspace, services: Services
) -> None:
    services.translator.speak("zh")
    put(computed, "base BF2 period", "2015年末")
    assert division(computed, services) == "134,412 ÷ 10,849（常住人口，2015年末，2017年公布）"


def test_last_year_is_of_its_own_vintage(computed: Workspace, services: Services) -> None:
    services.translator.speak("zh")
    put_all(
        computed,
        {
            "base BF1 prior": "111878",
            "base BF2 prior": "10724",
            "base BF2 prior_vintage": "2016年公布",
        },
    )
    report = computed.report
    said = Denominators(report.form, report.cell, services.translator)
    assert said.division(at("indicators IND1 prior")) == (
        "111,878 ÷ 10,724（常住人口，2016年公布）"
    )


def test_where_nothing_is_stated_nothing_is_said(workspace: Workspace, services: Services) -> None:
    put_all(workspace, {"base BF1 value": "134412", "base BF2 value": "10849"})
    assert division(workspace, services) == ""


def test_the_panel_shows_it_with_the_numbers(computed: Workspace, services: Services) -> None:
    sentences = Sentences(services.translator, computed.form, computed.report.cell)
    screen = DetailScreen(computed, sentences, services.translator)
    screen.show(IND1)
    numbers = next(fact.text for fact in screen.formula() if fact.name == "With the numbers")
    assert numbers == (
        "134,412 patents ÷ 10,849 (10,000 people) "
        "(Resident population, year 2015, 年末, 2017年公布) = 12.39 per 10,000 people"
    )


def test_the_print_says_it_in_a_note(computed: Workspace, services: Services) -> None:
    services.translator.speak("zh")
    snapshot = computed.snapshot()
    cells = Cells(snapshot, snapshot.form.sections["indicators"], services.translator)
    assert cells.shown("IND1", "value", "每万人口发明专利拥有量").mark == "[1]"
    (notes,) = cells.notes()
    assert SAID["zh"] in "".join(notes.notes[0].pieces)


def test_the_workbook_says_it_at_the_cell(
    computed: Workspace, services: Services, tmp_path
) -> None:
    """The workbook is read back all the same"""
    services.translator.speak("zh")
    content = write_workbook(computed.snapshot(), services.translator)
    book = openpyxl.load_workbook(BytesIO(content))
    comments = [c.comment.text for s in book for line in s.iter_rows() for c in line if c.comment]
    assert comments == [SAID["zh"]]
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert read_in_child(path).sheets
