"""The handover as a workbook: a sheet of the figures, and one of what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ipdesk.exchange.section_sheet import put_text
from ipdesk.exchange.sheet_frame import catalogue_line, period, practice_stamp, set_paper
from ipdesk.exchange.sheet_names import sheet_names
from ipdesk.exchange.workbook_layout import lane_letters
from ipdesk.exchange.workbook_style import Look, Wardrobe, height_for, lines_needed
from ipdesk.exchange.workbook_writer import PROGRAM, saved
from ipdesk.handover.told import HandoverTold
from ipdesk.messages import Translator
from ipdesk.snapshot import Snapshot

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (34.0, 20.0, 18.0, 34.0, 26.0, 34.0, 40.0, 30.0)
_MISSING_WIDTHS = (44.0, 90.0)
_TITLE, _SUBTITLE, _HEAD = 1, 2, 3
_HEIGHTS = {_TITLE: 34.0, _SUBTITLE: 20.0}


def write_handover(snapshot: Snapshot, translator: Translator) -> bytes:
    """The handover as an .xlsx file; the snapshot is one that hands over.

    The same snapshot in the same language gives the same bytes. Every text is text, whatever it
    begins with; the workbook is to be read and sorted, and is taken back by no import.
    """
    from openpyxl import Workbook

    tr, told = translator.tr, HandoverTold(snapshot, translator)
    book = Workbook()
    figures, missing = book.active, book.create_sheet()
    names = sheet_names([tr("Handover"), tr("Still missing")])
    for sheet, name in zip((figures, missing), names, strict=True):
        sheet.title = name
    table = _Table(snapshot, translator, Wardrobe())
    headings = (tr("Section"), *told.headings())
    lines = [(s.name, *line) for s in told.sections() for line in _with_remark(s.remark, s.lines)]
    table.draw(figures, tr("Handover"), headings, lines, (20.0, *_WIDTHS))
    heads = (tr("Place"), tr("What is missing"))
    table.draw(missing, tr("Still missing"), heads, told.missing(), _MISSING_WIDTHS)
    book.properties.creator = PROGRAM
    book.properties.title = tr("Handover")
    return saved(book, snapshot)


def _with_remark(remark: str, lines: Sequence[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    if remark:
        yield (remark, *[""] * (len(_WIDTHS) - 1))
    yield from lines


class _Table:
    """Draws a title, a head and lines of text, with a filter over the head."""

    def __init__(self, snapshot: Snapshot, translator: Translator, wardrobe: Wardrobe) -> None:
        from openpyxl.styles import Alignment

        self._snapshot = snapshot
        self._translator = translator
        self._wardrobe = wardrobe
        self._alignments = {
            wraps: Alignment(horizontal="left", vertical="top", wrap_text=wraps, indent=1)
            for wraps in (True, False)
        }

    def draw(
        self,
        sheet: Worksheet,
        title: str,
        headings: Sequence[str],
        lines: Sequence[Sequence[str]],
        widths: Sequence[float],
    ) -> None:
        """Fill an empty sheet."""
        self._write(sheet, _TITLE, (title,), "title", widths)
        self._write(sheet, _SUBTITLE, (self._subtitle(),), "subtitle", widths)
        self._write(sheet, _HEAD, headings, "head", widths)
        for number, line in enumerate(lines, start=_HEAD + 1):
            self._write(sheet, number, line, "label", widths)
        for lane, width in enumerate(widths, start=1):
            sheet.column_dimensions[lane_letters(lane)].width = width
        last = f"{lane_letters(len(headings))}{_HEAD + max(len(lines), 1)}"
        sheet.auto_filter.ref = f"A{_HEAD}:{last}"
        sheet.freeze_panes = f"A{_HEAD + 1}"
        sheet.sheet_view.showGridLines = False
        sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
        set_paper(sheet, self._snapshot, self._translator, "landscape")

    def _write(
        self,
        sheet: Worksheet,
        number: int,
        line: Sequence[str],
        look: Look,
        widths: Sequence[float],
    ) -> None:
        for lane, text in enumerate(line, start=1):
            cell = sheet.cell(number, lane)
            put_text(cell, text)
            # Quoted, a spreadsheet program keeps it a text when somebody edits it.
            self._wardrobe.dress(cell, look, across="left", quoted=bool(text))
            cell.alignment = self._alignments[number >= _HEAD]
        if number < _HEAD:
            sheet.row_dimensions[number].height = _HEIGHTS[number]
        else:
            texts = zip(line, widths, strict=True)
            needed = max(lines_needed(text, width) for text, width in texts)
            sheet.row_dimensions[number].height = height_for(needed)

    def _subtitle(self) -> str:
        snapshot, translator = self._snapshot, self._translator
        parts = (
            translator.label(snapshot.unit.label),
            translator.label(snapshot.form.kind.label),
            period(snapshot, translator),
            catalogue_line(snapshot, translator),
            practice_stamp() if snapshot.header.practice else "",
        )
        return " · ".join(filter(None, parts))
