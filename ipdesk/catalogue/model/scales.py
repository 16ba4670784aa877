"""Units that are taken for one another, and by what power of ten that is wrong."""

from __future__ import annotations

from ipdesk.catalogue.model.statements import Struct, Unit


class ScaledUnit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit and its power of ten among those of its scale: 元 0, 万元 4, 亿元 8."""

    unit: Unit
    power: int


class Scale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Units of the same thing, of which somebody may take one for another."""

    code: str
    units: tuple[ScaledUnit, ...]


class Slip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a rule may fail because of a slip of a power of ten, and how that is told.

    ``of`` and ``against`` name inputs of the rule: the value that may be wrong and what it is
    measured by (last year's, say). A corrected value is proposed if it is at most ``within``
    times the other, or the other at most so many times it.
    """

    of: str
    against: str
    within: str = "2"
