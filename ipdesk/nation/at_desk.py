"""The nation as a desk has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.nation.material import Nation, Shelf
from ipdesk.nation.overview import Overview
from ipdesk.services import today

if TYPE_CHECKING:
    from ipdesk.review.desk import Desk


def nation_of(desk: Desk) -> Nation:
    """What stands at the desk now; its figures are read when they are asked for.

    Raises the storage errors.
    """
    shelf = Shelf(desk.catalogues(), desk.regions.units)
    return Nation(desk.submissions(), desk.store, shelf)


def overview_of(desk: Desk) -> Overview:
    """What stands at the desk as of today; raises the storage errors, and as Overview does."""
    settings = desk.store.settings()
    return Overview(nation_of(desk), desk.submissions(), settings, today(desk.clock))
