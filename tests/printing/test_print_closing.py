"""The last page, which is signed, and what a report without a reporting period says instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from print_samples import Prints, header, snapshot_of

from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.places import Place
from ipdesk.printing.engine import Printer
from ipdesk.problems import Problem

Read = Callable[[bytes], list[str]]
SIGN = "Prepared by (signature)"


def found(count: int) -> tuple[Problem, ...]:
    """So many findings, each on a row of its own."""
    return tuple(
        Problem("V02", "error", Place("profile", "1", "office"), reason="missing")
        for _ in range(count)
    )


@pytest.mark.parametrize("count", range(1, 31))
def test_nobody_signs_a_page_with_nothing_else_on_it(
    printer: Printer, catalogue: Catalogue, read: Read, count: int
) -> None:
    form = form_for(catalogue, "experience", "leading")
    snapshot = snapshot_of(form, {}, header(kind="experience"), found(count))
    pages = read(printer.pdf(snapshot, "report"))
    assert SIGN in pages[-1]
    assert "V02" in pages[-1]
    assert sum(text.count("V02:") for text in pages) == count
    for text in pages:
        assert ("V02" in text) == ("Finding" in text)
        assert text.count("Remedy or explanation") <= 1


def test_a_kind_without_a_period_shows_the_day_instead_of_a_year(
    printer: Printer, catalogue: Catalogue, read: Read
) -> None:
    form = form_for(catalogue, "scheme", "leading")
    for text in read(printer.pdf(snapshot_of(form, {}, header(kind="scheme")), "report")):
        assert "Year 2016" not in text
        assert "Reporting period" not in text
        assert "3 January 2017" in text


def test_the_last_page_of_a_checklist_holds_a_measure_too(printed: Prints, read: Read) -> None:
    last = read(printed("checklist").pdf)[-1]
    assert SIGN in last
    assert "L5.7" in last
