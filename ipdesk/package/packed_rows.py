"""What the rows of large tables show, packed: pages are made from it while nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter

import msgspec

from ipdesk.package.tables import TableRecord
from ipdesk.paper.content import Shows, digest_of_tables

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[list[str]]).decode
_row_of = itemgetter(TableRecord._fields.index("row"))
_NONE = _encode([])


class PackedRows:
    """Rows by section and row, as :class:`ipdesk.paper.content.Shown` has them."""

    def __init__(self, digests: Mapping[str, str]) -> None:
        """``digests`` are those of the tables by section."""
        self.digest = digest_of_tables(digests)
        self._rows: dict[str, dict[str, bytes]] = {code: {} for code in digests}

    def take(self, section: str, records: Iterable[TableRecord]) -> None:
        """Keep what the rows of a section show; the records of a row stand together."""
        rows = self._rows[section]
        for row, found in groupby(records, _row_of):
            rows[row] = _encode([(r.column, r.state, r.raw, r.value) for r in found if r.column])

    def has(self, section: str) -> bool:
        """Whether there is a table of the section."""
        return section in self._rows

    def shown(self, shows: Shows) -> list[list[str]]:
        """Column, state, raw text and value of the cells of a row that are shown."""
        section, row, *columns = shows
        cells = _decode(self._rows[section].get(row, _NONE))
        return [cell for cell in cells if cell[0] in columns] if columns else cells

    def weight(self, shows: Shows) -> int:
        """How many bytes the whole row takes here."""
        return len(self._rows[shows[0]].get(shows[1], _NONE))
