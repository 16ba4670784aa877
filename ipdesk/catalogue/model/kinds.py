"""Report kinds, when they are asked for, and the documents that the circular names."""

from __future__ import annotations

from typing import Literal

from ipdesk.catalogue.model.statements import Label, Struct


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
    ``keyed_twice`` are the columns (``section.column``) that are to be keyed a second time.
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
    keyed_twice: tuple[str, ...] = ()


class Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document that the circular names."""

    code: str
    label: Label
    issuer: Literal["province", "SIPO"]
    who: Label | None = None
    stated: Literal["stated", "implied"] = "stated"
    source: str = ""
