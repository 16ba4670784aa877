"""The printer, the filled report, and a reader of printed pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from page_texts import page_texts
from print_samples import (
    FILLED,
    RESOURCES,
    PlainWords,
    Prints,
    Values,
    header,
    snapshot_of,
    tasks_filled,
)

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.loader import load_edition
from ipdesk.catalogue.model import Catalogue
from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.paper.extract import Extract
from ipdesk.places import Place
from ipdesk.printing.engine import Printed, Printer, What
from ipdesk.problems import Problem
from ipdesk.snapshot import Snapshot


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_edition(RESOURCES / "catalogue" / "2015-59")


@pytest.fixture(scope="session")
def form(catalogue: Catalogue) -> Form:
    return form_for(catalogue, "annual", "leading")


@pytest.fixture(scope="session")
def filled(form: Form) -> Snapshot:
    """A filled report with an error and an explained query."""
    error = Problem("R301", "error", Place("cities", "r2", "title"), missing=Decimal(9))
    query = Problem(
        "R102", "query", Place("indicators", "IND3", "value"), explanation="本年统计口径扩大。"
    )
    snapshot = snapshot_of(form, {**FILLED, **tasks_filled(form)}, header(), (error, query))
    before = snapshot_of(form, FILLED, header(id="b", year=2015))
    return replace(snapshot, beside=before, extract=Extract("base", ("BF1", "BF2"), ("value",)))


@pytest.fixture(scope="session")
def printer_for() -> Callable[[Language], Printer]:
    def make(language: Language) -> Printer:
        translator = Translator(RESOURCES / "translations", language)
        return Printer(RESOURCES / "templates", translator, PlainWords())

    return make


@pytest.fixture(scope="session")
def printer(printer_for: Callable[[Language], Printer]) -> Printer:
    return printer_for("en")


@pytest.fixture(scope="session")
def printed(printer_for: Callable[[Language], Printer], filled: Snapshot) -> Prints:
    """The filled report as it is printed: each print is made once, for all that look at it."""

    @cache
    def make(what: What, language: Language = "en") -> Printed:
        return printer_for(language).printed(filled, what)

    return make


@pytest.fixture(scope="session")
def with_values(form: Form, filled: Snapshot) -> Callable[..., Snapshot]:
    """The filled report with other values and header fields."""

    def make(values: Values, **changes: object) -> Snapshot:
        snapshot = snapshot_of(form, {**FILLED, **values}, header(**changes))
        return replace(snapshot, problems=filled.problems)

    return make


@pytest.fixture(scope="session")
def read() -> Callable[[bytes], list[str]]:
    """The text of each page."""
    return page_texts
