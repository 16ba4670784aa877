"""Evaluates units by a scoring sheet of the catalogue; each number behind a score is kept."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.catalogue.model import Evaluation, Score
from ipdesk.errors import CatalogueProblem, InvalidCatalogue
from ipdesk.nation.material import Nation
from ipdesk.nation.tables import number_of
from ipdesk.places import Place
from ipdesk.values import EXACT, rounded

if TYPE_CHECKING:
    from cel_expr_python import cel

_PLACES = 2
_WHOLE = Decimal(100)


class Points(NamedTuple):
    """A line for a unit: the numbers it is made of, the points, and what they weigh.

    ``points`` and ``weighted`` are None where a number is missing, or nothing can be computed.
    """

    score: Score
    inputs: Mapping[str, Decimal | None]
    points: Decimal | None
    weighted: Decimal | None


class Scored(NamedTuple):
    """A unit by a scoring sheet; ``total`` is None unless every line has points."""

    unit: str
    year: int
    category: str
    lines: tuple[Points, ...]
    total: Decimal | None


def scored(nation: Nation, sheet: Evaluation, year: int) -> list[Scored]:
    """The units that reported of the year, in the official order.

    :class:`InvalidCatalogue` for a formula that is none.
    """
    compiled = {score.code: _Formula(score) for score in sheet.scores}
    found = []
    for (unit, of), one in nation.yearly.items():
        if of != year:
            continue
        lines = tuple(
            compiled[score.code].points(nation, one.number)
            for score in sheet.scores
            if not score.categories or one.category in score.categories
        )
        weighted = [line.weighted for line in lines]
        known = [number for number in weighted if number is not None]
        total = sum(known, Decimal()) if known and len(known) == len(lines) else None
        found.append(Scored(unit, year, one.category, lines, total))
    return found


class _Formula:
    """A line of the sheet, ready to be evaluated."""

    def __init__(self, score: Score) -> None:
        from cel_expr_python import cel

        self._score = score
        self._places = {name: Place.of_address(at) for name, at in score.inputs.items()}
        self._env = cel.NewEnv(variables=dict.fromkeys(score.inputs, cel.Type.DOUBLE))
        try:
            self._expression: cel.Expression = self._env.compile(score.formula)
        except Exception as fault:
            why = str(fault).strip().splitlines()[0]
            problem = CatalogueProblem("", f"scores[{score.code}]", why)
            raise InvalidCatalogue((problem,)) from fault

    def points(self, nation: Nation, submission: int) -> Points:
        """The line for a report."""
        inputs: dict[str, Decimal | None] = {}
        for name, place in self._places.items():
            figure = nation.row(submission, place.section, place.row).get(place.column)
            inputs[name] = number_of(figure) if figure is not None else None
        numbers = {name: float(n) for name, n in inputs.items() if n is not None}
        given = self._evaluated(numbers) if len(numbers) == len(inputs) else None
        if given is None:
            return Points(self._score, inputs, None, None)
        share = EXACT.divide(EXACT.multiply(given, Decimal(self._score.weight)), _WHOLE)
        return Points(self._score, inputs, given, rounded(share, _PLACES))

    def _evaluated(self, numbers: Mapping[str, float]) -> Decimal | None:
        """The points, held between 0 and 100; None for what is no number, as a division by zero."""
        found = self._expression.eval(self._env.Activation(dict(numbers))).plain_value()
        if isinstance(found, bool) or not isinstance(found, int | float):
            return None
        number = Decimal(repr(found))
        if not number.is_finite():
            return None
        return rounded(min(max(number, Decimal()), _WHOLE), _PLACES)
