"""How the lists of divisions become years: ``make regions``.

Requirements
    3.6    units with validity dates, generated from published lists and never typed
"""

from __future__ import annotations

from installer.regions import Row, corrected, rows, succeeded

CITY, PREFECTURE = "prefecture_level_city", "prefecture"


def test_unit_counts_from_its_first_list_until_the_year_before_it_is_gone() -> None:
    lists = {
        2009: {"420100": ("甲地区", PREFECTURE)},
        2010: {"420100": ("甲地区", PREFECTURE), "420200": ("乙市", CITY)},
        2019: {"420200": ("乙市", CITY)},
    }
    assert rows(lists) == [
        Row("420000", "420100", "甲地区", PREFECTURE, "", "2018"),
        Row("420000", "420200", "乙市", CITY, "2010", ""),
    ]


def test_unit_that_one_list_leaves_out_was_there_all_the_time() -> None:
    there = {"460400": ("丙市", CITY)}
    (found,) = rows({2014: there, 2015: {}, 2016: there})
    assert (found.first, found.last) == ("", "")


def test_renamed_unit_has_a_row_for_each_name() -> None:
    lists = {2009: {"420600": ("旧市", CITY)}, 2010: {"420600": ("新市", CITY)}}
    assert [(r.name, r.first, r.last) for r in rows(lists)] == [
        ("旧市", "", "2009"),
        ("新市", "2010", ""),
    ]


def test_prefecture_that_became_a_city_is_succeeded_by_it() -> None:
    lists = {
        2016: {"542400": ("丁地区", PREFECTURE), "542500": ("戊地区", PREFECTURE)},
        2017: {"540600": ("丁市", CITY)},
    }
    found = {row.code: row.successor for row in succeeded(rows(lists))}
    assert found == {"540600": "", "542400": "540600", "542500": ""}


def test_correction_says_end_and_successor() -> None:
    row = Row("370000", "371200", "己市", CITY, "", "2025")
    said = {"code": "371200", "zh": "己市", "valid_until": "2018", "successor": "370100"}
    assert list(corrected([row], [said])) == [row._replace(last="2018", successor="370100")]
