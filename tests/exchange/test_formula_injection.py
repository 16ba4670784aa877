"""No text becomes a formula in another program, and every text comes back as it was. Issue 6.11.

The texts are data (tests/data/formula_injections.json). Each goes into workbooks, CSV and the
clipboard; openpyxl, Python's csv and, in the long run, an office program read them back.
"""

from __future__ import annotations

import csv
import html
import io
import json
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from workbook_samples import small_snapshot

from ipdesk.exchange.block_html import read_html, write_html
from ipdesk.exchange.block_text import read_text, write_text
from ipdesk.exchange.cell_text import Written, restore
from ipdesk.exchange.template_writer import write_template
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.history_file import csv_blocks
from ipdesk.messages import Translator
from ipdesk.package import tables
from ipdesk.package.csv_text import unguard
from ipdesk.package.table_reader import decode
from ipdesk.places import Place
from ipdesk.snapshot import Snapshot
from ipdesk.values import State

FILE = Path(__file__).resolve().parents[1] / "data" / "formula_injections.json"
TEXTS: list[str] = json.loads(FILE.read_text(encoding="utf-8"))
OFFICE = shutil.which("soffice")
CHANNELS = ("workbook", "template", "table of a package", "CSV", "text copied", "block copied")
_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")


def active(text: str) -> bool:
    """Whether a spreadsheet program could take the text of a cell for a formula."""
    wide = unicodedata.normalize("NFKC", text[:1]) if "\uff00" < text[:1] < "\uff5f" else ""
    return text.startswith(_BEGINNINGS) or wide.startswith(_BEGINNINGS)


@pytest.fixture(scope="module")
def injected() -> Snapshot:
    """The small report with every text as the name of an enterprise."""
    return small_snapshot({("firms", f"r{n}", "name"): text for n, text in enumerate(TEXTS)})


@pytest.fixture(scope="module")
def block() -> list[list[Written]]:
    return [[Written("text", text), Written("number", "-5.5")] for text in TEXTS]


def test_there_are_texts_enough(record_property: Callable) -> None:
    assert len(set(TEXTS)) >= 60
    record_property("texts that could be formulas", len(TEXTS))
    record_property("channels that they take", len(CHANNELS))


def _name(report: Snapshot, number: int) -> str:
    """What the report says for a text that was typed: without what stands around it."""
    cell = report.cell(Place("firms", f"r{number}", "name"))
    return cell.text if cell.state is State.VALID else cell.raw


def _cells(content: bytes) -> Iterator[openpyxl.cell.Cell]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            yield from (cell for cell in line if cell.value is not None)


def test_no_cell_of_a_workbook_is_a_formula(
    injected: Snapshot, chinese: Translator, tmp_path: Path
) -> None:
    content = write_workbook(injected, chinese)
    cells = list(_cells(content))
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    said = {restore(str(cell.value)): cell for cell in cells if cell.data_type == "s"}
    names = {_name(injected, n).replace("\r\n", "\n") for n in range(len(TEXTS))}
    assert names <= said.keys()
    # Excel would make a formula of it as soon as somebody edits the cell.
    assert all(cell.quotePrefix for text, cell in said.items() if text in names and active(text))
    path = tmp_path / "report.xlsx"
    path.write_bytes(content)
    sheet = read_workbook(path).sheet("企业")
    assert sheet is not None
    assert names <= {cell.text for cell in sheet.cells.values() if not cell.fault}


def test_no_cell_of_a_template_is_a_formula(injected: Snapshot, chinese: Translator) -> None:
    content = write_template(injected, chinese)
    assert {cell.data_type for cell in _cells(content)} <= {"s", "n", "d"}


def test_no_field_of_a_packages_table_is_a_formula(injected: Snapshot) -> None:
    records = list(tables.records_of(injected, "firms"))
    content = tables.encode(records)
    fields = [field for line in _read(content.decode()) for field in line]
    # A negative number as a canonical value is one: it is no formula.
    assert {field for field in fields if active(field)} <= {"-1", "-5.5"}
    again = list(decode([content], "firms.csv"))
    assert [record.raw for record in again if record.column == "name"] == [
        text for text in TEXTS if text.strip()
    ]


def test_no_field_of_a_csv_file_is_a_formula() -> None:
    content = b"".join(csv_blocks(["text", "beside"], ([text, "x"] for text in TEXTS)))
    lines = list(_read(content.decode("utf-8-sig")))[1:]
    assert [line[0] for line in lines if active(line[0])] == []
    assert [unguard(line[0]) for line in lines] == TEXTS


def _read(text: str, between: str = ",") -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)


def test_no_field_of_a_copied_text_is_a_formula(block: list[list[Written]]) -> None:
    copied = write_text(block)
    lines = list(_read(copied, "\t"))
    assert [line[0] for line in lines if active(line[0])] == []
    assert [line[0] for line in read_text(copied)] == TEXTS


def test_every_text_of_a_copied_table_is_said_to_be_one(block: list[list[Written]]) -> None:
    page = write_html(block)
    marked = '<td style=\'mso-number-format:"\\@"\' sdnum="1033;0;@">'
    assert page.count(marked) == len(TEXTS)
    assert page.count("<td") == 2 * len(TEXTS)
    again = read_html(page)
    assert again is not None
    assert [_plain(line[0]) for line in again] == [_plain(text) for text in TEXTS]


def _plain(text: str) -> str:
    """The text as a page can say it: kinds of white space and ends of lines are one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _in_office(path: Path, *options: str) -> list[list[openpyxl.cell.Cell]]:
    """The first sheet of what an office program makes of a file."""
    out = path.parent / "out"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [OFFICE or "", profile, "--headless", *options, "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=300
    )
    book = openpyxl.load_workbook(out / f"{path.stem}.xlsx")
    return [list(line) for sheet in book.worksheets for line in sheet.iter_rows()]


@pytest.mark.torture
@pytest.mark.skipif(OFFICE is None, reason="no office program to open files with")
@pytest.mark.parametrize("channel", ["workbook", "CSV", "block copied", "text copied"])
def test_an_office_program_finds_no_formula(
    channel: str,
    injected: Snapshot,
    block: list[list[Written]],
    chinese: Translator,
    tmp_path: Path,
    record_property: Callable,
) -> None:
    """The CSV filter is told to take formulas for formulas, as Excel does."""
    rows = ([text, "x"] for text in TEXTS)
    made: dict[str, tuple[str, Callable[[], bytes], str]] = {
        "workbook": ("xlsx", lambda: write_workbook(injected, chinese), ""),
        "CSV": ("csv", lambda: b"".join(csv_blocks(["text", "x"], rows)), _csv_filter(44)),
        "text copied": ("csv", lambda: write_text(block).encode(), _csv_filter(9)),
        "block copied": ("html", lambda: write_html(block).encode(), "HTML (StarCalc)"),
    }
    suffix, content, reading = made[channel]
    path = tmp_path / f"injected.{suffix}"
    path.write_bytes(content())
    lines = _in_office(path, *([f"--infilter={reading}"] if reading else []))
    cells = [cell for line in lines for cell in line]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    found = {html.unescape(str(cell.value)) for cell in cells}
    assert {text for text in ("=1+1", "@SUM(1+1)") if {text, f"'{text}"} & found}
    record_property(f"texts found to be no formula in an office program: {channel}", len(TEXTS))


def _csv_filter(between: int) -> str:
    """Fields parted by that character, UTF-8, formulas evaluated."""
    return f"CSV:{between},34,76,1,,2052,false,true,false,false,false,-1,true"
