"""The timetable, and the states and transitions of a province's status."""

from __future__ import annotations

from typing import Literal

from ipdesk.catalogue.model.statements import Item, Label, Struct

SAME = "same"
"""The target of a transition that changes the category and keeps the state."""


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
    """States and transitions, and what the circular leaves open.

    ``pilots`` are the states that count against a category's quota of pilots, ``strong`` those
    that count towards its number of IP-strong provinces.
    """

    states: tuple[Item, ...]
    guards: tuple[Guard, ...] = ()
    transitions: tuple[Transition, ...]
    open_questions: tuple[Label, ...]
    pilots: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
