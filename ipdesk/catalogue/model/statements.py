"""What every part of a catalogue is made of: labels in two languages, coded statements."""

from __future__ import annotations

from typing import Literal

import msgspec

CategoryCode = Literal["leading", "supporting", "characteristic"]


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


class Unit(Label, frozen=True, kw_only=True):
    """What is counted. ``one`` is the English for exactly one, "" where it reads the same.

    ``truth``: nothing is counted, a rule asks whether something is so: 1 stands for yes, 0 for no.
    Then the rule is said to be met or not, without the figures.
    """

    one: str = ""
    truth: bool = False


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
