"""The code on each page, read by eye and by machine, and prints that are set in parts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from page_texts import page_texts
from print_samples import Prints

from ipdesk.catalogue.form import Form
from ipdesk.languages import Language
from ipdesk.paper.code import parse_code, qr_text
from ipdesk.paper.content import data_of
from ipdesk.printing.engine import WHAT, Printer, What
from ipdesk.printing.landing import by_page
from ipdesk.printing.parts import LONG
from ipdesk.snapshot import Snapshot
from ipdesk.values import parse


@pytest.fixture(scope="module")
def long(filled: Snapshot, form: Form) -> Snapshot:
    """A report with a roster too long for one part."""
    spec = form.sections["enterprises"].spec("B1", "name")
    rows = {f"B{n}": {"name": parse(f"企业{n:05d}", spec)} for n in range(LONG + 100)}
    return replace(filled, cells={**filled.cells, "enterprises": rows})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("what", WHAT)
def test_each_page_of_each_print_bears_its_code_and_draft_mark(
    printed: Prints, what: What, language: Language
) -> None:
    found = printed(what, language)
    texts = page_texts(found.pdf)
    assert len(texts) == len(found.pages)
    for text, record in zip(texts, found.pages, strict=True):
        assert record.code in text
        assert {"zh": "页码校验（草稿）", "en": "Page code (draft)"}[language] in text
        assert parse_code(record.code).draft


def test_the_codes_can_be_told_without_printing(
    printed: Prints, printer: Printer, filled: Snapshot
) -> None:
    assert printer.codes(filled, "report") == printed("report").pages


def test_the_square_symbol_is_read_by_a_machine(
    printed: Prints, printer: Printer, filled: Snapshot, tmp_path: Path
) -> None:
    zxing = pytest.importorskip("zxingcpp")
    numpy = pytest.importorskip("numpy")
    from PySide6.QtGui import QImage

    records = printed("report").pages
    for image, record in zip(printer.pages(filled, "report", 150.0), records, strict=True):
        grey = QImage.fromData(image).convertToFormat(QImage.Format.Format_Grayscale8)
        lines = numpy.frombuffer(grey.constBits(), numpy.uint8)
        field = lines.reshape(grey.height(), grey.bytesPerLine())[:, : grey.width()]
        read = [found.text for found in zxing.read_barcodes(numpy.ascontiguousarray(field))]
        assert read == [qr_text(parse_code(record.code), record.digest)]


def test_every_row_is_on_the_page_that_names_it(printed: Prints, filled: Snapshot) -> None:
    found = printed("checklist")
    shown = set()
    for text, record in zip(page_texts(found.pdf), found.pages, strict=True):
        for item in record.items:
            if item[0]:
                shown.add(item[1])
                assert item[1] in text
    assert shown == set(filled.form.sections["tasks"].rows)


def test_a_row_over_the_page_s_end_is_on_both_pages() -> None:
    assert by_page([("a", "1"), ("a", "2")], [(0, 1), (0, 2), (1, 2)], 3) == [
        [("a", "1")],
        [("a", "1"), ("a", "2")],
        [],
    ]


def test_a_long_print_has_every_row_once_and_one_count_of_pages(
    printer: Printer, long: Snapshot
) -> None:
    steps: list[tuple[int, int]] = []
    printed = printer.printed(
        long, "roster", ("enterprises",), lambda done, total: steps.append((done, total))
    )
    texts = page_texts(printed.pdf)
    names = re.findall(r"企业(\d{5})", "".join(texts))
    assert names == [f"{n:05d}" for n in range(LONG + 100)]
    for number, (text, record) in enumerate(zip(texts, printed.pages, strict=True), start=1):
        assert f"Page {number} of {len(texts)}" in text
        assert record.code in text
        assert parse_code(record.code).page == number
    assert sum("Unit (seal)" in text for text in texts) == 1
    assert steps[0] == (0, steps[0][1])
    assert steps[-1] == (steps[-1][1], steps[-1][1])
    assert steps == sorted(steps)


def test_a_long_print_can_be_stopped(printer: Printer, long: Snapshot) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        printer.pdf(long, "roster", ("enterprises",), stop)


def test_the_data_s_digest_follows_every_value(filled: Snapshot, long: Snapshot) -> None:
    assert data_of(filled).digest == data_of(filled).digest
    assert data_of(filled).digest != data_of(long).digest


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_blank_form_has_rows_to_fill_in_and_says_what_is_computed(
    printed: Prints, language: Language
) -> None:
    text = re.sub(r"\s", "", "".join(page_texts(printed("blank", language).pdf)))
    assert {"zh": "空白表", "en": "blankform"}[language] in text
    assert {"zh": "由其他数据计算得出", "en": "Computedfromotherfigures"}[language] in text
    assert "168,480" not in text
    assert "020-87654321" not in text
