"""The cover: what this workbook is, of whom, and where the signatures go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.exchange.section_sheet import put_text
from ipdesk.exchange.sheet_frame import catalogue_line, period, practice_stamp, set_paper
from ipdesk.exchange.workbook_layout import COVER
from ipdesk.exchange.workbook_style import (
    BODY_FONT,
    HEAD_FONT,
    INK,
    STAMP,
    Look,
    Wardrobe,
    merge_line,
)
from ipdesk.messages import Translator
from ipdesk.records import ReportRecord
from ipdesk.snapshot import Snapshot

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DRAFT = "draft"
_STAMP_LINE, _EDITION_LINE, _KIND_LINE, _ISSUER_LINE = 2, 4, 5, 6
FACTS_LINE = 9
GAP = 2
_LANES = ("B", "C", "D", "E")
_WIDTHS = (18, 26, 18, 26)


def draw_cover(
    sheet: Worksheet,
    snapshot: Snapshot,
    translator: Translator,
    wardrobe: Wardrobe,
    _sheets: Sequence[SectionForm] = (),
) -> None:
    """Fill an empty sheet with the cover."""
    draw_titles(sheet, snapshot, translator)
    state = (translator.tr("State"), state_name(snapshot.header, translator))
    revision = (translator.tr("Revision"), str(snapshot.header.revision))
    line = FACTS_LINE
    for label, text in (*facts(snapshot, translator), state, revision):
        draw_pair(sheet, line, (label, text), wardrobe)
        line += 1
    _draw_signatures(sheet, line + GAP, translator, wardrobe)
    set_paper(sheet, snapshot, translator, "portrait")


def state_name(header: ReportRecord, translator: Translator) -> str:
    """The state of a report as people say it."""
    if header.state == DRAFT:
        return translator.tr("Draft")
    return translator.tr("Sealed, no. {number}", number=f"{header.sequence:04d}")


def draw_titles(sheet: Worksheet, snapshot: Snapshot, translator: Translator) -> None:
    """Set an empty sheet up as a cover, with what it is of in large letters."""
    from openpyxl.styles import Alignment, Font

    put_text(sheet["A1"], COVER)
    sheet.column_dimensions["A"].hidden = True
    for letters, width in zip(_LANES, _WIDTHS, strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    edition = snapshot.form.catalogue.edition
    label = translator.label
    titles = [
        (_EDITION_LINE, label(edition.title), Font(name=HEAD_FONT, size=20, color=INK), 64),
        (_KIND_LINE, label(snapshot.form.kind.label), Font(name=HEAD_FONT, size=18), 44),
        (_ISSUER_LINE, label(edition.document), Font(name=BODY_FONT, size=12, color=INK), 28),
    ]
    if snapshot.header.practice:
        font = Font(name=HEAD_FONT, size=16, bold=True, color=STAMP)
        titles.append((_STAMP_LINE, practice_stamp(), font, 30))
    for line, text, font, height in titles:
        cell = sheet.cell(line, 2)
        put_text(cell, text)
        cell.font = font
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        merge_line(sheet, line, 2, 5)
        sheet.row_dimensions[line].height = height


def facts(snapshot: Snapshot, translator: Translator) -> list[tuple[str, str]]:
    """Whose report of which period it is, and by which catalogue: names and texts."""
    header, tr, label = snapshot.header, translator.tr, translator.label
    category = next(
        (c.label for c in snapshot.form.catalogue.categories if c.code == header.category), None
    )
    when = period(snapshot, translator)
    return [
        (tr("Reporting unit"), label(snapshot.unit.label)),
        *([(tr("Reporting period"), when)] if when else []),
        (tr("Category"), label(category) or header.category),
        (tr("Catalogue"), catalogue_line(snapshot, translator)),
    ]


def draw_pair(
    sheet: Worksheet,
    line: int,
    pair: tuple[str, str],
    wardrobe: Wardrobe,
    look: Look = "label",
) -> None:
    """A name and its text in a line of the cover."""
    put_text(sheet.cell(line, 2), pair[0])
    put_text(sheet.cell(line, 3), pair[1])
    wardrobe.dress(sheet.cell(line, 2), "head", across="center")
    wardrobe.dress(sheet.cell(line, 3), look)
    merge_line(sheet, line, 3, 5)
    sheet.row_dimensions[line].height = 28


def _draw_signatures(
    sheet: Worksheet, line: int, translator: Translator, wardrobe: Wardrobe
) -> None:
    tr = translator.tr
    places = (
        tr("Prepared by (signature)"),
        tr("Reviewed by (signature)"),
        tr("Head of unit (signature)"),
        tr("Unit (seal)"),
    )
    for offset, name in enumerate(places):
        for lane, text in ((2, name), (3, ""), (4, tr("Date")), (5, "")):
            cell = sheet.cell(line + offset, lane)
            put_text(cell, text)
            wardrobe.dress(cell, "label" if not text else "head", across="center")
        sheet.row_dimensions[line + offset].height = 40
