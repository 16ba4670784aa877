"""Scoring sheets: how units are evaluated. The index system is SIPO's to define; none is here."""

from __future__ import annotations

from ipdesk.catalogue.model.statements import CategoryCode, Label, Struct


class Score(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of a scoring sheet.

    ``formula`` is a CEL expression over the ``inputs``, which name addresses
    (``section.row.column``) of numbers in a unit's yearly report; it gives points from 0 to 100.
    ``weight`` is in percent. ``categories`` narrows the line to some; empty means all.
    """

    code: str
    label: Label
    inputs: dict[str, str]
    formula: str
    weight: str
    categories: tuple[CategoryCode, ...] = ()
    source: str = ""


class Evaluation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A scoring sheet. For each category the weights of its lines add up to 100."""

    code: str
    label: Label
    scores: tuple[Score, ...]
    source: str = ""
