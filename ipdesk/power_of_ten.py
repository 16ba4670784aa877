"""The power-of-ten detective: 元 for 万元, people for 10,000 people, a digit too many.

Where a rule may fail because of such a slip, its catalogue entry names the value and what it is
measured by (:class:`~ipdesk.catalogue.model.Slip`). The proposal is the value as typed with its
decimal point moved, and only if it can then be taken as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Label, Rule, Scale, Unit
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.report import Report
from ipdesk.values import State, canonical

REASON = "power_of_ten"
"""What the history says of a value that was corrected as proposed."""


SIBLINGS = Decimal("3.2")
"""How many times the median of the other rows a corrected value may be: half a power of ten."""


class Proposal(NamedTuple):
    """What the value at a place ought to be; typed, it is ``10 ** exponent`` times as much.

    ``taken_for`` is the unit in which it seems to have been typed, None if that is unknown.
    """

    place: Place
    typed: Decimal
    proposed: Decimal
    against: Decimal
    exponent: int
    taken_for: Label | None = None

    @property
    def raw(self) -> str:
        """The proposed value as it is typed."""
        return canonical(self.proposed)


def exponent_of(value: Decimal, against: Decimal, within: Decimal) -> int:
    """By which power of ten the value is too large (negative: too small), 0 if by none.

    Both must be above zero to have an order of magnitude; moved by that power, the value is at
    most ``within`` times the other or its inverse.
    """
    if value <= 0 or against <= 0:
        return 0
    exponent = int((value / against).log10().to_integral_value())
    factor = value.scaleb(-exponent) / against
    return exponent if 1 / within <= factor <= within else 0


def proposal_of(problem: Problem, report: Report) -> Proposal | None:
    """What to type instead, None where the problem is no slip that can be put right so."""
    rule = next(rule for rule in report.form.catalogue.rules if rule.code == problem.rule)
    if rule.slip is None:
        return None
    held = dict(zip(_named_inputs(rule), problem.operands, strict=True))
    place, other = held[rule.slip.of].place, held[rule.slip.against].place
    against = report.cell(other).number
    if against is None:
        return None
    return corrected(report, place, against, Decimal(rule.slip.within))


def corrected(report: Report, place: Place, against: Decimal, within: Decimal) -> Proposal | None:
    """The value of a place with its decimal point moved so that it is like another's."""
    cell = report.cell(place)
    if cell.number is None or lock_of(report, place):
        return None
    exponent = exponent_of(cell.number, against, within)
    if not exponent:
        return None
    proposed = cell.number.scaleb(-exponent)
    meant = report.parsed(place, canonical(proposed))
    if meant.state is not State.VALID or meant.flaws:
        return None
    unit = report.form.sections[place.section].unit(place.row, place.column)
    taken_for = unit_taken(report.form, unit, exponent)
    return Proposal(place, cell.number, proposed, against, exponent, taken_for)


def like_siblings(problem: Problem, report: Report) -> Proposal | None:
    """An outlier as it would be in its own unit, if it is like the other rows then.

    Rows differ too much for a slip of any power of ten to be told from them; it must be that of
    a unit which is taken for the column's.
    """
    if problem.typical is None or not problem.typical.by_factor:
        return None
    found = corrected(report, problem.place, problem.typical.median, SIBLINGS)
    return found if found is not None and found.taken_for is not None else None


def unit_taken(form: Form, unit: Unit | None, exponent: int) -> Unit | None:
    """The unit in which a value was typed that is ``10 ** exponent`` times too large."""
    for scale in _scales_of(form.catalogue.scales, unit):
        powers = {item.power: item.unit for item in scale.units}
        own = next(item.power for item in scale.units if item.unit == unit)
        return powers.get(own - exponent)
    return None


def _scales_of(scales: Iterable[Scale], unit: Unit | None) -> Iterable[Scale]:
    return (scale for scale in scales if unit in {item.unit for item in scale.units})


def _named_inputs(rule: Rule) -> list[str]:
    """The names of the inputs that are operands of a problem: those that cells hold."""
    facts = ("report.", "row.")
    return [name for name, item in rule.inputs.items() if not item.address.startswith(facts)]
