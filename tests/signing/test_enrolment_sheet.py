"""The enrolment sheet: one page that a person compares and a scanner reads."""

from __future__ import annotations

import datetime as dt
import io

import pypdf
import pytest
from signers import AT, Keys

from ipdesk.cli import RESOURCES
from ipdesk.formats import grouped
from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.printing.enrolment import enrolment_sheet, sheet_of
from ipdesk.regions import Regions
from ipdesk.signing.enrolment_code import code_lines, parse_enrolment
from ipdesk.signing.words import KeyWords


def translator(language: Language) -> Translator:
    return Translator(RESOURCES / "translations", language)


def words(language: Language) -> KeyWords:
    return KeyWords(translator(language), Regions(RESOURCES / "regions"))


@pytest.fixture(scope="module")
def page(keys: Keys) -> pypdf.PageObject:
    facts = keys.clerk.facts
    sheet = enrolment_sheet(RESOURCES / "templates", translator("zh"), facts, words("zh"), AT)
    (page,) = pypdf.PdfReader(io.BytesIO(sheet)).pages
    return page


def test_the_sheet_names_unit_role_and_validity(page: pypdf.PageObject) -> None:
    text = page.extract_text()
    for words in (
        "填报单位",
        "广东省（440000）",
        "经办人",
        "2017年1月1日至2018年12月31日",
        "ed25519",
    ):
        assert words in text


def test_the_sheet_has_the_fingerprint_and_the_code_in_groups(
    page: pypdf.PageObject, keys: Keys
) -> None:
    words = page.extract_text().split()
    for group in grouped(keys.clerk.facts.fingerprint.upper()).split():
        assert group in words
    for line in code_lines(keys.clerk.facts):
        assert set(line.split("-")) <= set(words)


def test_the_sheet_has_places_for_stamp_and_signatures(page: pypdf.PageObject) -> None:
    text = page.extract_text()
    for words in ("密钥持有人（签字）", "单位负责人（签字）", "单位（盖章）", "登记人（签字）"):
        assert words in text


def test_a_scanner_reads_the_enrolment_from_the_symbol(keys: Keys) -> None:
    zxing = pytest.importorskip("zxingcpp")
    numpy = pytest.importorskip("numpy")
    symbol = sheet_of(translator("en"), keys.clerk.facts, words("en")).symbol
    squares = numpy.array(symbol.squares, numpy.uint8).reshape(symbol.side, symbol.side)
    (found,) = zxing.read_barcodes(numpy.kron(squares, numpy.ones((4, 4), numpy.uint8)))
    assert parse_enrolment(found.text) == keys.clerk.facts


def test_the_same_key_gives_the_same_sheet(keys: Keys) -> None:
    made = [
        enrolment_sheet(
            RESOURCES / "templates", translator("en"), keys.reviewer.facts, words("en"),
            dt.datetime(2017, 3, 15, tzinfo=dt.UTC),
        )
        for _ in range(2)
    ]  # fmt: skip
    assert made[0] == made[1]
