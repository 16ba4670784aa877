"""Last year beside this year: value, change, the years, the last explanation; carried forward.

Requirements
    4.3   "last value, change in %, sparkline, last explanation"; carry forward
    4.4   "with the last wording offered": last year's, for the same rule and row
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from report_filler import make_ready
from report_steps import at, problems, put, put_all, shown

from ipdesk.catalogue.model import Break
from ipdesk.records import HISTORY, FigureRecord
from ipdesk.screens.cell_history import CellHistory
from ipdesk.screens.last_year import LastYearScreen
from ipdesk.screens.section import SectionScreen
from ipdesk.screens.trends import TrendsScreen
from ipdesk.screens.wordings import Wordings
from ipdesk.sealing import Sealer
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

WHY = "counted anew since the census"
TEXTS = {
    "base BF1 value": "168480",
    "base BF2 value": "10849",
    "base BF2 source": "统计局",
    "base BF2 period": "年末",
    "indicators IND2 value": "暂缺：尚未公布",
    "indicators IND3 prior": "10000",
    "indicators IND3 value": "19000",
}


@pytest.fixture(scope="module")
def second_year(masters, tmp_path_factory) -> Path:
    """2016 sealed with an explained query, 2017 begun."""
    from masters import services_of_a_session

    folder = tmp_path_factory.mktemp("years")
    path = folder / "w.ipdesk"
    path.write_bytes(masters.empty("440000", "leading", 2016).read_bytes())
    services = services_of_a_session()
    workspace = services.opener.open(path)
    put_all(workspace, TEXTS)
    make_ready(workspace)
    (query,) = problems(workspace, "R102", "IND3")
    workspace.explain(query, WHY)
    Sealer(services).seal(workspace, folder / "packages", "test")
    services.opener.add_report(workspace, "annual", 2017)
    workspace.store.close()
    return path


@pytest.fixture
def workspace(second_year: Path, services: Services, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "w.ipdesk"
    path.write_bytes(second_year.read_bytes())
    opened = services.opener.open(path)
    services.opener.turn_to(opened, "annual-2017")
    yield opened
    opened.store.close()


@pytest.fixture
def words(workspace: Workspace, services: Services) -> Sentences:
    return Sentences(services.translator, workspace.form, workspace.report.cell)


@pytest.fixture
def screen(workspace: Workspace, words: Sentences, services: Services) -> LastYearScreen:
    return LastYearScreen(workspace, words, services.translator)


def told(screen: LastYearScreen, where: str) -> dict[str, str]:
    return {fact.name: fact.text for fact in screen.facts(at(where))}


def test_last_value_and_change_stand_beside_the_value(
    workspace: Workspace, screen: LastYearScreen
) -> None:
    """4.3"""
    assert told(screen, "base BF2 value") == {"Value of 2016": "10,849.00 (10,000 people)"}
    put(workspace, "base BF2 value", "11391.45")
    assert told(screen, "base BF2 value")["Change"] == "+5.0% on 2016"
    put(workspace, "base BF2 value", "10306.55")
    assert told(screen, "base BF2 value")["Change"] == "−5.0% on 2016"
    put(workspace, "base BF2 value", "10849")
    assert told(screen, "base BF2 value")["Change"] == "unchanged on 2016"


def test_beside_last_year_s_value_itself_no_other_year_is_told(screen: LastYearScreen) -> None:
    assert told(screen, "base BF2 prior") == {}


def test_where_there_is_no_percentage_words_say_why(
    workspace: Workspace, screen: LastYearScreen
) -> None:
    """4.3: base unknown"""
    put_all(workspace, {"indicators IND2 value": "5"})
    assert (
        told(screen, "indicators IND2 value")["Change"] == "not known: there is no number of 2016"
    )


def test_zero_has_no_percentage(workspace: Workspace, screen: LastYearScreen) -> None:
    workspace.restate(at("base BF1 prior"), "0", "nothing was counted")
    put(workspace, "base BF1 value", "5")
    assert told(screen, "base BF1 value")["Change"] == "no percentage: 2016 was 0"
    assert screen.change_text(at("base BF1 value")) == "was 0"


def test_years_with_another_way_of_counting_are_not_compared(
    workspace: Workspace, screen: LastYearScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = workspace.form.sections["base"].rows
    label = rows["BF2"].label
    changed = msgspec.structs.replace(
        rows["BF2"], breaks=(Break(year=2017, label=label, source=""),)
    )
    monkeypatch.setitem(rows, "BF2", changed)
    put(workspace, "base BF2 value", "12000")
    assert "way of counting" in told(screen, "base BF2 value")["Change"]


def test_last_explanation_stands_with_its_rule(screen: LastYearScreen) -> None:
    """4.3: of the last sealed report"""
    rule = "Indicators rise no more than is usual"
    assert told(screen, "indicators IND3 value")[f"Explained in 2016 · {rule}"] == WHY


def test_last_year_s_wording_is_offered_for_the_same_rule_and_row(
    workspace: Workspace, services: Services
) -> None:
    """4.4"""
    put_all(workspace, {"indicators IND3 value": "40000"})
    (query,) = problems(workspace, "R102", "IND3")
    wording = Wordings(workspace, services.translator).of(query)
    assert wording.text == WHY
    assert wording.hint == "This was the wording of 2016; is it still true?"


def test_a_series_has_a_small_chart(workspace: Workspace, services: Services) -> None:
    """4.3: sparkline, of any series"""
    made_up = ("演练数据", "", "2017-03-10T09:30:00.000")
    figures = [
        FigureRecord("base.BF2.value", year, HISTORY, "", value, *made_up)
        for year, value in ((2013, "10644"), (2014, "10724"))
    ]
    workspace.record_figures(figures, "test")
    put(workspace, "base BF2 value", "11000")
    small = TrendsScreen(workspace, services.translator).small(at("base BF2 value"))
    assert small is not None
    plot, said = small
    assert [dot.origin for dot in plot.dots] == ["history", "history", "sealed", "draft"]
    assert said == "2013: 10,644; 2014: 10,724; 2016: 10,849; 2017: 11,000"
    assert all(0 <= dot.at.x <= 1 and 0 <= dot.at.y <= 1 for dot in plot.dots)


def test_texts_are_carried_forward_in_one_step_where_the_catalogue_says_so(
    workspace: Workspace, screen: LastYearScreen, words: Sentences, services: Services
) -> None:
    """4.3: carry forward, marked as the clerk's in the history"""
    places = [at(f"base BF2 {column}") for column in ("source", "period", "value", "year")]
    assert screen.carry(places, None) == "2 texts of 2016 carried forward"
    assert shown(workspace, "base BF2 source").text == "统计局"
    assert shown(workspace, "base BF2 value").raw == ""
    history = CellHistory(workspace, words, services.translator).of(at("base BF2 source"))
    assert history[0].text == "(blank) → 统计局 (carried forward by the clerk)"
    assert screen.carry(places, None) == "There is nothing of 2016 to be carried forward here."
    workspace.undo()
    assert shown(workspace, "base BF2 source").raw == ""


def test_table_shows_the_change_beside_the_value(
    workspace: Workspace, words: Sentences, services: Services
) -> None:
    """4.3: beside the value in the grid"""
    section = SectionScreen(workspace, words, services.translator, "base")
    roles = [column.role for column in section.columns]
    column = roles.index("change")
    assert section.heading(column) == ("Change", "")
    put(workspace, "base BF2 value", "11391.45")
    row, _ = section.index_of(at("base BF2 value")) or (-1, 0)
    assert section.look(row, column).text == "+5.0%"
    assert section.tip(row, column).endswith("+5.0% on 2016")
    roster = SectionScreen(workspace, words, services.translator, "enterprises")
    assert "change" not in [column.role for column in roster.columns]
