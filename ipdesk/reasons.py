"""The sentence of each reason code, as templates in the translator's language."""

from __future__ import annotations

from ipdesk.messages import Translator


def usage_reasons(translator: Translator) -> dict[str, str]:
    """Reasons of :class:`ipdesk.errors.UsageError`."""
    tr = translator.tr
    return {
        "no_section": tr("This kind of report has no section “{section}”."),
        "no_column": tr("The section “{section}” has no column “{column}”."),
        "no_row": tr("The section “{section}” has no row “{row}”."),
        "bad_row": tr("“{row}” cannot name a row: use up to 32 letters, digits, dots or dashes."),
        "no_kind": tr("There is no report kind “{kind}”."),
        "no_unit": tr("There is no reporting unit “{unit}”; `ipdesk units` lists them."),
        "no_category": tr(
            "There is no category “{category}”: it is leading, supporting or characteristic."
        ),
        "year_out_of_plan": tr("The plan covers 2015 to 2030; {year} is outside."),
        "no_report": tr("The workspace has no report “{report}”."),
        "no_example": tr("There is no example “{name}”."),
        "no_rule": tr("There is no rule “{rule}”."),
        "no_facet": tr("“{facet}” cannot be noted of a value."),
        "not_a_query": tr(
            "Rule {rule} is not a query: correct the values, it cannot be explained."
        ),
        "nothing_to_explain": tr("Rule {rule} has nothing to explain here."),
        "too_many_words": tr("Please put the explanation in quotation marks."),
        "not_sealed": tr("The report is not sealed yet."),
        "package_name": tr("“{name}” cannot name a package."),
        "not_text": tr("The text holds broken characters and cannot be stored."),
        "no_checklist": tr("This kind of report has no checklist."),
    }


def value_reasons(translator: Translator) -> dict[str, str]:
    """Reasons of the structural checks, said of the place ``{name}``."""
    tr = translator.tr
    return {
        "blank": tr("{name} is still to be filled in"),
        "not_a_number": tr("{name}: “{text}” is not a number"),
        "ambiguous": tr("{name}: “{text}” can be read in two ways; type it without separators"),
        "percent": tr("{name}: “{text}” has a percent sign here"),
        "unit_typed": tr("{name}: “{text}” has a unit in it; type the number only"),
        "exponent": tr("{name}: write “{text}” out in full"),
        "too_long": tr("{name}: “{text}” has too many digits"),
        "not_whole": tr("{name}: “{text}” is not a whole number"),
        "not_a_date": tr("{name}: “{text}” is not a date"),
        "no_such_day": tr("{name}: there is no day “{text}”"),
        "not_a_year": tr("{name}: “{text}” is not a year"),
        "year_out_of_range": tr("{name}: the year in “{text}” is out of range"),
        "unknown_code": tr("{name}: “{text}” is not in the list"),
        "not_a_uscc": tr("{name}: “{text}” is not a unified social credit code"),
        "control_character": tr("{name} holds characters that cannot be shown"),
        "too_long_text": tr("{name} is longer than {limit} characters"),
        "below": tr("{name} is below {limit}"),
        "above": tr("{name} is above {limit}"),
        "decimals": tr("{name} has more than {limit} decimals"),
        "no_reason": tr("{name} is not available; say why"),
        "twice": tr("{name}: “{text}” stands in more than one row"),
        "few_rows": tr("{name} has fewer than {limit} rows"),
    }


def package_reasons(translator: Translator) -> dict[str, str]:
    """Reasons of :class:`ipdesk.errors.PackageRefused`."""
    tr = translator.tr
    return {
        "not_a_file": tr("This is a folder or a device, not a package file."),
        "not_a_package": tr(
            "The file is not a submission package, or its end is missing (copied incompletely)."
        ),
        "changed": tr(
            "The file changed while it was being read; copy it to the disk and try again."
        ),
        "file_size": tr("The package is larger than {limit} bytes, the most that is accepted."),
        "too_many_entries": tr("The package holds {count} files; at most {limit} are accepted."),
        "total_size": tr(
            "The unpacked files are together larger than {limit} bytes, the most that is accepted."
        ),
        "entry_size": tr(
            "“{file}” is larger than {limit} bytes, the most that is accepted for one file."
        ),
        "content_size": tr(
            "“{file}” is larger than {limit} bytes, the most that is accepted for this kind of file."
        ),
        "ratio": tr("“{file}” is compressed so strongly that unpacking it is not safe."),
        "trailing_bytes": tr("Something was appended after the end of the package."),
        "archive_comment": tr("The archive carries a comment, which the format does not allow."),
        "zip64": tr("The archive uses ZIP64, which the format does not allow."),
        "split_archive": tr("The archive is one part of several; a package is one file."),
        "directory_place": tr("The archive's directory is not where its end record says."),
        "directory_size": tr("The archive's directory is longer or shorter than its entries."),
        "directory_header": tr("The archive's directory is damaged."),
        "gap": tr("Bytes that belong to no file lie in the archive at position {offset}."),
        "overlap": tr("Two files of the archive overlap at position {offset}."),
        "local_header": tr("The two headers of “{file}” contradict each other."),
        "encrypted": tr("“{file}” is encrypted, which the format does not allow."),
        "data_descriptor": tr(
            "“{file}” states its size only after its content, which the format does not allow."
        ),
        "method": tr("“{file}” is compressed by a method that the format does not allow."),
        "symlink": tr("“{file}” is a link to another file, which the format does not allow."),
        "directory": tr("The archive holds a folder entry, which the format does not allow."),
        "extra_field": tr("“{file}” carries extra fields, which the format does not allow."),
        "entry_comment": tr("“{file}” carries a comment, which the format does not allow."),
        "entry_metadata": tr(
            "The header of “{file}” was changed or written by another program; the package was packed again."
        ),
        "stored_size": tr("“{file}” states two different sizes."),
        "unpacked_size": tr("“{file}” does not have the size that its header states."),
        "deflate": tr("The compressed content of “{file}” is damaged."),
        "crc": tr("The content of “{file}” is damaged (check sum)."),
        "name_long": tr("A file name is longer than {limit} bytes."),
        "name_encoding": tr("A file name is not UTF-8: {name}"),
        "name_control": tr("The file name “{name}” holds control or invisible characters."),
        "name_backslash": tr("The file name “{name}” holds a backslash."),
        "name_drive": tr("The file name “{name}” names a drive or stream."),
        "name_absolute": tr("The file name “{name}” is an absolute path."),
        "name_traversal": tr("The file name “{name}” leads out of the package."),
        "name_deep": tr("The file name “{name}” has too many levels."),
        "name_reserved": tr(
            "The file name “{name}” holds a character that Windows does not allow."
        ),
        "name_device": tr("The file name “{name}” is that of a Windows device."),
        "name_ending": tr(
            "A part of the file name “{name}” begins with a space, or ends in a space or a dot."
        ),
        "name_duplicate": tr("The file name “{name}” occurs twice."),
        "name_collision": tr(
            "The file name “{name}” cannot be told from another one on every system."
        ),
        "empty": tr("The archive is empty."),
        "top_folder": tr("“{file}” does not lie in the package's one folder."),
        "folder_name": tr("The folder “{name}” is not named by the rule unit-period-kind-number."),
        "entry_order": tr(
            "The files do not stand in the order of the format; the package was packed again."
        ),
        "missing_file": tr("“{file}” is missing."),
        "unexpected_file": tr("“{file}” does not belong in a package."),
        "fetch": tr(
            "The package refers to files elsewhere (fetch.txt), which the format does not allow."
        ),
        "other_manifest": tr("“{file}”: only SHA-256 manifests are allowed."),
        "declaration": tr("bagit.txt is not that of BagIt 1.0."),
        "tag_manifest_files": tr(
            "tagmanifest-sha256.txt does not list exactly the files that it must."
        ),
        "tag_digest": tr("“{file}” was changed: its SHA-256 is not the one listed."),
        "manifest_text": tr("“{file}” is not UTF-8 text."),
        "manifest_line": tr("“{file}”, line {line}: not a digest and a file name."),
        "manifest_duplicate": tr("“{file}”, line {line}: the file is listed twice."),
        "manifest_not_canonical": tr("“{file}” is not written as the format prescribes."),
        "listed_missing": tr("“{file}” is listed in the manifest but missing."),
        "unlisted_file": tr("“{file}” is not listed in the manifest."),
        "payload_oxum": tr(
            "bag-info.txt states another number of files or bytes than the {count} files with {octets} bytes found."
        ),
        "digest": tr("“{file}” was changed or damaged: its SHA-256 is not the one listed."),
        "bag_info": tr("bag-info.txt contradicts submission.json."),
        "json_size": tr("“{file}” is larger than {limit} bytes, the most that is accepted."),
        "json_items": tr("“{file}” holds more than {limit} items, the most that is accepted."),
        "json_depth": tr("“{file}” is nested more than {limit} levels deep."),
        "json_text": tr("“{file}” is not valid UTF-8 text."),
        "json_syntax": tr("“{file}” is not valid JSON."),
        "json_duplicate_key": tr("“{file}”: the key “{key}” occurs twice."),
        "json_number": tr("“{file}”: {number} is not a whole number."),
        "json_not_canonical": tr("“{file}” is not written in canonical form; it was edited."),
        "format_version": tr(
            "The package has format version {version}; this program reads version {known}. Use a newer program."
        ),
        "submission_shape": tr("“{file}” does not have the prescribed content at {where}."),
        "name_disagrees": tr(
            "The folder is named “{folder}”, but submission.json is that of “{name}”."
        ),
        "not_utc": tr("“{text}” is not a time in UTC."),
        "verdict_disagrees": tr("The verdict contradicts the results of the checks."),
        "evidence_name": tr("The name of “{file}” is not the SHA-256 of its content."),
        "evidence_list": tr("The evidence files are not those that submission.json lists."),
        "datapackage_shape": tr("“{file}” does not have the prescribed content at {where}."),
        "datapackage_tables": tr(
            "datapackage.json does not list exactly the tables in the package."
        ),
        "datapackage_resource": tr("datapackage.json does not describe “{file}” as it is."),
        "checks_shape": tr("“{file}” does not have the prescribed content at {where}."),
        "table_text": tr("The table “{file}” is not UTF-8 text."),
        "table_csv": tr(
            "The table “{file}” is not written as the format prescribes, at record {record}."
        ),
        "table_header": tr("The table “{file}” does not have the prescribed columns."),
        "table_record": tr("The table “{file}”: record {record} contradicts itself or the format."),
        "table_order": tr("The table “{file}”: record {record} tears row “{row}” apart."),
        "table_duplicate": tr("The table “{file}”: record {record} repeats a cell of row “{row}”."),
        "table_records": tr("The table “{file}” holds more than {limit} records."),
        "history_line": tr("“{file}” holds a line of more than {limit} bytes."),
        "history_entry": tr("“{file}”, line {entry}: not an entry of the history."),
        "history_chain": tr(
            "“{file}”: entry {entry} does not follow from the one before; the history was changed."
        ),
        "history_head": tr("“{file}” does not end with the head that belongs to its entries."),
        "sections_differ": tr(
            "The section “{section}” is in the package or in the catalogue's form, but not in both."
        ),
        "row_unknown": tr("The section “{section}” has no row “{row}”."),
        "column_unknown": tr("The section “{section}” has no column “{column}”."),
    }


def workbook_reasons(translator: Translator) -> dict[str, str]:
    """Reasons of :class:`ipdesk.errors.WorkbookRefused`, and why a cell is refused."""
    tr = translator.tr
    return {
        "no_facts": tr(
            "The workbook was not exported by IPDesk, or its hidden sheet “ipdesk” was removed"
        ),
        "other_format": tr(
            "The workbook has the format {found}; this program reads format {expected}"
        ),
        "other_unit": tr(
            "The workbook is of another reporting unit: {found} instead of {expected}"
        ),
        "other_year": tr("The workbook is of the year {found} instead of {expected}"),
        "other_kind": tr(
            "The workbook is of another kind of report: {found} instead of {expected}"
        ),
        "other_category": tr("The workbook is of the category {found} instead of {expected}"),
        "other_edition": tr("The workbook follows the catalogue {found} instead of {expected}"),
        "other_edition_version": tr(
            "The workbook follows version {found} of the catalogue instead of version {expected}"
        ),
        "sheet_missing": tr("The sheet “{sheet}” is missing"),
        "sheet_moved": tr("The sheet “{sheet}” was moved"),
        "sheet_twice": tr("The sheet “{sheet}” is a second copy"),
        "sheet_extra": tr("The sheet “{sheet}” does not belong to the report"),
        "column_missing": tr("Sheet “{sheet}”: the column “{column}” is missing"),
        "column_moved": tr("Sheet “{sheet}”: the column “{column}” was moved to {letters}"),
        "column_twice": tr(
            "Sheet “{sheet}”: the column “{column}” stands a second time, in {letters}"
        ),
        "column_extra": tr(
            "Sheet “{sheet}”: column {letters} (“{column}”) does not belong to the table"
        ),
        "row_missing": tr("Sheet “{sheet}”: the row “{row}” is missing"),
        "row_extra": tr("Sheet “{sheet}”: line {line} does not belong to the table"),
        "row_twice": tr("Sheet “{sheet}”: line {line} has the hidden code of another row"),
        "formula_without_value": tr(
            "Sheet “{sheet}”, {cell}: a formula without a value; open and save the workbook in Excel or WPS, or type the value"
        ),
        "error_value": tr("Sheet “{sheet}”, {cell}: the error value {text}"),
        "too_large": tr("The file is larger than {limit_mb} MB"),
        "bomb": tr(
            "The file would unpack to far more than a workbook holds (limit {limit_mb} MB); it was not opened"
        ),
        "too_many_parts": tr("The file has more than {limit} parts; it was not opened"),
        "encrypted": tr("The workbook is protected by a password; save it without one"),
        "old_format": tr("The file is in the old format (.xls); save it as .xlsx"),
        "macros": tr("The workbook holds macros; save it as .xlsx without macros"),
        "not_a_workbook": tr("The file is not an .xlsx workbook"),
        "damaged": tr("The workbook is damaged and cannot be read"),
        "too_many_rows": tr("Sheet “{sheet}” has content below line {limit}"),
        "too_many_columns": tr("Sheet “{sheet}” has content right of column {limit}"),
        "too_many_cells": tr("Sheet “{sheet}” has more than {limit} filled cells"),
        "too_slow": tr(
            "Reading the workbook took longer than {limit_seconds} seconds and was stopped"
        ),
        "too_much_memory": tr(
            "Reading the workbook needed more than {limit_mb} MB of memory and was stopped"
        ),
        "reader_failed": tr("Reading the workbook ended unexpectedly"),
        "unreadable": tr("The file “{path}” cannot be read ({why})"),
    }
