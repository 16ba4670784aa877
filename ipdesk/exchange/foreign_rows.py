"""Which row of the report a line of a foreign table is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ipdesk.divisions import NAMING
from ipdesk.exchange.division_names import row_names
from ipdesk.exchange.foreign_table import folded, plain
from ipdesk.snapshot import Content
from ipdesk.values import BLANK, Flaw, State, parse

CHECK = "import"
_TOTALS = frozenset(
    ("合计", "总计", "小计", "共计", "总和", "全省合计", "全省", "total", "subtotal", "sum")
)
_REMARK = re.compile(r"(?:注|备注|说明|填表|制表|审核|负责人|note)[^:]{0,8}:.*", re.DOTALL)
Identity = tuple[str, ...]


class Found(NamedTuple):
    """A line's row: its code, "" for a new one; or what is wrong with the line."""

    row: str = ""
    flaw: Flaw | None = None


def is_no_row(text: str) -> bool:
    """Whether what a line begins with says that it is a total or a remark."""
    return folded(text) in _TOTALS or bool(_REMARK.fullmatch(plain(text)))


class RosterRows:
    """The rows of a roster by what their identifying columns hold."""

    def __init__(self, content: Content, section: str, columns: Sequence[str]) -> None:
        self._form = content.form.sections[section]
        self._columns = columns
        self._known: dict[Identity, list[str]] = {}
        self._seen: dict[Identity, int] = {}
        for row in content.cells.get(section, {}) if columns else ():
            for identity in self._identities(content, section, row):
                self._known.setdefault(identity, []).append(row)

    def find(self, texts: Sequence[str], line: int) -> Found:
        """The row of a line whose identifying columns hold these texts."""
        if not self._columns:
            return Found()
        identity = tuple(
            self._key(text, column) for text, column in zip(texts, self._columns, strict=True)
        )
        flaw = self._flaw(texts, identity, line)
        if flaw is not None:
            return Found(flaw=flaw)
        rows = dict.fromkeys(self._known.get(identity, ()))
        if len(rows) > 1:
            return Found(flaw=Flaw(CHECK, "row_unclear"))
        return Found(next(iter(rows), ""))

    def _flaw(self, texts: Sequence[str], identity: Identity, line: int) -> Flaw | None:
        if not all(identity):
            return Flaw(CHECK, "no_identity")
        if is_no_row(texts[0]):
            return Flaw(CHECK, "total_line")
        first = self._seen.setdefault(identity, line)
        return Flaw(CHECK, "line_twice", str(first)) if first != line else None

    def _key(self, text: str, column: str) -> str:
        cell = parse(text, self._form.spec("", column))
        return plain(cell.text if cell.state is State.VALID else text)

    def _identities(self, content: Content, section: str, row: str) -> Iterator[Identity]:
        if self._form.section.seed and len(self._columns) == 1 and self._columns[0] in NAMING:
            yield from ((plain(name),) for name in row_names(content, section, row))
            return
        held = content.cells[section][row]
        yield tuple(
            plain(cell.text or cell.raw)
            for cell in (held.get(column, BLANK) for column in self._columns)
        )


class FixedRows:
    """The rows of a fixed table by code and name."""

    def __init__(self, content: Content, section: str) -> None:
        self._known: dict[str, set[str]] = {}
        self._seen: dict[str, int] = {}
        for row in content.form.sections[section].rows.values():
            for name in _names((row.code, row.label.zh, row.label.en)):
                self._known.setdefault(name, set()).add(row.code)

    def find(self, texts: Sequence[str], line: int) -> Found:
        """The row of a line that is called so."""
        text = folded(texts[0])
        if not text:
            return Found(flaw=Flaw(CHECK, "no_identity"))
        rows = self._known.get(text, set())
        if len(rows) != 1:
            return Found(flaw=Flaw(CHECK, "row_unclear" if rows else "unknown_row"))
        [row] = rows
        first = self._seen.setdefault(row, line)
        if first != line:
            return Found(flaw=Flaw(CHECK, "line_twice", str(first)))
        return Found(row)


def _names(texts: Iterable[str]) -> set[str]:
    return {name for text in texts if (name := folded(text))}
