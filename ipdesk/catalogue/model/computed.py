"""What is computed: figures over the rows of a roster, and cells made of other cells."""

from __future__ import annotations

from typing import Literal

from ipdesk.catalogue.model.statements import CategoryCode, Label, Struct, Unit


class Span(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"begin": "from"}):
    """Two columns with dates between which something holds, both days included.

    A blank column sets no limit.
    """

    begin: str
    until: str


class Aggregate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure over a roster's rows: how many satisfy ``where``, or the sum of ``column``.

    ``during`` counts a row only if it holds on the last day of the reporting year.
    """

    code: str
    label: Label
    section: str
    where: dict[str, tuple[str, ...]] = {}
    during: Span | None = None
    column: str | None = None
    unit: Unit


class Derived(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A computed cell. Exact decimal arithmetic, rounded half up to the cell's precision.

    ``ratio``: numerator / denominator x ``times``; ``copy``: the numerator as it is.
    Operands are addresses: ``section.row.column`` or ``aggregate.CODE``.
    A zero denominator that is an aggregate gives *not applicable*, and so does a zero aggregate
    that ``among`` names: where there is nothing to count among, no count applies. ``given`` says
    which code a cell must hold for this way of computing; of several ways for one cell the first
    that applies is taken.
    """

    code: str
    section: str
    row: str
    column: str
    op: Literal["ratio", "copy"]
    numerator: str
    denominator: str | None = None
    times: int = 1
    categories: tuple[CategoryCode, ...] = ()
    given: dict[str, str] = {}
    among: str | None = None
    formula: Label

    @property
    def operands(self) -> tuple[str, ...]:
        """The addresses of numerator and denominator."""
        return tuple(filter(None, (self.numerator, self.denominator)))

    @property
    def reads(self) -> tuple[str, ...]:
        """Every address on which the cell depends."""
        return (*self.operands, *self.given, *filter(None, [self.among]))
