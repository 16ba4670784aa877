"""Figures of former years, and the trends that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from ipdesk.records import HISTORY, FigureRecord
from ipdesk.trends import Trend
from ipdesk.workspace import Workspace

TakeIn = Callable[[str, Mapping[int, str]], None]


@pytest.fixture
def take_in(workspace: Workspace) -> TakeIn:
    """Take in an indicator's values of former years: ``take_in("IND1", {2010: "1.84"})``."""

    def record(indicator: str, values: Mapping[int, str], origin: str = HISTORY) -> None:
        address = f"indicators.{indicator}.value"
        figures = [
            FigureRecord(address, year, origin, "", value, "", "", "2016-01-01T00:00:00.000")
            for year, value in values.items()
        ]
        workspace.record_figures(figures, "history of a test")

    return record


@pytest.fixture
def trend(workspace: Workspace) -> Callable[[str], Trend]:
    """The trend of an indicator as things stand now."""

    def of(indicator: str) -> Trend:
        return next(t for t in workspace.trends() if t.indicator.code == indicator)

    return of
