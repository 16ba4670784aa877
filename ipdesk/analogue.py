"""The analogue of an indicator: what is counted where the indicator does not apply.

It stands in a section of its own (``Section.analogue_of``), is named as what it is, and enters
no indicator and no target.
"""

from __future__ import annotations

from ipdesk import formats
from ipdesk.catalogue.fixed_rows import SINGLE_ROW
from ipdesk.catalogue.form import Form
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.rosters import Reader
from ipdesk.sentences import Sentences


def analogue_of(form: Form, indicator: str) -> SectionForm | None:
    """The section that holds the indicator's analogue, None if the form has none."""
    sections = form.sections.values()
    return next((found for found in sections if found.section.analogue_of == indicator), None)


def analogue_figures(
    section: SectionForm, read: Reader, sentences: Sentences, translator: Translator
) -> str:
    """The figures of an analogue with their names and units, in one line."""
    parts = []
    for code, column in section.columns.items():
        place = Place(section.code, SINGLE_ROW, code)
        shown = sentences.value(place, read(place))
        words = (
            translator.label(column.label),
            formats.with_unit(shown, column.unit, translator) if shown else "",
        )
        parts.append(" ".join(word for word in words if word))
    return " · ".join(parts)
