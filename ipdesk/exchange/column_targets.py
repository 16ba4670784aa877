"""What the columns of a foreign table can be taken for, and which of them a heading means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Label, Unit
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.exchange.foreign_table import folded
from ipdesk.exchange.unit_words import size_of, split_unit

ROW = "@row"
UNIT = "@unit"
_ROW_LABEL = Label(zh="行的名称或代码", en="Name or code of the row")
_UNIT_LABEL = Label(zh="计量单位", en="Unit of the row")
_ROW_NAMES = (
    "指标", "指标名称", "项目", "项目名称", "名称", "任务", "任务名称", "措施", "条件", "内容",
    "代码", "编号", "指标代码", "indicator", "item", "name", "code", "measure", "task",
)  # fmt: skip
_UNIT_NAMES = ("单位", "计量单位", "unit")
_NAMED, _CONTAINED, _SIMILAR = 1.0, 0.85, 0.75
_SAME_UNIT, _ALMOST = 0.05, 0.99
_SHORTEST, _MOST_OF = 2, 0.7


class Target(NamedTuple):
    """A column of ours, or what names a fixed row, or its unit; ``names`` are folded."""

    code: str
    label: Label
    names: frozenset[str]
    unit: Unit | None = None


class Match(NamedTuple):
    """What a heading probably means; ``sure`` where it is one of its names."""

    code: str
    sure: bool


def sections_for(form: Form) -> tuple[SectionForm, ...]:
    """The sections that a table can be taken into.

    Not those of one row, and not the roster that declares indicators: a row there changes the
    whole report.
    """
    return tuple(
        section
        for section in form.sections.values()
        if section.section.rows != "single"
        and not section.section.declares
        and any(not column.computed for column in section.columns.values())
    )


def targets_of(section: SectionForm) -> tuple[Target, ...]:
    """What a column can be taken for in the section, in its order."""
    columns = [column for column in section.columns.values() if not column.computed]
    ours = (
        Target(
            column.code,
            column.label,
            _names((column.label.zh, column.label.en, column.code, *column.aliases)),
            None if column.per_row else column.unit,
        )
        for column in columns
    )
    if section.open:
        return tuple(ours)
    named = Target(ROW, _ROW_LABEL, _names(_ROW_NAMES))
    units = Target(UNIT, _UNIT_LABEL, _names(_UNIT_NAMES))
    of_rows = any(row.unit for row in section.rows.values())
    return (named, *((units,) if of_rows else ()), *ours)


def propose(heads: Sequence[str], targets: Iterable[Target]) -> list[Match | None]:
    """The target that each heading probably means; each target is meant once."""
    scores = sorted(
        (
            (-_likeness(head, target), place, order, target.code)
            for order, head in enumerate(heads)
            for place, target in enumerate(targets)
        ),
    )
    found: dict[int, Match] = {}
    taken: set[str] = set()
    for score, _, order, code in scores:
        if -score >= _SIMILAR and order not in found and code not in taken:
            found[order] = Match(code, -score >= _NAMED)
            taken.add(code)
    return [found.get(order) for order in range(len(heads))]


def fit(heads: Sequence[str], section: SectionForm) -> float:
    """How many of the headings mean something in the section; what is unsure counts half."""
    matches = propose(heads, targets_of(section))
    return sum(1.0 if match.sure else 0.5 for match in matches if match is not None)


def known_names(form: Form) -> frozenset[str]:
    """Every name that a heading can have, folded."""
    return frozenset(
        name
        for section in sections_for(form)
        for target in targets_of(section)
        for name in target.names
    )


def _names(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(name for text in texts if (name := folded(text)))


def _likeness(head: str, target: Target) -> float:
    """From 0 to 1, which a heading has that is one of the target's names."""
    name, unit = split_unit(head)
    texts = {folded(name), folded(head)} - {""}
    best = max((_alike(text, known) for text in texts for known in target.names), default=0.0)
    ours = size_of(target.unit.zh).base if target.unit is not None else None
    same = bool(unit) and size_of(unit).base == ours
    if best >= _NAMED or not same:
        return best
    return min(best + _SAME_UNIT, _ALMOST)


def _alike(text: str, known: str) -> float:
    if text == known:
        return _NAMED
    share = SequenceMatcher(None, text, known, autojunk=False).ratio()
    # 发明专利申请量 is not 发明专利: what a heading adds to a name makes it another.
    within = len(text) >= _SHORTEST and text in known
    around = known in text and len(known) >= _MOST_OF * len(text)
    if within or around:
        return _CONTAINED + (_NAMED - _CONTAINED) * share / 2
    return share


def identity_of(section: SectionForm, codes: Iterable[str]) -> Iterator[str]:
    """Which of the columns taken say which row a line is."""
    taken = [code for code in codes if code in section.columns]
    if not section.open:
        return
    key = section.section.key
    if key in taken:
        yield key
    elif section.section.seed and "name" in taken:
        yield "name"
    elif section.section.key is None:
        yield from (code for code in taken if section.columns[code].type == "text")
