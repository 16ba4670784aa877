"""Why a workbook or a file of figures is not taken in: message ids, translated where they are said."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.messages import marked

# Reasons of :class:`ipdesk.errors.WorkbookRefused`, and why a cell is refused.
WORKBOOK: Mapping[str, str] = {
    "no_facts": marked(
        "The workbook was not exported by IPDesk, or its hidden sheet “ipdesk” was removed"
    ),
    "other_format": marked(
        "The workbook has the format {found}; this program reads format {expected}"
    ),
    "other_unit": marked(
        "The workbook is of another reporting unit: {found} instead of {expected}"
    ),
    "other_year": marked("The workbook is of the year {found} instead of {expected}"),
    "other_kind": marked(
        "The workbook is of another kind of report: {found} instead of {expected}"
    ),
    "other_category": marked("The workbook is of the category {found} instead of {expected}"),
    "other_edition": marked("The workbook follows the catalogue {found} instead of {expected}"),
    "other_edition_version": marked(
        "The workbook follows version {found} of the catalogue instead of version {expected}"
    ),
    "sheet_missing": marked("The sheet “{sheet}” is missing"),
    "sheet_moved": marked("The sheet “{sheet}” was moved"),
    "sheet_twice": marked("The sheet “{sheet}” is a second copy"),
    "sheet_extra": marked("The sheet “{sheet}” does not belong to the report"),
    "column_missing": marked("Sheet “{sheet}”: the column “{column}” is missing"),
    "column_moved": marked("Sheet “{sheet}”: the column “{column}” was moved to {letters}"),
    "column_twice": marked(
        "Sheet “{sheet}”: the column “{column}” stands a second time, in {letters}"
    ),
    "column_extra": marked(
        "Sheet “{sheet}”: column {letters} (“{column}”) does not belong to the table"
    ),
    "row_missing": marked("Sheet “{sheet}”: the row “{row}” is missing"),
    "row_extra": marked("Sheet “{sheet}”: line {line} does not belong to the table"),
    "row_twice": marked("Sheet “{sheet}”: line {line} has the hidden code of another row"),
    "formula_without_value": marked(
        "Sheet “{sheet}”, {cell}: a formula without a value; open and save the workbook in Excel or WPS, or type the value"
    ),
    "error_value": marked("Sheet “{sheet}”, {cell}: the error value {text}"),
    "under_merged": marked(
        "Sheet “{sheet}”, {cell}: a value under merged cells, where nobody sees it; unmerge them and look"
    ),
    "too_large": marked("The file is larger than {limit_mb} MB"),
    "bomb": marked(
        "The file would unpack to far more than a workbook holds (limit {limit_mb} MB); it was not opened"
    ),
    "too_many_parts": marked("The file has more than {limit} parts; it was not opened"),
    "encrypted": marked("The workbook is protected by a password; save it without one"),
    "old_format": marked("The file is in the old format (.xls); save it as .xlsx"),
    "macros": marked("The workbook holds macros; save it as .xlsx without macros"),
    "not_a_workbook": marked("The file is not an .xlsx workbook"),
    "damaged": marked("The workbook is damaged and cannot be read"),
    "too_many_rows": marked("Sheet “{sheet}” has content below line {limit}"),
    "too_many_columns": marked("Sheet “{sheet}” has content right of column {limit}"),
    "too_many_cells": marked("Sheet “{sheet}” has more than {limit} filled cells"),
    "too_many_texts": marked("The workbook holds more than {limit} different texts"),
    "too_slow": marked(
        "Reading the workbook took longer than {limit_seconds} seconds and was stopped"
    ),
    "too_much_memory": marked(
        "Reading the workbook needed more than {limit_mb} MB of memory and was stopped"
    ),
    "reader_failed": marked("Reading the workbook ended unexpectedly"),
    "unreadable": marked("The file “{path}” cannot be read ({why})"),
}

# Reasons of :class:`ipdesk.errors.FiguresRefused`, and why a line of such a file is refused.
FIGURES: Mapping[str, str] = {
    "too_large": marked("The file is larger than {limit_mb} MB."),
    "not_text": marked("The file is not text in UTF-8 or GB18030; save it as CSV or .xlsx."),
    "too_many_columns": marked("The table has more than {limit} columns."),
    "too_many_lines": marked("The table has more than {limit} lines."),
    "damaged": marked("The table cannot be read: a quotation mark is not closed."),
    "no_headings": marked(
        "No headings were found: a table has the columns series, year and value, or series and one column for each year."
    ),
    "heading_twice": marked("The heading “{heading}” stands there twice."),
    "lines_refused": marked("Lines that cannot be taken: {count}. They are listed above."),
    "figure_twice": marked("The same figure already stands in {at}."),
    "figure_formula": marked("{at} is a formula without a value."),
    "figure_error": marked("{at} holds the error value {text}."),
    "figure_merged": marked("{at} lies under merged cells, where nobody sees it."),
    "no_figure": marked("{name}: “{text}” is no figure."),
    "other_unit_of_figure": marked("The unit is “{text}” instead of {expected}."),
}
