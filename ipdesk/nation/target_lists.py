"""The targets in words: how many units stand how, and how each unit stands."""

from __future__ import annotations

from decimal import Decimal

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.nation.overview import Overview
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.sheet import Lines
from ipdesk.nation.stands import STAND_STATES, counts
from ipdesk.values import rounded

_PLACES = 2


def target_lists(overview: Overview, translator: Translator) -> list[Lines]:
    """By category and by unit; each by the newest report of a unit."""
    words = OverviewWords(overview, translator)
    empty = translator.tr("No report has come that has indicators.")
    return [
        _by_category(overview, words, translator, empty),
        _by_unit(overview, words, translator, empty),
    ]


def _by_category(
    overview: Overview, words: OverviewWords, translator: Translator, empty: str
) -> Lines:
    tr, found, catalogue = translator.tr, counts(overview.stands), overview.catalogue
    rows = tuple(
        (
            words.category(category.code),
            f"{indicator.code} {translator.label(indicator.label)}",
            *(str(found[category.code, indicator.code][state] or "") for state in STAND_STATES),
        )
        for category in catalogue.categories
        for indicator in catalogue.indicators
        if (category.code, indicator.code) in found
    )
    heads = (tr("Category"), tr("Indicator"), *(words.stand(state) for state in STAND_STATES))
    right = tuple(range(2, len(heads)))
    return Lines(
        title=tr("Targets by category"), heads=heads, rows=rows, empty=empty, wide=(1,), right=right
    )


def _by_unit(overview: Overview, words: OverviewWords, translator: Translator, empty: str) -> Lines:
    """The indicators that a unit declares itself are among its lines."""
    tr = translator.tr
    rows = tuple(
        (
            words.unit(one.unit),
            str(one.year),
            f"{one.stand.indicator.code} {translator.label(one.stand.indicator.label)}",
            words.stand(one.stand.state),
            _number(one.stand.value),
            _number(one.stand.expected),
            _number(one.stand.target),
            str(one.stand.target_year or ""),
        )
        for one in overview.stands
    )
    heads = (
        tr("Reporting unit"), tr("Year"), tr("Indicator"), tr("State"), tr("Figure"),
        tr("On the way"), tr("Target"), tr("Target year"),
    )  # fmt: skip
    title = tr("Targets by unit")
    return Lines(title=title, heads=heads, rows=rows, empty=empty, wide=(2,), right=(4, 5, 6, 7))


def _number(value: Decimal | None) -> str:
    return "" if value is None else formats.number(rounded(value, _PLACES))
