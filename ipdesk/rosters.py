"""What the rows of a roster are called: by what the column that names them holds."""

from __future__ import annotations

from collections.abc import Callable

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.values import Cell

Reader = Callable[[Place], Cell]


def naming_column(form: SectionForm) -> str:
    """The column that names the rows: the first that each row must fill."""
    return form.required[0] if form.required else next(iter(form.columns))


def row_name(read: Reader, form: SectionForm, row: str, translator: Translator) -> str:
    """The name of a row, "" as long as it has none; a code is named by its label."""
    column = naming_column(form)
    text = read(Place(form.code, row, column)).text
    labels = (e.label for e in form.codelist(row, column) if e.code == text)
    return translator.label(next(labels, None)) or text
