"""The scores in words: the units of a year by each scoring sheet of the catalogue, best first."""

from __future__ import annotations

from decimal import Decimal

from ipdesk import formats
from ipdesk.catalogue.model import Evaluation
from ipdesk.messages import Translator
from ipdesk.nation.overview import Overview
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.scoring import Scored
from ipdesk.nation.sheet import Lines


def of_year(title: str, year: int, translator: Translator) -> str:
    """The title of a list that is of one year; just the title for 0."""
    return translator.tr("{title} {year}", title=title, year=year) if year else title


def score_lists(overview: Overview, translator: Translator, year: int) -> list[Lines]:
    """One for each scoring sheet; where the edition has none, one that says so."""
    tr, sheets = translator.tr, overview.catalogue.evaluations
    if not sheets:
        why = tr(
            "The catalogue defines no scoring sheet: what counts, and how much, is for SIPO to "
            "decide. Units are scored once an edition has one."
        )
        return [Lines(title=tr("Scores"), heads=(), rows=(), empty=why)]
    words = OverviewWords(overview, translator)
    found = overview.scores(year)
    return [_list(sheet, year, found[sheet.code], words, translator) for sheet in sheets]


def _list(
    sheet: Evaluation, year: int, scored: list[Scored], words: OverviewWords, translator: Translator
) -> Lines:
    tr, label = translator.tr, translator.label
    columns = [
        tr("{name} ({weight}%)", name=label(one.label), weight=one.weight) for one in sheet.scores
    ]
    heads = (tr("Rank"), tr("Reporting unit"), tr("Category"), tr("Total"), *columns)
    ordered = sorted(scored, key=lambda one: -one.total if one.total is not None else Decimal(1))
    totals = [one.total for one in ordered]
    rows = tuple(
        (
            str(totals.index(one.total) + 1) if one.total is not None else "",
            words.unit(one.unit),
            words.category(one.category),
            _number(one.total) or tr("not complete"),
            *(_points(one, score.code, translator) for score in sheet.scores),
        )
        for one in ordered
    )
    return Lines(
        title=of_year(label(sheet.label), year, translator),
        heads=heads,
        rows=rows,
        empty=tr("No report of a year has come."),
        notes=tuple(
            tr("{name}: {value}", name=label(one.label), value=one.formula) for one in sheet.scores
        ),
        wide=(1,),
        right=(0, *range(3, len(heads))),
    )


def _points(one: Scored, code: str, translator: Translator) -> str:
    """The points of a line and what they weigh; "" where it is not for the category."""
    line = next((line for line in one.lines if line.score.code == code), None)
    if line is None:
        return ""
    if line.points is None:
        return translator.tr("a number is missing")
    said = {"points": _number(line.points), "weighted": _number(line.weighted)}
    return translator.tr("{points} → {weighted}", **said)


def _number(value: Decimal | None) -> str:
    return "" if value is None else formats.number(value, 2)
