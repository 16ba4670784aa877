"""The overview as plain data, stable for programs: texts are codes, numbers are exact texts."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from ipdesk.nation.dues import Round
from ipdesk.nation.overview import Overview
from ipdesk.nation.quotas import Quota
from ipdesk.nation.scoring import Scored
from ipdesk.nation.stands import STAND_STATES, counts
from ipdesk.nation.tables import NationCell, NationTable
from ipdesk.nation.tasks import MeasureStand
from ipdesk.nation.told import RestatedFigure, ToldRemark
from ipdesk.nation.views import Spread, by_group, ranked, through_the_years
from ipdesk.values import canonical


def overview_facts(overview: Overview) -> dict[str, Any]:
    """All of it, as JSON values."""
    return {
        "today": overview.today.isoformat(),
        "years": list(overview.nation.years),
        "unknown": overview.unknown,
        "due": [_round(one) for one in overview.rounds],
        "quotas": [_quota(one) for one in overview.quotas],
        "tables": [table_facts(overview, table) for table in overview.tables],
        "targets": _targets(overview),
        "measures": [_measure(one) for one in overview.measures(overview.newest_year)],
        "scores": {
            code: [_scored(one) for one in found]
            for code, found in overview.scores(overview.newest_year).items()
        },
        "restated": [_restated(one) for one in overview.restated],
        "remarks": [_remark(one) for one in overview.remarks],
    }


def table_facts(overview: Overview, table: NationTable) -> dict[str, Any]:
    """A table with its national figures, its ranking and how it is spread."""
    latest, totals = table.latest, overview.totals.of(table)
    return {
        "place": table.place.address,
        "unit": table.unit.zh if table.unit else "",
        "latest": latest,
        "national": {
            str(year): {"value": canonical(one.value), "how": one.how, "units": one.units}
            for year, one in totals.items()
        },
        "ranked": [
            {
                "rank": one.rank,
                "unit": one.unit,
                "value": canonical(one.number),
                "before": _text(one.before),
            }
            for one in (ranked(table, latest) if latest else ())
        ],
        "spread": {str(y): _spread(one) for y, one in through_the_years(table).items()},
        "by_category": _groups(table, latest, overview.categories),
        "by_zone": _groups(table, latest, overview.zones),
        "cells": {
            unit: {str(y): cell.text if cell.number is not None else cell.state for y, cell in row}
            for unit, row in _rows(table)
        },
    }


def _rows(table: NationTable) -> list[tuple[str, list[tuple[int, NationCell]]]]:
    rows: dict[str, list[tuple[int, NationCell]]] = {}
    for (unit, year), cell in table.cells.items():
        rows.setdefault(unit, []).append((year, cell))
    return list(rows.items())


def _groups(table: NationTable, latest: int | None, groups: dict[str, str]) -> dict[str, Any]:
    found = by_group(table, latest, groups) if latest else {}
    return {group: _spread(one) for group, one in found.items()}


def _spread(one: Spread) -> dict[str, Any]:
    numbers = one._asdict()
    return {name: canonical(v) if isinstance(v, Decimal) else v for name, v in numbers.items()}


def _round(one: Round) -> dict[str, Any]:
    return {
        "kind": one.kind.code,
        "year": one.year or None,
        "deadline": one.deadline.day.isoformat() if one.deadline else None,
        "counts": dict(Counter(line.state for line in one.units)),
        "units": [{**line._asdict(), "late": line.late} for line in one.units],
    }


def _quota(one: Quota) -> dict[str, Any]:
    category = one.category
    return {
        "category": category.code,
        "pilots": list(one.pilots),
        "quota": category.pilot_quota_max,
        "exceeded": one.exceeded,
        "strong": list(one.strong),
        "strong_2030": [category.strong_2030_min, category.strong_2030_max],
    }


def _targets(overview: Overview) -> dict[str, Any]:
    by_category = [
        {
            "category": category,
            "indicator": indicator,
            **{state: found[state] for state in STAND_STATES},
        }
        for (category, indicator), found in counts(overview.stands).items()
    ]
    units = [
        {
            "unit": one.unit,
            "year": one.year,
            "indicator": one.stand.indicator.code,
            "state": one.stand.state,
            "value": _text(one.stand.value),
            "target": _text(one.stand.target),
            "target_year": one.stand.target_year,
            "expected": _text(one.stand.expected),
        }
        for one in overview.stands
    ]
    return {"counts": by_category, "units": units}


def _measure(one: MeasureStand) -> dict[str, Any]:
    return {
        "category": one.category,
        "measure": one.measure.code,
        "counts": dict(one.counts),
        "final": one.final,
    }


def _scored(one: Scored) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "year": one.year,
        "category": one.category,
        "total": _text(one.total),
        "lines": [
            {
                "score": line.score.code,
                "formula": line.score.formula,
                "weight": line.score.weight,
                "inputs": {name: _text(number) for name, number in line.inputs.items()},
                "points": _text(line.points),
                "weighted": _text(line.weighted),
            }
            for line in one.lines
        ],
    }


def _restated(one: RestatedFigure) -> dict[str, Any]:
    said = one.restated
    return {
        "unit": one.unit,
        "year": one.year,
        "place": one.table.place.address,
        "before": said.before,
        "now": one.now,
        "reason": said.reason,
        "report": said.year,
    }


def _remark(one: ToldRemark) -> dict[str, Any]:
    return {
        "unit": one.submission.unit,
        "year": one.submission.year,
        "rule": one.remark.rule,
        "place": one.place.address,
        "kind": one.remark.kind,
        "text": one.remark.text,
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else canonical(number)
