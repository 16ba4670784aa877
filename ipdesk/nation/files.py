"""Writes the consolidation as what its name says: workbook, folder of CSV files, Parquet, PDF."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from ipdesk.errors import UsageError
from ipdesk.files import make_folder, write_durably
from ipdesk.messages import Translator
from ipdesk.nation.long_tables import LongTable, LongTables
from ipdesk.nation.material import Nation
from ipdesk.nation.tidy import TidyFigure, tidy_figures
from ipdesk.package.csv_text import encode_record, guard

Format = Literal["xlsx", "csv", "parquet"]
FORMATS: tuple[Format, ...] = ("xlsx", "csv", "parquet")
FIGURES = "figures"
# Spreadsheet programs in China take a file without it for GBK.
_MARK = "\ufeff"
_NUMBERS = frozenset(("value", "number", "carried_value"))
_BATCH = 5_000


def format_of(path: Path, asked: str = "") -> Format:
    """What is to be written: as asked, else by the ending; a folder gets CSV files.

    :class:`UsageError` for an ending that says nothing.
    """
    ending = asked or path.suffix.lower().lstrip(".") or "csv"
    if ending not in FORMATS:
        raise UsageError("consolidation_format", ending=ending, known=", ".join(FORMATS))
    return ending


def write_consolidation(
    nation: Nation,
    path: Path,
    written_as: Format,
    translator: Translator,
    left_out: Sequence[str] = (),
) -> None:
    """Write it; whole or not at all, but for the folder, which is written file by file.

    Raises the storage errors, and :class:`UsageError` if no report counts, or Parquet cannot be
    written here.
    """
    if not nation.submissions:
        raise UsageError("nothing_to_consolidate")
    if written_as == "xlsx":
        from ipdesk.nation.workbook import write_nation

        write_durably(path, [write_nation(nation, translator, left_out)])
    elif written_as == "parquet":
        write_durably(path, [parquet_of(nation)])
    else:
        for name, blocks in csv_files(nation, translator):
            make_folder(path)
            write_durably(path / name, blocks)


def csv_files(nation: Nation, translator: Translator) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Names and contents: ``figures.csv``, a file for each roster, ``reports.csv``."""
    yield f"{FIGURES}.csv", _figure_blocks(nation)
    making = LongTables(nation, translator)
    for table in (*making.rosters(), making.reports()):
        yield f"{table.code}.csv", [_long_csv(table)]


def parquet_of(nation: Nation) -> bytes:
    """The figures as Parquet: all texts, ``year`` a whole number, ``number`` a decimal.

    :class:`UsageError` without the libraries for it.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise UsageError("no_parquet") from None
    from decimal import Decimal

    columns: dict[str, list[object]] = {name: [] for name in TidyFigure._fields}
    for figure in tidy_figures(nation):
        for name, text in zip(TidyFigure._fields, figure, strict=True):
            columns[name].append(text)
    columns["year"] = [int(str(text)) for text in columns["year"]]
    columns["number"] = [Decimal(str(text)) if text else None for text in columns["number"]]
    # A number has at most 18 digits before the point and 10 behind it.
    types = {"year": pa.int16(), "number": pa.decimal128(28, 10)}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in columns])
    target = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=schema), target, compression="zstd")
    return target.getvalue()


def _figure_blocks(nation: Nation) -> Iterator[bytes]:
    yield (_MARK + encode_record(TidyFigure._fields)).encode()
    lines: list[str] = []
    for figure in tidy_figures(nation):
        said = zip(TidyFigure._fields, figure, strict=True)
        lines.append(encode_record([guard(t, canonical_value=n in _NUMBERS) for n, t in said]))
        if len(lines) >= _BATCH:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def _long_csv(table: LongTable) -> bytes:
    lines = [encode_record([head.code for head in table.heads])]
    for line in table.lines:
        fields = (guard(said.text, canonical_value=said.kind == "number") for said in line)
        lines.append(encode_record(list(fields)))
    return (_MARK + "".join(lines)).encode()
