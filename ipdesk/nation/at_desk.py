"""The nation as a desk has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.nation.material import Nation, Shelf

if TYPE_CHECKING:
    from ipdesk.review.desk import Desk


def nation_of(desk: Desk) -> Nation:
    """What stands at the desk now; its figures are read when they are asked for.

    Raises the storage errors.
    """
    shelf = Shelf(desk.catalogues(), desk.regions.units)
    return Nation(desk.submissions(), desk.store, shelf)
