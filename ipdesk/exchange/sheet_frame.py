"""The frame of a section's sheet: title, widths, frozen panes, protection, print setup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.catalogue.fixed_rows import SINGLE_ROW
from ipdesk.exchange.workbook_layout import (
    CODE,
    CODES_LANE,
    CODES_LINE,
    FIRST_LANE,
    FIRST_LINE,
    HEAD_LINE,
    HELP,
    LABEL,
    NUMBER,
    SPARE_LINES,
    SUBTITLE_LINE,
    TITLE_LINE,
    UNIT,
    Lane,
    SheetLayout,
    cell_name,
    lane_letters,
)
from ipdesk.exchange.workbook_style import (
    MINIMUM_HEIGHT,
    Wardrobe,
    display_width,
    longest_word,
    merge_line,
)
from ipdesk.messages import Translator
from ipdesk.practice import PRACTICE
from ipdesk.snapshot import Snapshot

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_MARGIN = 0.55
_NARROWEST = 7
_WIDEST = 60
_LABEL_LIMIT = 48
_CONTENT_WIDTH = 56
_HELP_WIDTH = 40
_EMPTY_LINES_PRINTED = 6
_LINES_OF_A_PAGE = 20
_FIXED_WIDTHS = {NUMBER: 6, HELP: _HELP_WIDTH}


def period(snapshot: Snapshot, translator: Translator) -> str:
    """The reporting period as people say it, "" for a kind that has none."""
    if snapshot.form.kind.period == "none":
        return ""
    return translator.tr("Year {year}", year=snapshot.header.year)


def catalogue_line(snapshot: Snapshot, translator: Translator) -> str:
    """Edition and version of the catalogue that the report is pinned to."""
    header = snapshot.header
    return translator.tr(
        "Catalogue {edition}, version {version}",
        edition=header.edition,
        version=header.edition_version,
    )


def head_names(translator: Translator) -> dict[str, str]:
    """The heads of the lanes that are no columns of the catalogue."""
    tr = translator.tr
    return {
        CODE: tr("Code"),
        LABEL: tr("Item"),
        UNIT: tr("Unit"),
        NUMBER: tr("No."),
        HELP: tr("Instructions"),
        SINGLE_ROW: tr("Content"),
    }


def title(
    sheet: Worksheet,
    layout: SheetLayout,
    snapshot: Snapshot,
    translator: Translator,
    wardrobe: Wardrobe,
) -> None:
    """The section's name over the table, and whose figures of which period it shows."""
    tr, when = translator.tr, period(snapshot, translator)
    parts = (
        tr("Reporting unit: {unit}", unit=translator.label(snapshot.unit.label)),
        tr("Period: {period}", period=when) if when else "",
        catalogue_line(snapshot, translator),
    )
    subtitle = " · ".join(filter(None, parts))
    last = FIRST_LANE + len(layout.lanes) - 1
    name = translator.label(layout.form.section.label)
    for line, text, height in ((TITLE_LINE, name, 34.0), (SUBTITLE_LINE, subtitle, 20.0)):
        cell = sheet.cell(line, FIRST_LANE)
        cell.value = text
        cell.data_type = "s"
        wardrobe.dress(cell, "title" if line == TITLE_LINE else "subtitle", across="center")
        merge_line(sheet, line, FIRST_LANE, last)
        sheet.row_dimensions[line].height = height


def lane_widths(layout: SheetLayout, heads: list[str], translator: Translator) -> list[float]:
    """The width of each lane in digits."""
    return [
        _lane_width(layout, lane, head, translator)
        for lane, head in zip(layout.lanes, heads, strict=True)
    ]


def _lane_width(layout: SheetLayout, lane: Lane, head: str, translator: Translator) -> float:
    if lane.code in _FIXED_WIDTHS:
        return _FIXED_WIDTHS[lane.code]
    if lane.code in (CODE, LABEL, UNIT):
        return _named_width(layout, lane, translator)
    if lane.column is None:
        return _CONTENT_WIDTH
    choices = [translator.label(entry.label) for entry in layout.form.codelist("", lane.code)]
    word = max(longest_word(text) for text in (head, *choices))
    # A head takes at most three lines, and no word of it or of a choice is broken.
    return min(_WIDEST, max(_NARROWEST, lane.column.width, display_width(head) / 2 + 2, word + 3))


def _named_width(layout: SheetLayout, lane: Lane, translator: Translator) -> float:
    rows = [line for line in layout.lines if line.kind == "row"]
    if lane.code == CODE:
        texts = [line.code for line in rows]
    else:
        texts = [translator.label(line.unit if lane.code == UNIT else line.label) for line in rows]
    widest = max((display_width(text) for text in texts), default=0)
    return min(_LABEL_LIMIT, max(10 if lane.code == UNIT else _NARROWEST, widest + 4))


def finish(
    sheet: Worksheet,
    layout: SheetLayout,
    widths: list[float],
    snapshot: Snapshot,
    translator: Translator,
) -> None:
    """Widths, hidden codes, frozen panes, protection, paper."""
    for lane, width in enumerate(widths, start=FIRST_LANE):
        sheet.column_dimensions[lane_letters(lane)].width = width
    sheet.column_dimensions[lane_letters(CODES_LANE)].hidden = True
    sheet.row_dimensions[CODES_LINE].hidden = True
    sheet.sheet_format.defaultRowHeight = MINIMUM_HEIGHT
    sheet.sheet_format.customHeight = True
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = cell_name(FIRST_LINE, FIRST_LANE + _frozen_lanes(layout))
    _protect(sheet)
    set_paper(sheet, snapshot, translator, layout.form.section.orientation)
    sheet.print_title_rows = f"{TITLE_LINE}:{HEAD_LINE}"
    last = cell_name(_last_printed_line(layout), FIRST_LANE + len(layout.lanes) - 1)
    sheet.print_area = f"{cell_name(TITLE_LINE, FIRST_LANE)}:{last}"


def set_paper(
    sheet: Worksheet, snapshot: Snapshot, translator: Translator, orientation: str
) -> None:
    """A4, fitted to its width, with unit, page and catalogue at the foot."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN
    margins.top = margins.bottom = _MARGIN + 0.2
    margins.header = margins.footer = 0.3
    foot = sheet.oddFooter
    foot.left.text = _plain(translator.label(snapshot.unit.label))
    foot.center.text = translator.tr("Page {page} of {pages}", page="&P", pages="&N")
    foot.right.text = _plain(catalogue_line(snapshot, translator))
    if snapshot.header.practice:
        sheet.oddHeader.center.text = _plain(practice_stamp())


def practice_stamp() -> str:
    """What marks a practice report, so that nobody takes it for a real one."""
    return f"{PRACTICE.zh}  {PRACTICE.en}"


def _plain(text: str) -> str:
    # In a page footer an ampersand begins a command.
    return text.replace("&", "&&")


def _frozen_lanes(layout: SheetLayout) -> int:
    return sum(lane.code in (CODE, LABEL, NUMBER) for lane in layout.lanes)


def _last_printed_line(layout: SheetLayout) -> int:
    filled = sum(line.kind != "spare" for line in layout.lines)
    # Many lines wait to be filled in, and are printed then.
    many = len(layout.lines) - filled > SPARE_LINES
    empty = _LINES_OF_A_PAGE if many else _EMPTY_LINES_PRINTED
    return HEAD_LINE + (filled or min(len(layout.lines), empty) or 1)


def _protect(sheet: Worksheet) -> None:
    # No password: it keeps heads from slipping, not people from working.
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = False
    protection.formatRows = False
