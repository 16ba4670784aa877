"""Outliers within a roster: robust, by median and MAD; asked about, never an error.

Requirements
    4.4       "statistical outliers within a roster (robust, not min-max)"
    peers     Checking: statistical outliers; "min-max gives false alarms on skewed data"
    invariants the incremental result is that of a full check; thresholds are data
"""

from __future__ import annotations

import math
import random
import statistics
from decimal import Decimal

import pytest
from report_steps import at, problems, put, put_all

from ipdesk.catalogue.model import Outliers
from ipdesk.checks.outliers import Spread
from ipdesk.power_of_ten import like_siblings
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

RULE = "V10"
USUAL = ["8", "9", "10", "11", "12", "13", "14", "15", "17", "20", "26", "40"]


def fill(workspace: Workspace, values: list[str], column: str = "enterprises inventions") -> None:
    section, name = column.split()
    texts = {f"{section} e{i} {name}": text for i, text in enumerate(values)}
    names = {f"{section} e{i} name": f"企业{i}" for i in range(len(values))}
    put_all(workspace, names | texts)


def found(workspace: Workspace) -> set[str]:
    return {problem.place.row for problem in problems(workspace, RULE)}


def test_a_row_far_from_the_others_is_asked_about(workspace: Workspace, services: Services) -> None:
    """4.4: the message names value, median and how far"""
    fill(workspace, [*USUAL, "108000"])
    (problem,) = problems(workspace, RULE)
    assert (problem.level, problem.place) == ("query", at("enterprises e12 inventions"))
    words = Sentences(services.translator, workspace.form, workspace.report.cell)
    assert words.problem(problem).endswith(
        "is 108,000 patents, 7,714 times the median 14 patents of 13 rows"
    )
    services.translator.speak("zh")
    assert "108,000 件，是13行中位数14 件的7,714倍" in words.problem(problem)


def test_skewed_counts_raise_no_false_alarm(workspace: Workspace) -> None:
    """peers: a province has few large and many small enterprises"""
    skewed = [str(round(10 ** (i / 5))) for i in range(20)]
    fill(workspace, skewed)
    assert found(workspace) == set()


def test_one_wild_value_does_not_hide_another(workspace: Workspace) -> None:
    """Robust: mean and standard deviation would take the smaller one in"""
    fill(workspace, [*USUAL, "90000000", "90000"])
    assert found(workspace) == {"e12", "e13"}


def test_few_rows_are_not_judged(workspace: Workspace) -> None:
    fill(workspace, [*USUAL[:10], "108000"])
    assert found(workspace) == set()


def test_equal_rows_have_no_spread_and_still_allow_a_difference(workspace: Workspace) -> None:
    """A MAD of zero: the least spread of the catalogue stands in"""
    fill(workspace, ["100"] * 12 + ["150", "560", "570"])
    assert found(workspace) == {"e14"}


def test_zero_and_what_is_no_number_are_not_judged(workspace: Workspace) -> None:
    fill(workspace, [*USUAL, "0", "暂缺：未报", "x"])
    assert found(workspace) == set()


def test_value_far_below_is_found_too(workspace: Workspace, services: Services) -> None:
    fill(workspace, [*(f"{text}000" for text in USUAL), "2"])
    (problem,) = problems(workspace, RULE)
    words = Sentences(services.translator, workspace.form, workspace.report.cell)
    assert "1/6,500 of the median 13,000 patents" in words.problem(problem)


def test_an_explained_or_disputed_outlier_is_known_as_such_at_once(workspace: Workspace) -> None:
    fill(workspace, [*USUAL, "108000"])
    waiting = workspace.checker.verdict().queries
    change = workspace.explain(problems(workspace, RULE)[0], "a national champion")
    assert [problem.explanation for problem in change.opened] == ["a national champion"]
    assert workspace.checker.verdict().queries == waiting - 1
    workspace.explain(problems(workspace, RULE)[0], "")
    assert workspace.checker.verdict().queries == waiting


def test_explanation_holds_while_other_rows_come_and_go(workspace: Workspace) -> None:
    """The median moves with every row; what was explained is the value"""
    fill(workspace, [*USUAL, "108000"])
    workspace.explain(problems(workspace, RULE)[0], "a national champion")
    put_all(workspace, {"enterprises e20 name": "新", "enterprises e20 inventions": "33"})
    (problem,) = problems(workspace, RULE)
    assert problem.explanation == "a national champion"
    assert problem.typical is not None
    assert problem.typical.rows == 14
    put(workspace, "enterprises e12 inventions", "108001")
    assert problems(workspace, RULE)[0].explanation == ""


def test_incremental_is_as_anew(workspace: Workspace) -> None:
    """Rows changed, removed, brought back: as a full check finds them"""
    chance = random.Random(7)
    fill(workspace, [str(chance.randrange(1, 60)) for _ in range(30)])
    steps = 0
    for _ in range(25):
        steps += 1
        rows = list(workspace.report.rows("enterprises"))
        row, raw = chance.choice(rows), str(chance.choice((3, 20, 5000, 0, 900000)))
        if chance.random() < 0.2:
            workspace.remove_row("enterprises", row)
        elif chance.random() < 0.2 and steps > 1:
            workspace.undo()
            steps -= 2
        else:
            put(workspace, f"enterprises {row} inventions", raw)
        told = problems(workspace, RULE)
        workspace.checker.check_all()
        assert problems(workspace, RULE) == told


@pytest.mark.parametrize("scale", ["log", "linear"])
@pytest.mark.parametrize("seed", range(5))
def test_deviation_is_that_of_the_definition(scale: str, seed: int) -> None:
    """Against median and MAD as textbooks have them"""
    chance = random.Random(seed)
    values = [Decimal(chance.randrange(1, 900)) for _ in range(chance.randrange(13, 90))] + [
        Decimal(chance.choice((7, 10**6, 10**9)))
    ]
    spread = Spread(Outliers(scale=scale, spread="0.01"))  # type: ignore[arg-type]  # both names
    for number, value in enumerate(values):
        spread.put(str(number), value)
    scaled = [math.log10(v) if scale == "log" else float(v) for v in values]
    median = statistics.median(values)
    middle = math.log10(median) if scale == "log" else float(median)
    mad = sorted(abs(x - middle) for x in scaled)[len(scaled) // 2]
    room = 5 * max(1.4826 * mad, 0.01)
    wanted = {str(i) for i, x in enumerate(scaled) if abs(x - middle) > room + 1e-6}
    assert {row for row, _, _ in spread.outliers()} == wanted


def test_a_unit_taken_for_another_is_put_right_by_the_other_rows(workspace: Workspace) -> None:
    """peers 9: against siblings, where the column's unit has a scale"""
    fill(workspace, [*USUAL, "108000"])
    assert like_siblings(problems(workspace, RULE)[0], workspace.report) is None
    for row in list(workspace.report.rows("enterprises")):
        workspace.remove_row("enterprises", row)
    fill(workspace, [*(f"{text}0000" for text in USUAL), "14"], "teams staff")
    (problem,) = problems(workspace, RULE)
    proposal = like_siblings(problem, workspace.report)
    assert proposal is not None
    assert (proposal.raw, proposal.exponent) == ("140000", -4)
    assert proposal.taken_for is not None
    assert proposal.taken_for.zh == "万人"
