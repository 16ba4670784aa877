"""Why a cell cannot be typed: one answer for the workspace, the screens and the workbook."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal, Protocol

from ipdesk.adopted import adopted_at
from ipdesk.catalogue.form import Form
from ipdesk.places import Place
from ipdesk.restatement import Notes, settled_by
from ipdesk.values import Cell, State

Lock = Literal["", "computed", "adopted", "carried"]


class Held(Protocol):
    """A report's content, as it stands in memory or in a snapshot."""

    @property
    def form(self) -> Form:
        """What the report is made of."""

    @property
    def computed(self) -> Container[Place]:
        """Where the program has computed something."""

    @property
    def notes(self) -> Notes:
        """What stands beside the values."""

    def cell(self, place: Place) -> Cell:
        """The value shown at the place."""


def lock_of(held: Held, place: Place) -> Lock:
    """``computed``, ``adopted`` from an approved scheme, ``carried`` from a sealed report, or "".

    The last says that the cell can be typed.

    Where the operands of a computed cell are not available, a published value may be typed.
    """
    if held.form.sections[place.section].columns[place.column].computed:
        return "computed"
    if place in held.computed and held.cell(place).state is not State.NOT_AVAILABLE:
        return "computed"
    if adopted_at(held.notes, place):
        return "adopted"
    return "carried" if settled_by(held.notes, place) else ""
