"""What the data packs in use state of a workspace's cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from ipdesk.catalogue.model import Label
from ipdesk.data_packs.names import has_packs
from ipdesk.records import FigureRecord
from ipdesk.series import pack_of
from ipdesk.values import parse_number

_NONE: Mapping[str, str] = {}


class PackFigure(NamedTuple):
    """A figure that a pack states; ``pack`` is what the pack is called."""

    pack: Label
    text: str
    number: Decimal
    vintage: str


class PackFigures:
    """The figures of packs that no other takes the place of, the newest pack first."""

    def __init__(
        self, figures: Iterable[FigureRecord] = (), settings: Mapping[str, str] = _NONE
    ) -> None:
        self._figures: dict[tuple[str, int], list[PackFigure]] = {}
        names = _names(settings) if has_packs(settings) else {}
        for figure in sorted(figures, key=lambda figure: figure.recorded_at, reverse=True):
            number = parse_number(figure.value)
            if pack_of(figure) in names and isinstance(number, Decimal):
                said = PackFigure(names[pack_of(figure)], figure.value, number, figure.vintage)
                self._figures.setdefault((figure.series, figure.year), []).append(said)

    def __bool__(self) -> bool:
        """Whether any pack states anything."""
        return bool(self._figures)

    @property
    def series(self) -> frozenset[str]:
        """The addresses of which a pack states anything."""
        return frozenset(series for series, _ in self._figures)

    def other(self, series: str, year: int, number: Decimal, vintage: str) -> PackFigure | None:
        """What packs state instead of a figure; None if they state the same, or nothing.

        Where they have the figure's own vintage, that one is meant, else any of theirs.
        """
        stated = self._figures.get((series, year), [])
        meant = [said for said in stated if said.vintage == vintage] or stated
        same = any(said.number == number for said in meant)
        return None if same or not meant else meant[0]


class StatedFigures(PackFigures):
    """What a report says that data packs state where its figures differ, taken as it says it.

    For whoever checks a report of others and does not ask which packs were installed there.
    """

    def __init__(self, stated: Mapping[str, PackFigure]) -> None:
        super().__init__()
        self._stated = stated

    def __bool__(self) -> bool:
        """Whether the report says anything of packs."""
        return bool(self._stated)

    @property
    def series(self) -> frozenset[str]:
        """The addresses of which packs are said to state anything."""
        return frozenset(self._stated)

    def other(self, series: str, year: int, number: Decimal, vintage: str) -> PackFigure | None:  # noqa: ARG002 -- the report's own year and vintage
        """What packs are said to state instead; None where that is the same, or nothing."""
        said = self._stated.get(series)
        return None if said is None or said.number == number else said


class KnownFigures(PackFigures):
    """What packs state that are known here, for whoever checks a report that names them.

    What the report says of packs counts where they leave it open: which of several is named first,
    and of what no pack named states anything, since an earlier one of its edition may have.
    """

    def __init__(
        self,
        figures: Iterable[FigureRecord],
        settings: Mapping[str, str],
        stated: Mapping[str, PackFigure],
    ) -> None:
        super().__init__(figures, settings)
        self._stated = StatedFigures(stated)

    def __bool__(self) -> bool:
        """Whether packs or the report say anything."""
        return super().__bool__() or bool(self._stated)

    @property
    def series(self) -> frozenset[str]:
        """The addresses of which packs state anything, or are said to."""
        return super().series | self._stated.series

    def other(self, series: str, year: int, number: Decimal, vintage: str) -> PackFigure | None:
        """What packs state instead of a figure; None if they state the same, or nothing."""
        said = self._stated.other(series, year, number, vintage)
        known = self._figures.get((series, year))
        ours = super().other(series, year, number, vintage)
        if known is None or (ours and said and _same(said, known)):
            return said
        return ours


def _same(said: PackFigure, known: Iterable[PackFigure]) -> bool:
    return any((one.pack, one.number) == (said.pack, said.number) for one in known)


def _names(settings: Mapping[str, str]) -> dict[str, Label]:
    from ipdesk.data_packs.kept import kept_packs

    return {
        pack.edition: Label(
            zh=f"{pack.title.zh}（{pack.edition}）", en=f"{pack.title.en} ({pack.edition})"
        )
        for pack in kept_packs(settings).in_use()
    }
