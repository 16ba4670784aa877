"""Pilot tasks with their measures, and supporting conditions."""

from __future__ import annotations

from typing import Literal

from ipdesk.catalogue.model.statements import CategoryCode, Item, Label, Struct


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
