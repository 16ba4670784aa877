"""Workbooks made to do harm, or to bring in a figure that nobody sees; each with its verdict.

A case changes the small report's workbook. Its verdict is what importing says: a refusal as
``code`` or ``code cell``, or what becomes of each cell that differs: ``= text`` is taken,
``! reason`` is refused.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from measured_reading import measured
from workbook_samples import change, rewrite, small_snapshot

from ipdesk.apart.child import Work
from ipdesk.errors import WorkbookRefused
from ipdesk.exchange.import_plan import Entry, EntryKind, plan_import
from ipdesk.exchange.workbook_reader import read_workbook

Make = Callable[[Path], object]
Verdict = str | Mapping[str, str]
SHEET, BOOK, STYLES = "xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/styles.xml"
TYPES, RELS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [{}]>'
BOMB = "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HUNDREDS = 100_000
_LISTED = 8


def verdict(path: Path) -> Verdict:
    """What importing the workbook into the small report says."""
    try:
        plan = plan_import(small_snapshot(), read_workbook(path))
    except WorkbookRefused as refusal:
        said = [f"{code} {facts.get('cell', '')}".strip() for code, facts in refusal.reasons]
        return ", ".join(said[:_LISTED])
    rows = {f"{row.sheet}!{row.line}": "new row" for row in plan.new_rows}
    told = {e.at: _told(e) for e in plan.entries if e.kind is not EntryKind.EQUAL}
    return {**rows, **told, **{f"{place.row}": "absent" for place in plan.absent}}


def _told(entry: Entry) -> str:
    if entry.kind is EntryKind.REFUSED:
        return f"! {entry.flaws[0].reason}"
    return f"= {entry.after[:40]}" if entry.taken else f"{entry.kind}"


def prepare() -> Work:
    """The work of a child that measures itself."""
    import openpyxl

    assert openpyxl.DEFUSEDXML
    return measured(lambda path: repr(verdict(path)))


def cell(at: str, xml: str) -> Make:
    """Another element for a cell of the sheet of figures."""
    old = re.compile(rf'<c r="{at}"[^>]*?(?:/>|>.*?</c>)'.encode(), re.DOTALL)

    def replaced(content: bytes) -> bytes:
        found, count = old.subn(lambda _: xml.encode(), content)
        assert count == 1
        return found

    return part(SHEET, replaced)


def number(text: str, more: str = "") -> Make:
    """Another stored number for the first figure."""
    return cell("E5", f'<c r="E5"{more}><v>{text}</v></c>')


def typed(text: str) -> Make:
    """A text for the first figure."""
    return cell("E5", f'<c r="E5" t="inlineStr"><is><t>{text}</t></is></c>')


def part(name: str, how: Callable[[bytes], bytes]) -> Make:
    return lambda path: rewrite(path, {name: how})


def added(name: str, content: bytes = b"x") -> Make:
    return lambda path: rewrite(path, {name: lambda _: content})


def when_made(heavy: Callable[[], Make]) -> Make:
    """Its texts take a second to build: only whoever makes the workbook waits for them."""

    def make(path: Path) -> None:
        heavy()(path)

    return make


def rows(xml: str) -> Make:
    """Further lines at the end of the sheet of figures."""
    return part(SHEET, lambda old: old.replace(b"</sheetData>", xml.encode() + b"</sheetData>"))


def within(old: str, new: str, name: str = SHEET) -> Make:
    def replaced(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return part(name, replaced)


def book(how: Callable[..., object]) -> Make:
    return lambda path: change(path, how)


def shared(items: Callable[[], str], index: str = "0") -> Make:
    """A table of shared texts; the first figure is one of them."""

    def make(path: Path) -> None:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        override = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'
        table = f'<sst xmlns="{SPACE}">{items()}</sst>'
        within("</Types>", override, TYPES)(path)
        added(STRINGS, table.encode())(path)
        cell("E5", f'<c r="E5" t="s"><v>{index}</v></c>')(path)

    return make


def entity(name: str, declared: str, value: str) -> Make:
    """A document type in a part, and its entity in the first figure."""

    def make(path: Path) -> None:
        if name == SHEET:
            typed(value)(path)
        rewrite(path, {name: lambda xml: DOCTYPE.format(declared).encode() + _bare(xml)})

    return make


def _bare(xml: bytes) -> bytes:
    return re.sub(rb"^<\?xml[^>]*\?>", b"", xml)


def twice(name: str, second: Callable[[bytes], bytes]) -> Make:
    """Two parts of one name, of which one program reads the first and another the last."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "a") as archive:
            content = second(archive.read(SHEET))
            archive.getinfo(SHEET).filename = "hidden"
            archive.NameToInfo.pop(SHEET)
            archive.writestr(name, content)
            for info in archive.infolist():
                info.filename = SHEET if info.filename == "hidden" else info.filename

    return make


def many_headers(path: Path) -> None:
    """A directory of headers and no content: an object would be made of each."""
    header = b"PK\x01\x02" + bytes(42)
    count = 19_000_000 // len(header)
    directory = header * count
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff" + len(directory).to_bytes(4, "little")
    path.write_bytes(b"PK\x03\x04" + bytes(26) + directory + end + bytes(6))


def lying_size(path: Path) -> None:
    """The directory states far less than what unpacks."""
    rewrite(path, {SHEET: lambda xml: xml + b" " * 30_000_000})
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (4_000).to_bytes(4, "little")))


def ole(more: bytes) -> Make:
    return lambda path: path.write_bytes(OLE + bytes(512) + more)


def cut(share: float) -> Make:
    def make(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])

    return make


def flagged(path: Path) -> None:
    """An entry whose flags say that it is encrypted."""
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(bytes(content))


def renamed(suffix: str) -> Make:
    return lambda path: path.rename(path.with_suffix(suffix)).rename(path.with_suffix(suffix))


def columns(count: int) -> str:
    return "".join(f"<c><v>{n}</v></c>" for n in range(count))


def merged(reference: str) -> Make:
    return within('<mergeCell ref="B1:H1" />', f'<mergeCell ref="{reference}"/>')


def dated(text: str, book_1904: bool = False) -> Make:
    """A stored number that is shown as a day, in the column of the day of filing."""

    def make(path: Path) -> None:
        def how(found) -> None:
            sheet = found["基本情况"]
            place = next(
                item
                for line in sheet.iter_rows()
                for item in line
                if getattr(item, "is_date", False)
            )
            place.value, place.number_format = int(text), "yyyy-mm-dd"

        change(path, how)
        if book_1904:
            within("<workbookPr", '<workbookPr date1904="1"', BOOK)(path)

    return make


def exchanged(found) -> None:
    """The hidden codes of two lines exchanged: what is seen says another row than what is read."""
    sheet = found["数据"]
    sheet["A5"], sheet["A6"] = sheet["A6"].value, sheet["A5"].value


def _digits(count: int) -> str:
    """Digits that hardly pack."""
    return "".join(f"{n * 7919 % 999_983:06}" for n in range(count))


FORMULA = "<f>168480*10</f>"
LIGHT: dict[str, tuple[Make, Verdict]] = {
    # what the archive is
    "bomb": (part(SHEET, lambda xml: xml + b" " * 30_000_000), "bomb"),
    "bomb in parts": (
        lambda path: rewrite(
            path, {f"xl/media/{n}.bin": lambda _: bytes(range(256)) * 8_000 for n in range(100)}
        ),
        "bomb",
    ),
    "size that lies": (lying_size, "damaged"),
    "a thousand parts": (
        lambda path: rewrite(path, {f"x/{n}": lambda _: b"" for n in range(1_000)}),
        "too_many_parts",
    ),
    "400,000 headers": (many_headers, "too_many_parts"),
    "part twice": (twice(SHEET, lambda xml: xml.replace(b"168480", b"999999")), "damaged"),
    "part twice in other case": (
        twice("xl/worksheets/Sheet3.xml", lambda xml: xml.replace(b"168480", b"999999")),
        "damaged",
    ),
    "encrypted workbook": (ole("EncryptedPackage".encode("utf-16-le")), "encrypted"),
    "encrypted entry": (flagged, "encrypted"),
    "old format": (ole(b""), "old_format"),
    "cut at a third": (cut(0.33), "damaged"),
    "cut at the end": (cut(0.999), "damaged"),
    "page of the web": (lambda path: path.write_bytes(b"<html>168480</html>"), "not_a_workbook"),
    "no content types": (part(TYPES, lambda _: b" " * 900_000), "damaged"),
    # what runs, and what lies elsewhere
    "macros": (added("xl/vbaProject.bin"), "macros"),
    "macros in other case": (added("xl/VBAPROJECT.BIN"), "macros"),
    "macro sheet of 1992": (added("xl/macrosheets/sheet1.xml"), "macros"),
    "macro type": (
        within("sheet.main+xml", "sheet.macroEnabled.main+xml", TYPES), "macros",
    ),
    "link to another file": (
        cell("E5", '<c r="E5"><f>[1]Sheet1!A1</f><v>168480</v></c>'), {},
    ),
    "link without a value": (
        cell("E5", '<c r="E5"><f>[1]Sheet1!A1</f></c>'), "formula_without_value E5",
    ),
    "sheet elsewhere": (
        within('Target="/xl/worksheets/sheet3.xml"', 'Target="file:///etc/passwd"', RELS),
        "sheet_missing",
    ),
    "sheet above": (
        within('Target="/xl/worksheets/sheet3.xml"', 'Target="../../../../etc/passwd"', RELS),
        "sheet_missing",
    ),
    "call to a program": (
        cell("E5", "<c r=\"E5\" t=\"str\"><f>cmd|' /C calc'!A0</f><v>1</v></c>"), {"E5": "= 1"},
    ),
    # XML
    "entities upon entities": (
        entity(SHEET, f'<!ENTITY a "aaaaaaaaaa">{BOMB}', "&i;"), "damaged",
    ),
    "entity of a file": (
        entity(SHEET, '<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"), "damaged",
    ),
    "entity of the web": (
        entity(SHEET, '<!ENTITY a SYSTEM "http://127.0.0.1:9/x">', "&a;"), "damaged",
    ),
    "long entity often": (
        entity(SHEET, f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 3_000), "damaged",
    ),
    "entities in the styles": (entity(STYLES, BOMB, ""), "damaged"),
    "entities in the list of sheets": (entity(BOOK, BOMB, ""), "damaged"),
    "XML that ends": (part(SHEET, lambda xml: xml[:-40]), "damaged"),
    "XML of no encoding": (
        part(SHEET, lambda xml: b'<?xml version="1.0" encoding="x-none"?>' + xml), "damaged",
    ),
    # places
    "dimension too small": (within('ref="A1:H7"', 'ref="A1:A1"'), {}),
    "dimension too large": (within('ref="A1:H7"', 'ref="A1:XFD1048576"'), {}),
    "far row": (rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "too_many_rows"),
    "far column": (rows('<row r="8"><c r="XFD8"><v>1</v></c></row>'), "too_many_columns"),
    "row beyond the format": (
        rows('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), "too_many_rows",
    ),
    "row nought": (within('<row r="5"', '<row r="0"'), "damaged"),
    "row above": (rows('<row r="5"><c r="E5"><v>7</v></c></row>'), "damaged"),
    "cell of another row": (within('<c r="E5"', '<c r="E6"'), "damaged"),
    "cell twice": (within('<c r="E5"', '<c r="E5"><v>7</v></c><c r="E5"'), "damaged"),
    "two values": (number("168480</v><v>7"), "damaged"),
    "value in parts": (number("1<x/>68480"), "damaged"),
    "value around a comment": (number("168<!-- x -->480"), {}),
    "under merged cells": (merged("E5:E6"), "under_merged E6"),
    "under one merged cell": (
        merged("E5:H7"),
        ", ".join(f"under_merged {at}" for at in ("F5", "H5", "E6", "E7", "H7")),
    ),
    # numbers
    "not a number": (number("NaN"), "damaged"),
    "infinite": (number("INF"), "damaged"),
    "too large for a double": (number("1e999"), {"E5": "! not_a_number"}),
    "underscores": (number("168_481"), "damaged"),
    "digits of another script": (number("１６８"), "damaged"),
    "hexadecimal": (number("0x10"), "damaged"),
    "endless digits": (number("9" * 5_000), "damaged"),
    "many digits": (number("9" * 300), {"E5": "! too_long"}),
    "noise of a computation": (number("168479.99999999997"), {}),
    "exponent": (number("1.6848E5"), {}),
    "percent": (
        book(lambda b: setattr(b["数据"]["E5"], "number_format", "0%")), {"E5": "! percent"},
    ),
    "truth": (number("1", ' t="b"'), {"E5": "! not_a_number"}),
    "unknown kind": (number("1", ' t="x"'), "damaged"),
    "unknown style": (number("1", ' s="99999"'), "damaged"),
    "index below nought": (shared(lambda: "<si><t>7</t></si>", "-1"), "damaged"),
    "index beyond the table": (shared(lambda: "<si><t>7</t></si>", "1"), "damaged"),
    # formulas, errors, days
    "formula with a value": (cell("E5", f'<c r="E5">{FORMULA}<v>168480</v></c>'), {}),
    "formula with another value": (
        cell("E5", f'<c r="E5">{FORMULA}<v>7</v></c>'), {"E5": "= 7"},
    ),
    "formula without a value": (
        cell("E5", f'<c r="E5">{FORMULA}</c>'), "formula_without_value E5",
    ),
    "formula that failed": (
        cell("E5", f'<c r="E5" t="e">{FORMULA}<v>#DIV/0!</v></c>'), "error_value E5",
    ),
    "error value": (number("#REF!", ' t="e"'), "error_value E5"),
    "day for a figure": (
        book(lambda b: setattr(b["数据"]["E5"], "number_format", "yyyy-mm-dd")),
        {"E5": "! not_a_number"},
    ),
    "number for a day": (dated("42735"), {"C6": "= 2016-12-31"}),
    "number for a day of the other calendar": (
        dated("41273", book_1904=True), {"C6": "= 2016-12-31", "E5": "= 2019-03-05"},
    ),
    "day that is none": (dated("99999999"), "error_value C6"),
    # texts that look like numbers
    "text of a number": (typed("168480"), {}),
    "full-width digits": (typed("１６８４８０"), {}),
    "number and unit": (typed("16.8480万"), {"E5": "! unit_typed"}),
    "ambiguous comma": (typed("12,34"), {"E5": "! ambiguous"}),
    "text with an exponent": (typed("1e5"), {"E5": "! exponent"}),
    "number and apostrophe": (typed("'168480"), {"E5": "! not_a_number"}),
    "number and space that is not seen": (typed("168\u200b480"), {"E5": "! not_a_number"}),
    "number turned round": (typed("\u202e084861"), {"E5": "! not_a_number"}),
    "letter for a digit": (typed("16848O"), {"E5": "! not_a_number"}),
    # another workbook
    "without its facts": (book(lambda b: b.remove(b["ipdesk"])), "no_facts"),
    "line moved": (book(lambda b: b["数据"].move_range("A6:H6", rows=3)), {}),
    "hidden codes exchanged": (book(exchanged), "row_twice, row_twice, row_missing, row_missing"),
}  # fmt: skip
HEAVY: dict[str, tuple[Make, Verdict]] = {
    "3 million shared texts": (
        shared(lambda: "".join(f"<si><t>{n}</t></si>" for n in range(3_000_000))),
        "too_many_texts",
    ),
    "3 million rich texts": (
        shared(lambda: "<si><r><t>1</t></r><r><t>2</t></r></si>" * 1_500_000 + "<si/>"), "bomb",
    ),
    "million cells": (
        when_made(
            lambda: rows("".join(f'<row r="{n}">{columns(150)}</row>' for n in range(8, 6_008)))
        ),
        "too_many_cells",
    ),
    "a text of 12 MB": (when_made(lambda: typed(_digits(2_000_000))), {"E5": "! too_long"}),
    "deep XML": (rows("<x>" * 900_000 + "</x>" * 900_000), "bomb"),
    "500,000 attributes": (
        when_made(
            lambda: rows("<row " + " ".join(f'a{n}="{n}"' for n in range(500_000)) + "/>")
        ), {},
    ),
    "a million merged ranges": (
        when_made(lambda: merged(f'E{HUNDREDS}:F{HUNDREDS}"/>' + "".join(
            f'<mergeCell ref="A{n}:B{n}"/>' for n in range(10_000, 10_000 + 10 * HUNDREDS)
        ) + '<mergeCell ref="E5:E5')), {},
    ),
    "a hundred thousand styles": (
        when_made(lambda: within("<cellXfs", "<cellXfs" + "".join(
            f' a{n}="{n}"' for n in range(HUNDREDS)
        ), STYLES)), "damaged",
    ),
}  # fmt: skip
