"""Categories, and the indicators with what each category expects of them."""

from __future__ import annotations

from typing import Literal

from ipdesk.catalogue.model.statements import CategoryCode, Item, Label, Struct, Unit


class Expectation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a category expects of an indicator by the horizon year.

    Either a verb that needs a declared target (``verb``), a number of the circular
    (``operator`` with ``value`` and, for a range, ``upper``), or words without a number.
    """

    label: Label
    verb: str | None = None
    operator: Literal[">=", "between"] | None = None
    value: str | None = None
    upper: str | None = None
    year: int = 2030
    source: str = ""


class Category(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A construction category with its aims and quotas (the quotas are "in principle").

    ``further`` is what the category expects of an indicator that a province declares itself;
    without it, the category's list of indicators is closed.
    """

    code: CategoryCode
    label: Label
    pilot_quota_max: int
    strong_2030_min: int
    strong_2030_max: int
    objectives: tuple[Item, ...]
    further: Expectation | None = None
    source: str


class Verb(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wording without a number, and what a province must declare to make it measurable."""

    code: str
    label: Label
    needs: Label
    source: str = ""


class Break(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A known break in an indicator's series."""

    year: int
    label: Label
    source: str


class Indicator(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An indicator. ``power`` is the unit's power of ten; limits bound what is plausible.

    ``rise`` and ``fall`` are the changes on last year, in percent, accepted without a reason.
    ``adds``: the provinces' figures are of one definition and add up to a national one.
    """

    code: str
    label: Label
    unit: Unit
    unit_by_category: dict[CategoryCode, Unit] = {}
    power: int = 0
    definition: Label
    formula: Label
    kind: Literal["stock", "flow", "ratio_annual", "stock_from_rosters", "roster"]
    precision: int = 0
    precision_by_category: dict[CategoryCode, int] = {}
    minimum: str | None = None
    maximum: str | None = None
    rise: str | None = None
    fall: str | None = None
    expectations: dict[CategoryCode, Expectation] = {}
    optional: bool = False
    adds: bool = False
    breaks: tuple[Break, ...] = ()
    source: str
    replaces: tuple[str, ...] = ()
