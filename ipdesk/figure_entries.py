"""Figures of other years as they are taken in: what is written, and what the history says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ipdesk.ledger import Writing
from ipdesk.places import Place
from ipdesk.records import FigureRecord


def write_figures(
    figures: Sequence[FigureRecord], held: Iterable[FigureRecord], reason: str, writing: Writing
) -> None:
    """Write the figures; what is held already, whenever it came in, has no further entry."""
    known = {_key(figure): figure for figure in held}
    writing.batch.figures.extend(figures)
    for figure in figures:
        old = known.get(_key(figure))
        if old is not None and old._replace(recorded_at=figure.recorded_at) == figure:
            continue
        facet = f"{figure.year} {figure.vintage}".strip()
        before = old.value if old is not None else ""
        place = Place.of_address(figure.series)
        writing.note("figure", place, before, figure.value, reason=reason, facet=facet)


def _key(figure: FigureRecord) -> tuple[str, int, str, str]:
    return figure.series, figure.year, figure.origin, figure.vintage
