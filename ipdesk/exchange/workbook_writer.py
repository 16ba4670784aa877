"""Writes a report as a workbook: a cover, one sheet per section, and a hidden sheet of facts.

What is written can be taken back by :mod:`ipdesk.exchange.import_plan`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.divisions import NAMING, Division
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
from ipdesk.places import Place
from ipdesk.snapshot import Snapshot

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PROGRAM = "IPDesk"


class Cover(Protocol):
    """Fills the first sheet. ``sheets`` are the section sheets, in order."""

    def __call__(
        self,
        sheet: Worksheet,
        snapshot: Snapshot,
        translator: Translator,
        wardrobe: Wardrobe,
        sheets: Sequence[SectionForm],
        /,
    ) -> None:
        """Draw it."""


class Content(NamedTuple):
    """What a workbook holds beside the values: its sheets, its cover, notes on locked cells.

    ``fixed`` are cells that are not to be typed though no report locks them.
    """

    layouts: tuple[SheetLayout, ...]
    cover: Cover
    notes: Mapping[Place, str]
    open_for_input: bool
    template: bool = False
    fixed: Collection[Place] = ()


def write_workbook(snapshot: Snapshot, translator: Translator) -> bytes:
    """The report as an .xlsx file in the translator's language for documents.

    The same snapshot in the same language gives the same bytes. Only a draft has cells to
    type in and spare roster lines.
    """
    translator = translator.documents
    content = Content(
        section_layouts(snapshot),
        draw_cover,
        carried_notes(snapshot, translator),
        open_for_input=snapshot.header.state == DRAFT,
    )
    return write_book(snapshot, content, translator)


def write_book(snapshot: Snapshot, content: Content, translator: Translator) -> bytes:
    """A workbook of the content with the snapshot's values, as an .xlsx file."""
    from openpyxl import Workbook

    book, layouts = Workbook(), content.layouts
    cover = book.active
    labels = [translator.label(layout.form.section.label) for layout in layouts]
    cover.title, *names = sheet_names([translator.tr("Cover"), *labels], taken=[FACTS_SHEET])
    wardrobe = Wardrobe()
    content.cover(cover, snapshot, translator, wardrobe, [layout.form for layout in layouts])
    sheets = [book.create_sheet(name) for name in names]
    facts = FactsSheet(book, translator.language)
    choices = Choices(facts, translator, content.notes, _further_units(snapshot))
    drawing = SectionSheet(
        snapshot,
        translator,
        wardrobe,
        choices,
        open_for_input=content.open_for_input,
        fixed=content.fixed,
    )
    titles = {COVER: cover.title}
    for sheet, layout in zip(sheets, layouts, strict=True):
        drawing.draw(sheet, layout)
        titles[layout.form.code] = sheet.title
    facts.state(snapshot, titles, head_names(translator), template=content.template)
    book.security.lockStructure = True
    book.properties.creator = PROGRAM
    book.properties.title = translator.label(snapshot.form.kind.label)
    return saved(book, snapshot)


def _further_units(snapshot: Snapshot) -> list[Division]:
    """The divisions that no seeded roster of the report has yet."""
    if snapshot.divisions is None or snapshot.header.state != DRAFT:
        return []
    seeded = [code for code, form in snapshot.form.sections.items() if form.section.seed]
    rows = (row for code in seeded for row in snapshot.cells[code].values())
    code, _ = NAMING
    taken = {row[code].text for row in rows if code in row}
    return [unit for unit in snapshot.divisions.offered if unit.code not in taken] if seeded else []


def section_layouts(snapshot: Snapshot) -> tuple[SheetLayout, ...]:
    """The sheets that the report's workbook has, in order."""
    spare = SPARE_LINES if snapshot.header.state == DRAFT else 0
    return tuple(
        sheet_layout(form, tuple(snapshot.cells.get(code, {})), spare)
        for code, form in snapshot.form.sections.items()
    )


def saved(book: object, snapshot: Snapshot) -> bytes:
    """The bytes of an openpyxl workbook, dated by the report."""
    from openpyxl.writer.excel import ExcelWriter

    header = snapshot.header
    buffer = io.BytesIO()
    # Stored, since it is packed when its entries are made steady.
    ExcelWriter(book, zipfile.ZipFile(buffer, "w")).save()
    return steady(buffer.getvalue(), header.created_at, header.sealed_at or header.created_at)
