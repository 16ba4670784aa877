"""What SIPO asked about the revision before, and this one has not answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ipdesk.catalogue.model import Rule
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.report import Report

ANSWERED = "answered"
"""What the catalogue calls the check."""
UNANSWERED = "unanswered"
"""The reason of its problems."""
_LONGEST = 160


class Asked(NamedTuple):
    """A comment of SIPO's to which nobody has said anything, nor that it is dealt with.

    ``before`` is what the cell held in the revision that was returned, as typed or computed; None
    if that is not known, or the comment is about a row or a section.
    """

    place: Place
    text: str
    before: str | None = None


class AskedCheck:
    """Compares with what the cells hold; ``rule`` None asks about nothing.

    A cell that holds something else than in the revision returned is an answer by itself: SIPO
    sees both.
    """

    def __init__(
        self, report: Report, rule: Rule | None, asked: Callable[[], Iterable[Asked]]
    ) -> None:
        self._report = report
        self._rule = rule
        self._read = asked
        self._asked: tuple[Asked, ...] = ()
        self._rows: frozenset[tuple[str, str]] = frozenset()

    def load(self) -> None:
        """Read anew what waits for an answer."""
        self._asked = tuple(self._read()) if self._rule is not None else ()
        self._rows = frozenset((one.place.section, one.place.row) for one in self._asked)

    def concerns(self, place: Place) -> bool:
        """Whether a change there can answer anything, or something was said of a problem there."""
        return (place.section, place.row) in self._rows or (
            not place.row and any(section == place.section for section, _ in self._rows)
        )

    def waiting(self) -> list[Asked]:
        """What neither words nor another figure answer."""
        return [one for one in self._asked if not self._changed(one)]

    def problems(self) -> Iterator[Problem]:
        """One problem for each place, with what was asked there."""
        if self._rule is None:
            return
        at: dict[Place, list[str]] = {}
        for one in self.waiting():
            place = self._nearest(one.place)
            if place is not None:
                at.setdefault(place, []).append(" ".join(one.text.split()))
        for place, texts in at.items():
            said = " / ".join(texts)
            short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
            yield Problem(self._rule.code, self._rule.level, place, UNANSWERED, short)

    def _changed(self, one: Asked) -> bool:
        if one.before is None or one.place.section not in self._report.sections:
            return False
        cell = self._report.cell(one.place)
        return (cell.raw or cell.text) != one.before

    def _nearest(self, place: Place) -> Place | None:
        """The place, or what is left of it: rows may be gone, another edition has other columns."""
        form = self._report.form.sections.get(place.section)
        if form is None or place.section not in self._report.sections:
            return None
        there = place.row in form.rows or place.row in self._report.rows(place.section)
        row = place.row if there else ""
        column = place.column if row and place.column in form.columns else ""
        return Place(place.section, row, column)
