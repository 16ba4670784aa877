"""Blocks of cells as other programs put them on the clipboard, and as they take them. Issue 4.1."""

from __future__ import annotations

import time

import pytest

from ipdesk.errors import UsageError
from ipdesk.exchange.block_html import read_html, write_html
from ipdesk.exchange.block_text import MAX_CELLS, read_text, write_text
from ipdesk.exchange.cell_text import Written

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><style><!-- td {mso-number-format:General;} --></style></head>
<body><table border=0 width=144><col width=72 span=2>
<!--StartFragment-->
 <tr height=19 style='height:14.4pt'>
  <td height=19 class=xl65 align=right>168,480</td>
  <td>广东省
  深圳市</td>
 </tr>
 <tr><td colspan=2 style='mso-ignore:colspan'>A&amp;B<br style='mso-data-placement:same-cell;'>
    second line</td></tr>
<!--EndFragment-->
</table></body></html>"""


def test_a_table_of_excel_is_read_as_it_is_seen() -> None:
    assert read_html(EXCEL) == [["168,480", "广东省 深圳市"], ["A&B\nsecond line", ""]]


def test_a_cell_merged_over_rows_fills_its_first_place() -> None:
    table = "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>"
    assert read_html(table) == [["a", "b"], ["", "c"]]


@pytest.mark.parametrize("page", ["", "plain", "<p>no table</p>", "<table></table>"])
def test_a_page_without_cells_is_no_block(page: str) -> None:
    assert read_html(page) is None


def test_scripts_are_neither_run_nor_read() -> None:
    assert read_html("<table><tr><td>1</td></tr></table><script>x()</script>") == [["1"]]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr>" + "<td>" * (MAX_CELLS + 1),
        "<table>" + "<tr><td colspan=1000 rowspan=1000>" * 2,
        "<table><tr><td>a" + "<tr><td colspan=1000>" * 300,
    ],
)
def test_a_table_that_nobody_fills_in_by_hand_is_refused(table: str) -> None:
    with pytest.raises(UsageError, match="block_too_large"):
        read_html(table)


def test_quoted_fields_hold_tabs_and_lines() -> None:
    assert read_text('a\t"b\nc\td"\t"say ""x"""\r\n1\t2\t3\r\n') == [
        ["a", "b\nc\td", 'say "x"'],
        ["1", "2", "3"],
    ]


def test_a_quote_without_its_partner_is_a_sign_like_others() -> None:
    assert read_text('24" screen\t1\n"abc\t2\n') == [['24" screen', "1"], ['"abc', "2"]]


def test_a_very_long_text_is_read_whole() -> None:
    assert read_text("x" * 300_000) == [["x" * 300_000]]


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(UsageError, match="block_too_large"):
        read_text("\t" * MAX_CELLS + "x")


BLOCK = [
    [Written("text", "=1+1"), Written("number", "-5.5"), Written("date", "2016-12-31")],
    [Written("text", "  two  spaces\nand lines"), Written("blank", ""), Written("text", "<b>&")],
]


def test_a_text_that_looks_like_a_formula_stays_a_text_in_other_programs() -> None:
    assert write_text(BLOCK).startswith("'=1+1\t-5.5\t2016-12-31\n")
    assert """<td style='mso-number-format:"\\@"' sdnum="1033;0;@">=1+1</td>""" in write_html(BLOCK)


def test_what_is_copied_is_read_back_the_same() -> None:
    texts = [[cell.text for cell in row] for row in BLOCK]
    assert read_text(write_text(BLOCK)) == texts
    again = read_html(write_html(BLOCK))
    assert again is not None
    assert again[0] == texts[0]
    assert again[1] == ["two  spaces\nand lines", "", "<b>&"]


def test_a_formula_that_comes_in_is_a_text() -> None:
    assert read_text("=1+1\t'x") == [["=1+1", "'x"]]


def test_what_is_no_content_of_a_cell_is_not_read() -> None:
    """Also where quotes, comments and ends of marks stand in odd places."""
    table = (
        "<TABLE><tr><td title='a>b' width=1><style>td{}</style>it's<!-- <td> --></td>"
        "<td class=it's>5<![if !vml]>,3<![endif]><td/>c</table>"
    )
    assert read_html(table) == [["it's", "5,3", "c"]]


@pytest.mark.parametrize(
    "hostile", ["<a '", '<td a="', "<!", "<!--", "<script>", "<script ", "<a =", "<", "&#"]
)
def test_a_page_full_of_what_never_ends_is_gone_through_once(hostile: str) -> None:
    begun = time.process_time()
    read_html("<table><tr><td>" + hostile * 300_000)
    assert time.process_time() - begun < 2
