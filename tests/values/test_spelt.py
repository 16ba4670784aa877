"""What would be typed for a value is read back as the same value.

Requirement: design "Values".
"""

from decimal import Decimal

import pytest

from ipdesk.values import Cell, CellSpec, State, parse, spelt


@pytest.mark.parametrize(
    "cell",
    [
        Cell("", State.VALID, "15.53", Decimal("15.53")),
        Cell("", State.NOT_APPLICABLE),
        Cell("", State.NOT_AVAILABLE, "尚未公布"),
    ],
)
def test_spelling_is_read_back(cell: Cell) -> None:
    again = parse(spelt(cell), CellSpec("decimal"))
    assert (again.state, again.text) == (cell.state, cell.text)
