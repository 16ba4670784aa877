"""The types of a catalogue edition.

A catalogue is data (TOML under ``resources/catalogue/<edition>/``) decoded into these frozen
objects. Codes are those of the circular's itemisation (IND1, L4.3, S2.3a, SC1.4, TR6, ...).
Every label exists in Chinese and English; ``source`` names the place in the circular.
"""

from __future__ import annotations

from typing import Literal

import msgspec

CategoryCode = Literal["leading", "supporting", "characteristic"]
ColumnType = Literal["text", "integer", "decimal", "date", "year", "code", "uscc"]
View = Literal["form", "grid", "checklist"]
RowSource = Literal["single", "listed", "indicators", "measures", "conditions", "open"]
Level = Literal["error", "query", "target", "notice"]
Operator = Literal["<=", "<", ">=", ">", "==", "!="]
Scalar = Literal["number", "text"]
SAME = "same"
"""The target of a transition that changes the category and keeps the state."""


class Struct(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A part of a catalogue.

    The canonical JSON leaves out what has its default, so that a field that a later program
    adds does not change the digest of an edition that does not use it.
    """


class Label(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One text in the program's two languages."""

    zh: str
    en: str


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A coded statement of the circular.

    ``replaces`` names the rows of the edition before that this one succeeds, here as in
    indicators, measures, conditions and listed rows: moving a report copies their values.
    """

    code: str
    label: Label
    source: str = ""
    note: Label | None = None
    replaces: tuple[str, ...] = ()


class Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the catalogue is, who issued it, and since when it holds.

    Dates are days, ISO 8601; ``valid_until`` is the last one. ``supersedes`` is the code of the
    edition before. A ``fictitious`` edition is an exercise: only practice reports follow it.
    """

    code: str
    version: int
    title: Label
    issuer: Label
    document: Label
    issued: str
    valid_from: str
    source: str
    supersedes: str | None = None
    note: Label | None = None
    valid_until: str | None = None
    fictitious: bool = False


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
    """

    code: str
    label: Label
    unit: Label
    unit_by_category: dict[CategoryCode, Label] = {}
    power: int = 0
    definition: Label
    formula: Label
    kind: Literal["stock", "flow", "ratio_annual", "stock_from_rosters", "roster"]
    precision: int = 0
    minimum: str | None = None
    maximum: str | None = None
    rise: str | None = None
    fall: str | None = None
    expectations: dict[CategoryCode, Expectation] = {}
    optional: bool = False
    breaks: tuple[Break, ...] = ()
    source: str
    replaces: tuple[str, ...] = ()


class Measure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A measure of a pilot task; its components, if any, are reported one by one."""

    code: str
    label: Label
    components: tuple[Item, ...] = ()
    source: str = ""
    note: Label | None = None
    replaces: tuple[str, ...] = ()


class Task(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pilot task of one category."""

    code: str
    category: CategoryCode
    label: Label
    description: Label
    measures: tuple[Measure, ...]
    source: str


class Condition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A supporting condition and who is to provide it."""

    code: str
    label: Label
    actor: Literal["SIPO", "province", "unlisted province"]
    source: str = ""
    replaces: tuple[str, ...] = ()


class ConditionGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of supporting conditions (SC1-SC4)."""

    code: str
    label: Label
    items: tuple[Condition, ...]
    source: str


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a code list."""

    code: str
    label: Label
    final: bool = False


class CodeList(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A closed list of codes a cell may hold.

    ``declared``: the indicators that the province declares belong to it too.
    """

    code: str
    label: Label
    entries: tuple[Entry, ...]
    declared: bool = False


class Cumulation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a cell follows from a series over the years of a stage.

    ``series`` is ``section.column``, in the same row. ``how``: the value in the year ``before``
    the stage; the ``last`` value within it; the ``goal``: the circular's own number, or else the
    last value that was declared; the ``sum`` of all its years, of flows only and only
    if no year is missing; the ``count`` of its years that a sealed report settled.
    """

    series: str
    how: Literal["before", "last", "goal", "sum", "count"]


class Column(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of a section.

    A ``per_row`` column takes type, unit, precision and limits from the row where the row
    states them (see :class:`RowSpec`). ``computed`` columns are never typed. ``width`` is in
    characters. ``opening`` names the column of the report before that gives the opening value.
    ``adopted`` is ``kind.section.column`` of the report in force whose value is taken over.
    ``series``: sealing a report of a yearly kind settles the column's values for its year.
    """

    code: str
    label: Label
    type: ColumnType
    help: Label | None = None
    unit: Label | None = None
    codelist: str | None = None
    precision: int | None = None
    minimum: str | None = None
    maximum: str | None = None
    max_length: int = 500
    required: bool = False
    computed: bool = False
    per_row: bool = False
    multiline: bool = False
    width: int = 12
    opening: str | None = None
    default: str | None = None
    adopted: str | None = None
    series: bool = False
    cumulated: Cumulation | None = None


class RowSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fixed row: its name and what it says of the ``per_row`` columns.

    ``categories`` narrows a listed row to some categories; empty means all. ``rise``, ``fall``
    and ``breaks`` are as in :class:`Indicator`.
    """

    code: str
    label: Label
    group: str | None = None
    group_label: Label | None = None
    unit: Label | None = None
    precision: int | None = None
    minimum: str | None = None
    maximum: str | None = None
    rise: str | None = None
    fall: str | None = None
    breaks: tuple[Break, ...] = ()
    required: bool = True
    categories: tuple[CategoryCode, ...] = ()
    type: ColumnType | None = None
    codelist: str | None = None
    note: Label | None = None
    source: str = ""
    replaces: tuple[str, ...] = ()


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of rows x columns: the one shape every part of a report has.

    ``rows`` says where rows come from: one unnamed row (``single``), rows listed here, the
    category's indicators, measures or conditions, or an open roster. ``key`` is the column
    that must be unique in a roster. ``seed`` names master data that fills a new roster: the
    province's prefecture-level units, or a municipality's districts. ``units``
    narrows the section to some reporting units; empty means all. ``analogue_of`` names the
    indicator beside which the section's row stands where the indicator does not apply.

    Each row of a roster that ``declares`` indicators is an indicator of the province's own,
    with a row in every section whose rows are indicators; its code is ``prefix`` and a number,
    and it keeps that code in all reports. Only categories with an open list have such a roster.
    Its columns are those of :data:`ipdesk.catalogue.declared.COLUMNS`.
    """

    code: str
    label: Label
    view: View
    rows: RowSource
    columns: tuple[Column, ...]
    listed: tuple[RowSpec, ...] = ()
    key: str | None = None
    seed: Literal["prefectures"] | None = None
    units: tuple[str, ...] = ()
    analogue_of: str | None = None
    declares: Literal["indicators"] | None = None
    prefix: str = ""
    orientation: Literal["portrait", "landscape"] = "portrait"
    icon: str = "table"
    help: Label
    empty: Label
    source: str = ""
    minimum_rows: int = 0


class Asked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a report of a kind is expected: while the province stands in one of the states.

    ``each`` asks for one per full year of the plan at whose end it stood so, or per stage that
    ended so; "" asks for a single one. ``until`` names the guard that ends it once it is met.
    """

    states: tuple[str, ...]
    each: Literal["", "year", "stage"] = ""
    until: str | None = None
    source: str = ""


class Kind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report kind: which sections it has and which document of the circular it is.

    A sealed report of the kind is in force when its cells hold what ``in_force`` says, by
    address. ``years`` are the addresses of the first and last year that cumulated cells span.
    ``purpose`` says what it is for; a kind without ``asked`` is handed in when there is cause.
    """

    code: str
    label: Label
    document: str
    period: Literal["year", "none"]
    sections: tuple[str, ...]
    checklist: str
    purpose: Label | None = None
    asked: Asked | None = None
    source: str
    in_force: dict[str, str] = {}
    years: tuple[str, ...] = ()


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
    unit: Label


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
    unit: Label | None = None
    precision: int = 2
    remedy: Label
    source: str = ""


class Stage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stage of the timetable. Boundary years belong to two stages."""

    code: str
    label: Label
    start: int
    end: int
    steps: tuple[Item, ...]
    source: str


class Transition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A transition of the province's status; ``target`` :data:`SAME` keeps the state."""

    code: str
    label: Label
    origin: tuple[str, ...]
    target: tuple[str, ...]
    by: Literal["province", "SIPO"]
    document: str | None = None
    guard: str | None = None
    source: str = ""


class Guard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A condition of a transition, proved by the number of a document.

    A ``lasting`` one goes on to hold once a transition under it has been recorded.
    """

    code: str
    label: Label
    lasting: bool = False
    source: str = ""


class StatusMachine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """States and transitions, and what the circular leaves open."""

    states: tuple[Item, ...]
    guards: tuple[Guard, ...] = ()
    transitions: tuple[Transition, ...]
    open_questions: tuple[Label, ...]


class Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document that the circular names."""

    code: str
    label: Label
    issuer: Literal["province", "SIPO"]
    who: Label | None = None
    stated: Literal["stated", "implied"] = "stated"
    source: str = ""


class Regions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Zones and regional strategies; the circular assigns no province to a zone."""

    roles: tuple[Item, ...]
    zones: tuple[Item, ...]
    strategies: tuple[Item, ...]
    note: Label


class Withdrawal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that is switched off, and why."""

    rule: str
    reason: Label


class RulePatch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published rule patch, as the version that it made records it.

    ``document`` is its number, ``issued`` a day, ``base`` the digest of the version before.
    """

    code: str
    document: str
    issued: str
    base: str
    withdrawn: tuple[Withdrawal, ...]


class Catalogue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One edition, complete. Lookups by code are in :mod:`ipdesk.catalogue.form`."""

    edition: Edition
    principles: tuple[Item, ...]
    categories: tuple[Category, ...]
    verbs: tuple[Verb, ...]
    indicators: tuple[Indicator, ...]
    tasks: tuple[Task, ...]
    conditions: tuple[ConditionGroup, ...]
    stages: tuple[Stage, ...]
    status: StatusMachine
    documents: tuple[Document, ...]
    regions: Regions
    codelists: tuple[CodeList, ...]
    sections: tuple[Section, ...]
    kinds: tuple[Kind, ...]
    aggregates: tuple[Aggregate, ...]
    derived: tuple[Derived, ...]
    rules: tuple[Rule, ...]
    patches: tuple[RulePatch, ...] = ()
