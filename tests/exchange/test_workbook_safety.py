"""Files from elsewhere: each dangerous or broken one is refused with its reason."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from defusedxml import EntitiesForbidden
from openpyxl.chart import BarChart
from workbook_samples import change, rewrite

from ipdesk.errors import FileMissing, WorkbookRefused
from ipdesk.exchange.import_plan import plan_import
from ipdesk.exchange.plain_reader import shared_texts
from ipdesk.exchange.workbook_data import CellText, ReadLimits
from ipdesk.exchange.workbook_reader import read_in_child, read_workbook

SHEET = "xl/worksheets/sheet3.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def reason(path: Path, limits: ReadLimits | None = None) -> str:
    with pytest.raises(WorkbookRefused) as caught:
        read_workbook(path, limits or ReadLimits())
    ((code, _),) = caught.value.reasons
    return code


def test_a_file_that_is_not_there_is_a_storage_error(tmp_path):
    with pytest.raises(FileMissing):
        read_workbook(tmp_path / "none.xlsx")


def test_macros_are_refused_by_name(workbook):
    assert reason(workbook.rename(workbook.with_suffix(".xlsm"))) == "macros"


def test_macros_are_refused_by_content(workbook):
    assert reason(rewrite(workbook, {"xl/vbaProject.bin": lambda _: b"x"})) == "macros"


def test_a_macro_content_type_is_refused(workbook):
    kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    rewrite(workbook, {"[Content_Types].xml": lambda xml: xml + b"<!--" + kind + b"-->"})
    assert reason(workbook) == "macros"


def test_an_encrypted_workbook_is_refused(tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"))
    assert reason(path) == "encrypted"


def test_the_old_format_is_refused(tmp_path):
    path = tmp_path / "x.xls"
    path.write_bytes(OLE + bytes(512))
    assert reason(path) == "old_format"


@pytest.mark.parametrize("content", [b"", b"unit,value\n", b"PK\x03\x04"])
def test_other_files_are_refused(content, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert reason(path) in ("not_a_workbook", "damaged")


def test_another_zip_archive_is_refused(tmp_path):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    assert reason(path) == "not_a_workbook"


@pytest.mark.parametrize("part", [0.3, 0.6, 0.99])
def test_a_truncated_workbook_is_refused(part, workbook):
    content = workbook.read_bytes()
    workbook.write_bytes(content[: int(len(content) * part)])
    assert reason(workbook) == "damaged"


def test_a_workbook_with_broken_xml_is_refused(workbook):
    assert reason(rewrite(workbook, {SHEET: lambda xml: xml[:-40]})) == "damaged"


def test_a_file_over_the_limit_is_refused(workbook):
    assert reason(workbook, ReadLimits(file_bytes=100)) == "too_large"


def test_an_archive_bomb_is_refused_unopened(workbook):
    rewrite(workbook, {SHEET: lambda xml: xml + b" " * 3_000_000})
    assert reason(workbook) == "bomb"
    assert reason(workbook, ReadLimits(unpacked_bytes=1_000_000)) == "bomb"


def test_an_entity_bomb_is_refused(workbook):
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<si><t>&b;</t></si></sst>"
    )
    with zipfile.ZipFile(workbook) as archive:
        strings = "xl/sharedStrings.xml" in archive.namelist()
    part = "xl/sharedStrings.xml" if strings else SHEET
    rewrite(workbook, {part: lambda _: bomb})
    with pytest.raises(WorkbookRefused) as caught:
        read_workbook(workbook)
    assert isinstance(_root(caught.value), EntitiesForbidden)


def _root(fault: BaseException) -> BaseException:
    return fault if fault.__cause__ is None else _root(fault.__cause__)


def test_a_false_dimension_hides_nothing(workbook):
    honest = read_workbook(workbook)

    def lie(xml: bytes) -> bytes:
        start = xml.index(b"<dimension")
        end = xml.index(b"/>", start)
        return xml[:start] + b'<dimension ref="A1:A1"' + xml[end:]

    assert read_workbook(rewrite(workbook, {SHEET: lie})) == honest


def test_content_far_below_the_table_is_refused_not_ignored(workbook):
    def edit(book):
        book["数据"]["E30000"] = 1

    assert reason(change(workbook, edit)) == "too_many_rows"


def test_content_far_beside_the_table_is_refused_not_ignored(workbook):
    def edit(book):
        book["数据"]["ZZ5"] = 1

    assert reason(change(workbook, edit)) == "too_many_columns"


def test_a_row_number_beyond_the_format_is_refused(workbook):
    far = b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'
    rewrite(workbook, {SHEET: lambda xml: xml.replace(b"</sheetData>", far)})
    assert reason(workbook) in ("damaged", "too_many_rows")


def test_a_formula_with_a_value_reads_as_the_value(workbook):
    def edit(book):
        book["数据"]["E6"] = "=1+1"

    def compute(xml: bytes) -> bytes:
        for empty in (b"<f>1+1</f><v></v>", b"<f>1+1</f><v />", b"<f>1+1</f><v/>"):
            xml = xml.replace(empty, b"<f>1+1</f><v>2.5</v>")
        return xml

    rewrite(change(workbook, edit), {SHEET: compute})
    sheet = read_workbook(workbook).sheet("数据")
    assert sheet is not None
    assert sheet.at(6, 5) == CellText("2.5")


RUNS = "<r><t>甲</t></r><r><rPr><b/></rPr><t>公司</t></r><rPh><t>jia</t></rPh>"


def test_a_text_of_several_formats_is_read_without_them_and_without_its_reading(workbook):
    """As a spreadsheet program stores a name with a coloured part and its phonetic reading."""
    cell = f'<row r="30"><c r="A30" t="inlineStr"><is>{RUNS}</is></c></row></sheetData>'
    rewrite(workbook, {SHEET: lambda xml: xml.replace(b"</sheetData>", cell.encode())})
    sheet = read_workbook(workbook).sheet("数据")
    assert sheet is not None
    assert sheet.text(30, 1) == "甲公司"


def test_texts_that_sheets_share_are_read_in_order():
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    items = "".join(f"<si>{item}</si>" for item in (RUNS, "<t/>", "<t> 乙 </t>"))
    table = f'<sst xmlns="{space}">{items}</sst>'
    assert list(shared_texts(io.BytesIO(table.encode()))) == ["甲公司", "", " 乙 "]


def test_truth_values_times_and_dates_read_as_seen(workbook):
    def edit(book):
        book["数据"]["E5"] = True
        book["数据"]["E6"] = 42000.5
        book["数据"]["E6"].number_format = "yyyy-mm-dd hh:mm"
        book["数据"]["E7"] = 42000
        book["数据"]["E7"].number_format = 'yyyy"年"m"月"d"日"'

    sheet = read_workbook(change(workbook, edit)).sheet("数据")
    assert sheet is not None
    assert [sheet.text(line, 5) for line in (5, 6, 7)] == [
        "TRUE",
        "2014-12-27T12:00:00",
        "2014-12-27",
    ]


def test_a_chart_sheet_is_an_extra_sheet(workbook, snapshot):
    change(workbook, lambda book: book.create_chartsheet("图").add_chart(BarChart()))
    with pytest.raises(WorkbookRefused) as caught:
        plan_import(snapshot, read_workbook(workbook))
    assert caught.value.reasons == (("sheet_extra", {"sheet": "图"}),)


def test_a_child_process_reads_the_same(workbook):
    assert read_in_child(workbook) == read_workbook(workbook)


def test_a_child_process_reports_what_it_refuses(workbook):
    rewrite(workbook, {SHEET: lambda xml: xml[:-40]})
    with pytest.raises(WorkbookRefused) as caught:
        read_in_child(workbook)
    assert caught.value.reasons == (("damaged", {}),)


def test_a_child_process_that_takes_too_long_is_ended(workbook):
    with pytest.raises(WorkbookRefused) as caught:
        read_in_child(workbook, ReadLimits(seconds=0.01))
    assert caught.value.reasons[0][0] == "too_slow"


def test_a_child_process_that_wants_too_much_memory_is_refused(tmp_path):
    path = tmp_path / "big.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("x")
    for line in range(3000):
        sheet.append([f"{line}-{lane}" for lane in range(20)])
    book.save(path)
    with pytest.raises(WorkbookRefused) as caught:
        read_in_child(path, ReadLimits(memory_bytes=2**20))
    assert caught.value.reasons[0][0] in ("too_much_memory", "reader_failed")
