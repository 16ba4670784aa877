"""What a table of a section shows: its columns, its rows, and the look of one cell."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ipdesk.values import State

Role = Literal["name", "value", "unit", "target", "stand", "change", "evidence"]
Mark = Literal["", "target", "notice", "explained", "disputed", "missing", "query", "error"]
Kind = Literal["text", "multiline", "number", "date", "year", "code"]


class ShownColumn(NamedTuple):
    """A column on screen. ``code`` is the catalogue's, "" unless the role is ``value``.

    ``width`` is in characters. Only columns of the role ``value`` can be typed into. A ``quiet``
    one holds the code of what the next column names.
    """

    role: Role
    code: str
    width: int
    numeric: bool = False
    kind: Kind = "text"
    quiet: bool = False


class ShownRow(NamedTuple):
    """A row on screen: a row of the section, or the band above a group of rows."""

    code: str
    band: bool = False


class Look(NamedTuple):
    """How a cell looks. ``mark`` is the gravest thing that is open about it.

    ``code`` is a catalogue code to stand small beside the text; ``tone`` is the state of a
    stand; of a coded cell, "final" if the entry closes the matter, "initial" if it is the first.
    ``noted`` says that something stands beside the value, such as why it is not available;
    ``carried`` that a sealed report settled the figure, ``restated`` that it was changed since;
    ``adopted`` that the approved scheme sets it; ``commented`` that a comment is open, ``flagged``
    that somebody means to come back; ``unconfirmed`` that the row was carried over and nobody has
    said yet that it still holds, ``name`` in the cell that names the row.
    """

    text: str
    state: State = State.VALID
    mark: Mark = ""
    computed: bool = False
    editable: bool = False
    numeric: bool = False
    code: str = ""
    tone: str = ""
    noted: bool = False
    carried: bool = False
    restated: bool = False
    adopted: bool = False
    commented: bool = False
    flagged: bool = False
    unconfirmed: Literal["", "cell", "name"] = ""

    @property
    def locked(self) -> bool:
        """Whether the cell is no input at all, whatever the report's state."""
        return self.computed or self.carried or self.adopted


class Choice(NamedTuple):
    """Something to choose: an entry that a coded cell offers, or what to filter by."""

    code: str
    text: str


class Refresh(NamedTuple):
    """What a view has to show anew: cells (row, column), and the new rows if they changed."""

    cells: tuple[tuple[int, int], ...] = ()
    rows: list[ShownRow] | None = None
    stands: bool = False
