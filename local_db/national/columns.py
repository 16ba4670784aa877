"""Figures in columns: a section of a year is one Parquet file beside the desk, read by DuckDB.

A cache, and optional: a file is made when its section and year are first read, from rows that were
proved by their checksums. Its name says of which submissions it is, in which versions, and the
digest of its bytes; whatever does not fit is made anew. Without the library, or where the folder
cannot be written, figures are read from the store.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ipdesk.review.records import Figure, Submission

Read = Callable[[Sequence[Submission]], Iterable[Figure]]
"""Reads the figures of submissions from the store."""
_LAYOUT = "1"
_SAFE = re.compile(r"[a-z][a-z0-9_]*")
_SHORT = 16
_PAGE = 10_000
_TYPES = {"submission": "BIGINT", "year": "BIGINT", "computed": "BOOLEAN"}
_COLUMNS = ", ".join(
    f'unnest(${number}::{_TYPES.get(name, "VARCHAR")}[]) AS "{name}"'
    for number, name in enumerate(Figure._fields, 1)
)
_NAMES = ", ".join(f'"{name}"' for name in Figure._fields)
_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_SPILL = ".spill"


def at_hand() -> bool:
    """Whether the library is installed; it is not loaded for the answer."""
    return importlib.util.find_spec("duckdb") is not None


class FigureColumns:
    """The Parquet files of one desk in a folder of their own. Any thread may ask."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = threading.Lock()
        self._database: Any = None

    def figures(
        self, standing: Sequence[Submission], wanted: Mapping[str, str], read: Read
    ) -> Iterator[Figure] | None:
        """The figures of all submissions that count in some years, by unit, year, kind and place.

        ``wanted`` names the section, and the row and column if only these are asked for;
        ``read`` gives a section of some submissions. None where it cannot be done.
        """
        import duckdb

        if not _SAFE.fullmatch(wanted["section"]):
            return None
        years: dict[int, list[Submission]] = {}
        for one in standing:
            years.setdefault(one.year, []).append(one)
        try:
            with self._turn:
                self._folder.mkdir(exist_ok=True)
                section = wanted["section"]
                files = [str(self._file(section, *of, read)) for of in years.items()]
                cursor = self._opened().cursor()
            conditions = " AND ".join(f'"{name}" = ?' for name in wanted)
            cursor.execute(
                f"SELECT {_NAMES} FROM read_parquet(?) WHERE {conditions} "  # noqa: S608 -- fixed text
                'ORDER BY unit, year, kind, "row", "column"',
                [files, *wanted.values()],
            )
        except (OSError, duckdb.Error):
            return None
        return _paged(cursor)

    def close(self) -> None:
        """Release the library's memory. Closing twice is no error."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _file(self, section: str, year: int, of: Sequence[Submission], read: Read) -> Path:
        """The file of a section and year, made if there is none of these submissions."""
        mark = _mark(of)
        found = None
        for path in self._folder.glob(f"{section}-{year}-*.parquet"):
            if path.name == _name(section, year, mark, path):
                found = path
            else:
                path.unlink()
        return found or self._made(section, year, mark, read(of))

    def _made(self, section: str, year: int, mark: str, figures: Iterable[Figure]) -> Path:
        draft = self._folder / f".{section}-{year}.new"
        columns = [list(column) for column in zip(*figures, strict=True)]
        columns = columns or [[] for _ in Figure._fields]
        cursor = self._opened().cursor()
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE made AS SELECT {_COLUMNS}", columns)
        target = str(draft).replace("'", "''")
        cursor.execute(f"COPY made TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        cursor.execute("DROP TABLE made")
        return draft.replace(self._folder / _name(section, year, mark, draft))

    def _opened(self) -> Any:
        import duckdb

        if self._database is None:
            spill = str(self._folder / _SPILL)
            self._database = duckdb.connect(config={**_OFFLINE, "temp_directory": spill})
        return self._database


def _paged(cursor: Any) -> Iterator[Figure]:
    while page := cursor.fetchmany(_PAGE):
        yield from map(Figure._make, page)


def _mark(submissions: Iterable[Submission]) -> str:
    """What differs when the figures of the submissions may."""
    said = [(one.number, one.version, one.digest) for one in submissions]
    return hashlib.sha256(repr((_LAYOUT, Figure._fields, said)).encode()).hexdigest()[:_SHORT]


def _name(section: str, year: int, mark: str, content: Path) -> str:
    digest = hashlib.sha256(content.read_bytes()).hexdigest()[:_SHORT]
    return f"{section}-{year}-{mark}-{digest}.parquet"
