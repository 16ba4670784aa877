"""What stands on every page, and how rows and heads fall on pages."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from itertools import pairwise

import pypdf
import pytest
from msgspec import structs
from print_samples import FILLED, RESOURCES, PlainWords, Prints, header, snapshot_of

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.errors import UsageError
from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.printing.data import build
from ipdesk.printing.engine import WHAT, Printer, What
from ipdesk.snapshot import Snapshot

Read = Callable[[bytes], list[str]]
BOTTOM_MARGIN = 50


def test_each_page_says_which_of_how_many_it_is(printed: Prints, read: Read) -> None:
    pages = read(printed("report").pdf)
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text


def test_each_page_names_unit_period_title_edition_and_state(printed: Prints, read: Read) -> None:
    for text in read(printed("report").pdf):
        for words in ("Guangdong", "Year 2016", "Annual report", "Catalogue 2015-59, version 1"):
            assert words in text
        assert "Draft" in text


def test_a_sealed_report_carries_its_number_and_program(
    printer: Printer, with_values: Callable[..., Snapshot], read: Read
) -> None:
    sealed = with_values(
        {}, state="sealed", sequence=7, sealed_at="2017-01-31T18:30:00+00:00", program="1.0.0"
    )
    first = read(printer.pdf(sealed, "checklist"))[0]
    assert "Sealed, no. 0007" in first
    assert "Program 1.0.0" in first
    assert "1 February 2017, 02:30 Beijing time" in first


def test_a_practice_print_says_so_on_every_page_in_both_languages(
    printer: Printer, with_values: Callable[..., Snapshot], read: Read
) -> None:
    for text in read(printer.pdf(with_values({}, practice=True), "report")):
        assert text.count("EXERCISE — not a real report") == 2
        assert text.count("演练 · 非正式报告") == 2


def test_a_real_print_never_mentions_practice(printed: Prints, read: Read) -> None:
    assert not any("EXERCISE" in text for text in read(printed("report").pdf))


def test_table_heads_and_bands_are_repeated_on_the_next_page(printed: Prints, read: Read) -> None:
    pages = read(printed("checklist").pdf)
    assert len(pages) > 1
    assert all("department" in text for text in pages[1:-1])
    cut = next(
        (before, after)
        for before, after in pairwise(pages)
        if _last_task(before) == _first_task(after)
    )
    assert re.search(rf"{_last_task(cut[0])}\s+\w+", cut[1])


def _last_task(text: str) -> str:
    return re.findall(r"\b(L\d)\.\d\b", text)[-1]


def _first_task(text: str) -> str:
    found = re.findall(r"\b(L\d)\.\d\b", text)
    return found[0] if found else ""


def test_a_row_is_never_cut_by_a_page_end(
    printer: Printer, with_values: Callable[..., Snapshot], read: Read
) -> None:
    values = {
        ("tasks", f"L{task}.{measure}", "work"): " ".join(
            f"<{task}.{measure}.{line}>" for line in range(60)
        )
        for task in (1, 2, 4)
        for measure in (1, 2, 3, 4)
    }
    pages = read(printer.pdf(with_values(values), "checklist"))
    for task, measure in ((1, 1), (1, 4), (2, 2), (4, 4)):
        holding = [text for text in pages if f"<{task}.{measure}." in text]
        assert len(holding) == 1


def _words_inside(pages: Iterable[pypdf.PageObject]) -> set[str]:
    """The words that stand above the bottom margin of their page."""
    found: set[str] = set()

    for page in pages:

        def visit(text: str, matrix: list[float], *_: object) -> None:
            if matrix[5] > BOTTOM_MARGIN:
                found.update(text.split())

        page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("place", [("tasks", "L1.1", "work"), ("profile", "1", "summary")])
def test_a_row_taller_than_a_page_goes_on_over_the_next(
    printer: Printer,
    with_values: Callable[..., Snapshot],
    read: Read,
    place: tuple[str, str, str],
) -> None:
    words = [f"<{number}>" for number in range(300)]
    pages = pypdf.PdfReader(
        io.BytesIO(printer.pdf(with_values({place: "\n".join(words)}), "report"))
    ).pages
    assert _words_inside(pages) >= set(words)


def test_the_places_to_sign_stay_together(printed: Prints, read: Read) -> None:
    last = read(printed("report").pdf)[-1]
    for words in ("Prepared by", "Reviewed by", "Head of unit", "Unit (seal)", "Date"):
        assert words in last


def test_sections_keep_the_orientation_of_the_catalogue(printed: Prints) -> None:
    pages = pypdf.PdfReader(io.BytesIO(printed("report").pdf)).pages
    boxes = [(page.mediabox.width > page.mediabox.height) for page in pages]
    assert boxes[0] is False
    assert all(boxes[1:])


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_preview_shows_as_many_pages_as_the_file_has(
    printed: Prints,
    printer_for: Callable[[Language], Printer],
    filled: Snapshot,
    what: What,
    language: Language,
) -> None:
    printer = printer_for(language)
    images = printer.pages(filled, what, ppi=20)
    assert len(images) == len(pypdf.PdfReader(io.BytesIO(printed(what, language).pdf)).pages)
    assert all(image.startswith(b"\x89PNG") for image in images)


def test_a_kind_without_a_checklist_is_refused(printer: Printer, catalogue: Catalogue) -> None:
    form = form_for(catalogue, "declaration", "leading")
    with pytest.raises(UsageError):
        printer.pdf(snapshot_of(form, {}, header(kind="declaration")), "checklist")


@pytest.mark.parametrize("category", ["leading", "supporting", "characteristic"])
def test_every_kind_prints_blank(printer: Printer, catalogue: Catalogue, category: str) -> None:
    for kind in catalogue.kinds:
        form = form_for(catalogue, kind.code, category)
        blank = snapshot_of(form, {}, header(kind=kind.code, category=category))
        assert printer.pdf(blank, "report").startswith(b"%PDF")


def _lying(form: Form, **sections: str) -> Form:
    """The form with other orientations: a fresh one, so that nobody else meets it."""
    found = form_for(form.catalogue, "annual", "leading")
    for code, orientation in sections.items():
        section = found.sections[code]
        section.section = structs.replace(section.section, orientation=orientation)
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_too_broad_for_an_upright_page_lies_across_among_upright_ones(
    printer_for: Callable[[Language], Printer], form: Form, language: Language
) -> None:
    upright = _lying(form, base="portrait", teams="portrait", conditions="portrait")
    broad = dict.fromkeys((("base", "BF1", "value"), ("base", "BF1", "prior")), "1" * 18)
    values = {**FILLED, **broad}
    snapshot = snapshot_of(upright, values, header())
    sections = ("base", "teams", "conditions")
    translator = Translator(RESOURCES / "translations", language)
    sheets = build(snapshot, "report", translator, PlainWords(), sections).sheets
    lying = {section.code: sheet.landscape for sheet in sheets for section in sheet.sections}
    assert lying == {"base": True, "teams": False, "conditions": False}
    pages = pypdf.PdfReader(
        io.BytesIO(printer_for(language).pdf(snapshot, "report", sections))
    ).pages
    assert {page.mediabox.width > page.mediabox.height for page in pages} == {True, False}
