"""Packages in which only a table breaks a rule; the first word names the reason."""

from __future__ import annotations

from package_builder import with_table

CITIES = "data/tables/cities.csv"


def table(change):
    """The table of the cities, changed."""
    return lambda p: with_table(p, "cities", change(p[CITIES]))


def edited(old: bytes, new: bytes):
    def change(content):
        assert old in content
        return content.replace(old, new, 1)

    return table(change)


def added(record: str):
    return table(lambda content: content + record.encode() + b"\n")


def said(other: str, column: str = "name"):
    """A further row that says this among its other facets."""
    quoted = '"' + other.replace('"', '""') + '"'
    return added(f"r9,{column},valid,某市,某市,,false,,,,,{quoted}")


def torn(content):
    """The record about the first row stands after those of the second."""
    lines = content.splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if line.startswith(b"r2,"))
    return b"".join([*lines[: first + 1], *lines[first + 2 :], lines[first + 1]])


CASES = {
    "table_record-state": edited(b"not_applicable", b"no"),
    "table_record-truth": edited(b",false,", b",FALSE,"),
    "table_record-few": added("r9,name,valid"),
    "table_record-blank-raw": added("r9,name,blank,x,,,false,,,,,"),
    "table_record-blank-value": added("r9,name,blank,,x,,false,,,,,"),
    "table_record-no-raw": added("r9,name,valid,,x,,false,,,,,"),
    "table_record-invalid-value": added("r9,name,invalid,x,x,,false,,,,,"),
    "table_record-code-long": added("r9" + "9" * 100 + ",name,valid,x,x,,false,,,,,"),
    "table_record-code-space": added(" r9,name,valid,x,x,,false,,,,,"),
    "table_record-column-without-row": added(",name,valid,x,x,,false,,,,,"),
    "table_record-row-value": added("r9,,valid,x,x,,false,,,,,"),
    "table_record-formula": added("r9,name,valid,=1+1,=1+1,,false,,,,,"),
    "table_record-formula-full-width": added("r9,name,valid,＝1+1,x,,false,,,,,"),
    "table_record-guard-without-need": added("r9,name,valid,'plain,x,,false,,,,,"),
    "table_record-other-order": said('{"b":"1","a":"1"}'),
    "table_record-other-empty": added("r9,name,valid,x,x,,false,,,,,{}"),
    "table_record-other-number": said('{"flag":1}'),
    "table_record-other-column": said('{"note":"x"}'),
    "table_csv-quotes-without-need": added('"r9",name,valid,x,x,,false,,,,,'),
    "table_csv-crlf": table(lambda content: content.replace(b"\n", b"\r\n")),
    "table_csv-open-quotes": added('r9,name,valid,"x,x,,false,,,,,'),
    "table_csv-quotes-inside": added('r9,name,valid,x"y,x,,false,,,,,'),
    "table_csv-no-end": table(lambda content: content[:-1]),
    "table_header": table(lambda content: b""),
    "table_header-order": edited(b"row,column", b"column,row"),
    "table_header-bom": table(lambda content: b"\xef\xbb\xbf" + content),
    "table_text": edited("广州市".encode(), "广州市".encode("gbk")),
    "table_order": table(torn),
    "table_duplicate": table(lambda content: content + content.splitlines(keepends=True)[-1]),
    "table_restatement-reason": said('{"carried_from":"r-1","carried_value":"1"}'),
    "table_restatement-origin": said('{"carried_value":"1","restated":"x"}'),
    "table_restatement-adopted": said('{"adopted_from":"r-2","carried_from":"r-1"}'),
    "table_restatement-carried-row": said('{"carried_row":"r-1"}'),
}
