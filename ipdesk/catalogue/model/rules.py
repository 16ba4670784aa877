"""Edit rules and their inputs."""

from __future__ import annotations

from typing import Literal

from ipdesk.catalogue.model.scales import Slip
from ipdesk.catalogue.model.statements import CategoryCode, Label, Struct, Unit

Level = Literal["error", "query", "target", "notice"]
Operator = Literal["<=", "<", ">=", ">", "==", "!="]
Scalar = Literal["number", "text"]


class Input(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named operand of a rule: an address, its CEL type, and its name in messages.

    Addresses: ``section.row.column``; ``section.{column}.column`` (the row whose code the
    column of the own row holds); ``.column`` (same row); ``aggregate.CODE``;
    ``report.year``, ``report.category``, ``report.unit``; ``row.rise``, ``row.fall`` (what the
    row accepts, see :class:`RowSpec`) and ``row.break`` (1 in the year of a break, else 0).
    """

    address: str
    type: Scalar = "number"
    label: Label | None = None
    optional: bool = False


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An edit rule: guard, two sides, an operator and a tolerance, all as data.

    A rule with ``section`` set and a ``.column`` input runs once for each row of the section;
    ``rows`` narrows it to some: ``X*`` stands for the indicators that a province declares,
    whose codes begin so. ``check`` names a structural edit that the program evaluates by itself
    (valid, required, ...). ``place`` is the cell that a double-click goes to: an address as in
    :class:`Input`.
    An error can be disputed, and the report sealed nevertheless, only if it is ``disputable``;
    structural edits never are. A query can always be disputed.
    ``slip``: it may fail because of a slip of a power of ten.
    ``remedy`` may use the placeholders ``{missing}``, ``{left}``, ``{right}``.
    """

    code: str
    level: Level
    label: Label
    check: str | None = None
    section: str | None = None
    rows: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    categories: tuple[CategoryCode, ...] = ()
    inputs: dict[str, Input] = {}
    place: str = ""
    when: str = "true"
    left: str = ""
    left_label: Label | None = None
    op: Operator = "<="
    right: str = ""
    right_label: Label | None = None
    tolerance: float = 0.0
    unit: Unit | None = None
    precision: int = 2
    remedy: Label
    source: str = ""
    disputable: bool = False
    slip: Slip | None = None
