"""Positions on the chart: inside it, in order, also for strange series."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from ipdesk.plot import Plot, plot_of
from ipdesk.trends import Trend
from ipdesk.workspace import Workspace
from tests.report_steps import put_all
from tests.trends.conftest import TakeIn

Of = Callable[[str], Trend]


def plotted(trend: Trend) -> Plot:
    plot = plot_of(trend)
    assert plot is not None
    return plot


def test_without_any_year_there_is_no_plot(trend: Of) -> None:
    assert plot_of(trend("IND3")) is None


@pytest.mark.parametrize(
    "values",
    [
        {2015: "3"},
        {2014: "0", 2015: "0"},
        {2014: "7", 2015: "7"},
        {2014: "-5", 2015: "4"},
        {2014: "999999999999999999", 2015: "1"},
        {2014: "0.0000000001", 2015: "0.0000000002"},
        {year: str(year) for year in range(2010, 2026)},
    ],
    ids=["one year", "zero", "no change", "negative", "huge", "tiny", "16 years"],
)
def test_everything_lies_on_the_chart(
    take_in: TakeIn, trend: Of, values: Mapping[int, str]
) -> None:
    take_in("IND3", values)
    plot = plotted(trend("IND3"))
    spots = [dot.at for dot in plot.dots]
    assert len(spots) == len(values)
    assert [spot.x for spot in spots] == sorted({spot.x for spot in spots})
    assert all(0 <= side <= 1 for spot in spots for side in spot)
    assert all(0 <= tick.at <= 1 for tick in (*plot.years, *plot.values))


def test_the_axis_reaches_target_and_reference(workspace: Workspace, trend: Of) -> None:
    put_all(workspace, {
        "indicators IND3 value": "10", "goals IND3 target": "90", "goals IND3 target_year": "2030",
        "goals IND3 reference_value": "95", "goals IND3 baseline": "5",
        "goals IND3 baseline_year": "2015",
    })  # fmt: skip
    plot = plotted(trend("IND3"))
    assert plot.values[-1].value == 100
    assert plot.reference == 0.95
    assert [spot.y for spot in plot.path] == [0.05, 0.9]
    assert plot.path[0].x < plot.dots[0].at.x < plot.path[1].x


def test_a_break_lies_between_the_year_before_and_its_own(take_in: TakeIn, trend: Of) -> None:
    take_in("IND1", {2020: "28", 2021: "33"})
    plot = plotted(trend("IND1"))
    (fissure,) = plot.fissures
    before, after = (dot.at.x for dot in plot.dots)
    assert fissure.year == 2021
    assert fissure.at == pytest.approx((before + after) / 2)


def test_a_break_beyond_the_years_shown_is_left_out(take_in: TakeIn, trend: Of) -> None:
    take_in("IND1", {2010: "1.84"})
    assert plotted(trend("IND1")).fissures == ()
