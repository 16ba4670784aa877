"""Writes a report as a workbook: a cover, one sheet per section, and a hidden sheet of facts.

What is written can be taken back by :mod:`ipdesk.exchange.import_plan`.
"""

from __future__ import annotations

import io

from ipdesk.exchange.carried_notes import carried_notes
from ipdesk.exchange.cover_sheet import DRAFT, draw_cover
from ipdesk.exchange.section_sheet import SectionSheet
from ipdesk.exchange.sheet_choices import Choices
from ipdesk.exchange.sheet_frame import head_names
from ipdesk.exchange.sheet_names import sheet_names
from ipdesk.exchange.workbook_archive import steady
from ipdesk.exchange.workbook_facts import FactsSheet
from ipdesk.exchange.workbook_layout import (
    COVER,
    FACTS_SHEET,
    SPARE_LINES,
    SheetLayout,
    sheet_layout,
)
from ipdesk.exchange.workbook_style import Wardrobe
from ipdesk.messages import Translator
from ipdesk.snapshot import Snapshot

PROGRAM = "IPDesk"


def write_workbook(snapshot: Snapshot, translator: Translator) -> bytes:
    """The report as an .xlsx file in the translator's language.

    The same snapshot in the same language gives the same bytes. Only a draft has cells to
    type in and spare roster lines.
    """
    from openpyxl import Workbook

    book = Workbook()
    cover = book.active
    layouts = section_layouts(snapshot)
    labels = [translator.label(layout.form.section.label) for layout in layouts]
    cover.title, *names = sheet_names([translator.tr("Cover"), *labels], taken=[FACTS_SHEET])
    wardrobe = Wardrobe()
    draw_cover(cover, snapshot, translator, wardrobe)
    sheets = [book.create_sheet(name) for name in names]
    facts = FactsSheet(book, translator.language)
    drawing = SectionSheet(
        snapshot,
        translator,
        wardrobe,
        Choices(facts, translator, carried_notes(snapshot, translator)),
        open_for_input=snapshot.header.state == DRAFT,
    )
    for sheet, layout in zip(sheets, layouts, strict=True):
        drawing.draw(sheet, layout)
    titles = {COVER: cover.title}
    titles.update(
        (layout.form.code, sheet.title) for layout, sheet in zip(layouts, sheets, strict=True)
    )
    facts.state(snapshot, titles, head_names(translator))
    book.security.lockStructure = True
    book.properties.creator = PROGRAM
    book.properties.title = translator.label(snapshot.form.kind.label)
    return saved(book, snapshot)


def section_layouts(snapshot: Snapshot) -> tuple[SheetLayout, ...]:
    """The sheets that the report's workbook has, in order."""
    spare = SPARE_LINES if snapshot.header.state == DRAFT else 0
    return tuple(
        sheet_layout(form, tuple(snapshot.cells.get(code, {})), spare)
        for code, form in snapshot.form.sections.items()
    )


def saved(book: object, snapshot: Snapshot) -> bytes:
    """The bytes of an openpyxl workbook, dated by the report."""
    header = snapshot.header
    buffer = io.BytesIO()
    book.save(buffer)  # type: ignore[attr-defined]  # openpyxl has no type information
    return steady(buffer.getvalue(), header.created_at, header.sealed_at or header.created_at)
