"""The sentence of each reason code: message ids, translated where they are said."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.messages import marked

# Reasons of :class:`ipdesk.errors.UsageError`.
USAGE: Mapping[str, str] = {
    "no_section": marked("This kind of report has no section “{section}”."),
    "no_column": marked("The section “{section}” has no column “{column}”."),
    "no_row": marked("The section “{section}” has no row “{row}”."),
    "bad_row": marked("“{row}” cannot name a row: use up to 32 letters, digits, dots or dashes."),
    "no_kind": marked("There is no report kind “{kind}”."),
    "no_unit": marked("There is no reporting unit “{unit}”; `ipdesk units` lists them."),
    "no_category": marked(
        "There is no category “{category}”: it is leading, supporting or characteristic."
    ),
    "year_out_of_plan": marked("A report is of a year from 2000 to 2030; {year} is outside."),
    "no_report": marked("The workspace has no report “{report}”."),
    "draft_open": marked("The report “{report}” is still a draft; seal it first."),
    "no_example": marked("There is no example “{name}”."),
    "no_rule": marked("There is no rule “{rule}”."),
    "no_facet": marked("“{facet}” cannot be noted of a value."),
    "not_a_query": marked(
        "Rule {rule} is not a query: correct the values, it cannot be explained."
    ),
    "nothing_to_explain": marked("Rule {rule} has nothing to explain here."),
    "too_many_words": marked("Please put the explanation in quotation marks."),
    "not_sealed": marked("The report is not sealed yet."),
    "package_name": marked("“{name}” cannot name a package."),
    "not_text": marked("The text holds broken characters and cannot be stored."),
    "no_edition": marked(
        "The edition “{edition}” {version} is not here; `ipdesk catalogue list` names what is."
    ),
    "edition_differs": marked(
        "Another edition “{edition}” version {version} is here already; nothing was installed."
    ),
    "edition_fictitious": marked(
        "The edition “{edition}” is a fictitious exercise: only practice reports can follow it."
    ),
    "revision_edition": marked(
        "A revision keeps the edition of the one before ({edition}); move it afterwards."
    ),
    "no_data_folder": marked("There is no folder in which editions could be installed."),
    "patch_base": marked("The rule patch is for “{edition}” version {version}, not for this one."),
    "patch_other_content": marked(
        "The rule patch was made for another text of “{edition}” version {version}."
    ),
    "patch_empty": marked("A rule patch withdraws at least one rule."),
    "patch_twice": marked("A rule patch withdraws a rule once only."),
    "patch_facts": marked("The rule patch cannot state “{where}” as it is given."),
    "patch_reasons": marked("Give each --withdraw its own --reason-zh and --reason-en."),
    "rule_withdrawn": marked("Rule {rule} is withdrawn already."),
    "move_same": marked("The report follows “{edition}” version {version} already."),
    "nothing_to_undo": marked("There is nothing to undo."),
    "nothing_to_redo": marked("There is nothing to redo."),
    "no_checklist": marked("This kind of report has no checklist."),
    "kind_without_year": marked("A report of the kind “{kind}” has no year; give 0."),
    "no_series": marked("There is no series “{series}”."),
    "wordy_series": marked("“{series}” is not a series of numbers."),
    "ambiguous_series": marked("“{series}” can mean several series: {known}."),
    "no_figure_on_file": marked("No figure of “{series}” for {year} is on file."),
    "vintages": marked("The figure of {year} is on file in several vintages; say which: {known}."),
}


# Reasons of the structural checks, said of the place ``{name}``.
VALUE: Mapping[str, str] = {
    "blank": marked("{name} is still to be filled in"),
    "not_a_number": marked("{name}: “{text}” is not a number"),
    "ambiguous": marked("{name}: “{text}” can be read in two ways; type it without separators"),
    "percent": marked("{name}: “{text}” has a percent sign here"),
    "unit_typed": marked("{name}: “{text}” has a unit in it; type the number only"),
    "exponent": marked("{name}: write “{text}” out in full"),
    "too_long": marked("{name}: “{text}” has too many digits"),
    "not_whole": marked("{name}: “{text}” is not a whole number"),
    "not_a_date": marked("{name}: “{text}” is not a date"),
    "no_such_day": marked("{name}: there is no day “{text}”"),
    "not_a_year": marked("{name}: “{text}” is not a year"),
    "year_out_of_range": marked("{name}: the year in “{text}” is out of range"),
    "unknown_code": marked("{name}: “{text}” is not in the list"),
    "not_a_uscc": marked("{name}: “{text}” is not a unified social credit code"),
    "control_character": marked("{name} holds characters that cannot be shown"),
    "too_long_text": marked("{name} is longer than {limit} characters"),
    "below": marked("{name} is below {limit}"),
    "above": marked("{name} is above {limit}"),
    "decimals": marked("{name} has more than {limit} decimals"),
    "no_reason": marked("{name} is not available; say why"),
    "twice": marked("{name}: “{text}” stands in more than one row"),
    "unit_replaced": marked("{name}: at the end of the reporting year this was {text}"),
    "unit_not_there": marked("{name}: there was no such unit at the end of the reporting year"),
    "few_rows": marked("{name} has fewer than {limit} rows"),
}


# Reasons of :class:`ipdesk.errors.PackageRefused`.
PACKAGE: Mapping[str, str] = {
    "not_a_file": marked("This is a folder or a device, not a package file."),
    "not_a_package": marked(
        "The file is not a submission package, or its end is missing (copied incompletely)."
    ),
    "changed": marked(
        "The file changed while it was being read; copy it to the disk and try again."
    ),
    "file_size": marked("The package is larger than {limit} bytes, the most that is accepted."),
    "too_many_entries": marked("The package holds {count} files; at most {limit} are accepted."),
    "total_size": marked(
        "The unpacked files are together larger than {limit} bytes, the most that is accepted."
    ),
    "entry_size": marked(
        "“{file}” is larger than {limit} bytes, the most that is accepted for one file."
    ),
    "content_size": marked(
        "“{file}” is larger than {limit} bytes, the most that is accepted for this kind of file."
    ),
    "ratio": marked("“{file}” is compressed so strongly that unpacking it is not safe."),
    "trailing_bytes": marked("Something was appended after the end of the package."),
    "archive_comment": marked("The archive carries a comment, which the format does not allow."),
    "zip64": marked("The archive uses ZIP64, which the format does not allow."),
    "split_archive": marked("The archive is one part of several; a package is one file."),
    "directory_place": marked("The archive's directory is not where its end record says."),
    "directory_size": marked("The archive's directory is longer or shorter than its entries."),
    "directory_header": marked("The archive's directory is damaged."),
    "gap": marked("Bytes that belong to no file lie in the archive at position {offset}."),
    "overlap": marked("Two files of the archive overlap at position {offset}."),
    "local_header": marked("The two headers of “{file}” contradict each other."),
    "encrypted": marked("“{file}” is encrypted, which the format does not allow."),
    "data_descriptor": marked(
        "“{file}” states its size only after its content, which the format does not allow."
    ),
    "method": marked("“{file}” is compressed by a method that the format does not allow."),
    "symlink": marked("“{file}” is a link to another file, which the format does not allow."),
    "directory": marked("The archive holds a folder entry, which the format does not allow."),
    "extra_field": marked("“{file}” carries extra fields, which the format does not allow."),
    "entry_comment": marked("“{file}” carries a comment, which the format does not allow."),
    "entry_metadata": marked(
        "The header of “{file}” was changed or written by another program; the package was packed again."
    ),
    "stored_size": marked("“{file}” states two different sizes."),
    "unpacked_size": marked("“{file}” does not have the size that its header states."),
    "deflate": marked("The compressed content of “{file}” is damaged."),
    "crc": marked("The content of “{file}” is damaged (check sum)."),
    "name_long": marked("A file name is longer than {limit} bytes."),
    "name_encoding": marked("A file name is not UTF-8: {name}"),
    "name_control": marked("The file name “{name}” holds control or invisible characters."),
    "name_backslash": marked("The file name “{name}” holds a backslash."),
    "name_drive": marked("The file name “{name}” names a drive or stream."),
    "name_absolute": marked("The file name “{name}” is an absolute path."),
    "name_traversal": marked("The file name “{name}” leads out of the package."),
    "name_deep": marked("The file name “{name}” has too many levels."),
    "name_reserved": marked(
        "The file name “{name}” holds a character that Windows does not allow."
    ),
    "name_device": marked("The file name “{name}” is that of a Windows device."),
    "name_ending": marked(
        "A part of the file name “{name}” begins with a space, or ends in a space or a dot."
    ),
    "name_duplicate": marked("The file name “{name}” occurs twice."),
    "name_collision": marked(
        "The file name “{name}” cannot be told from another one on every system."
    ),
    "empty": marked("The archive is empty."),
    "top_folder": marked("“{file}” does not lie in the package's one folder."),
    "folder_name": marked("The folder “{name}” is not named by the rule unit-period-kind-number."),
    "entry_order": marked(
        "The files do not stand in the order of the format; the package was packed again."
    ),
    "missing_file": marked("“{file}” is missing."),
    "unexpected_file": marked("“{file}” does not belong in a package."),
    "fetch": marked(
        "The package refers to files elsewhere (fetch.txt), which the format does not allow."
    ),
    "other_manifest": marked("“{file}”: only SHA-256 manifests are allowed."),
    "declaration": marked("bagit.txt is not that of BagIt 1.0."),
    "tag_manifest_files": marked(
        "tagmanifest-sha256.txt does not list exactly the files that it must."
    ),
    "tag_digest": marked("“{file}” was changed: its SHA-256 is not the one listed."),
    "manifest_text": marked("“{file}” is not UTF-8 text."),
    "manifest_line": marked("“{file}”, line {line}: not a digest and a file name."),
    "manifest_duplicate": marked("“{file}”, line {line}: the file is listed twice."),
    "manifest_not_canonical": marked("“{file}” is not written as the format prescribes."),
    "listed_missing": marked("“{file}” is listed in the manifest but missing."),
    "unlisted_file": marked("“{file}” is not listed in the manifest."),
    "payload_oxum": marked(
        "bag-info.txt states another number of files or bytes than the {count} files with {octets} bytes found."
    ),
    "digest": marked("“{file}” was changed or damaged: its SHA-256 is not the one listed."),
    "bag_info": marked("bag-info.txt contradicts submission.json."),
    "json_size": marked("“{file}” is larger than {limit} bytes, the most that is accepted."),
    "json_items": marked("“{file}” holds more than {limit} items, the most that is accepted."),
    "json_depth": marked("“{file}” is nested more than {limit} levels deep."),
    "json_text": marked("“{file}” is not valid UTF-8 text."),
    "json_syntax": marked("“{file}” is not valid JSON."),
    "json_duplicate_key": marked("“{file}”: the key “{key}” occurs twice."),
    "json_number": marked("“{file}”: {number} is not a whole number."),
    "json_not_canonical": marked("“{file}” is not written in canonical form; it was edited."),
    "format_version": marked(
        "The package has format version {version}; this program reads version {known}. Use a newer program."
    ),
    "submission_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "name_disagrees": marked(
        "The folder is named “{folder}”, but submission.json is that of “{name}”."
    ),
    "not_utc": marked("“{text}” is not a time in UTC."),
    "verdict_disagrees": marked("The verdict contradicts the results of the checks."),
    "evidence_name": marked("The name of “{file}” is not the SHA-256 of its content."),
    "evidence_list": marked("The evidence files are not those that submission.json lists."),
    "datapackage_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "datapackage_tables": marked(
        "datapackage.json does not list exactly the tables in the package."
    ),
    "datapackage_resource": marked("datapackage.json does not describe “{file}” as it is."),
    "checks_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "table_text": marked("The table “{file}” is not UTF-8 text."),
    "table_csv": marked(
        "The table “{file}” is not written as the format prescribes, at record {record}."
    ),
    "table_header": marked("The table “{file}” does not have the prescribed columns."),
    "table_record": marked("The table “{file}”: record {record} contradicts itself or the format."),
    "table_order": marked("The table “{file}”: record {record} tears row “{row}” apart."),
    "table_duplicate": marked("The table “{file}”: record {record} repeats a cell of row “{row}”."),
    "table_restatement": marked(
        "The table “{file}”: record {record}, row “{row}”, restates a figure without the one "
        "carried over, its report or the reason."
    ),
    "table_records": marked("The table “{file}” holds more than {limit} records."),
    "history_line": marked("“{file}” holds a line of more than {limit} bytes."),
    "history_entry": marked("“{file}”, line {entry}: not an entry of the history."),
    "history_chain": marked(
        "“{file}”: entry {entry} does not follow from the one before; the history was changed."
    ),
    "history_head": marked("“{file}” does not end with the head that belongs to its entries."),
    "pack_files": marked(
        "A catalogue pack holds catalogue.json and edition.json, or patch.json, and nothing else."
    ),
    "pack_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "pack_digest": marked("edition.json names another digest than that of catalogue.json."),
    "pack_name": marked("The folder is named “{folder}”, but the content is that of “{name}”."),
    "pack_info": marked("bag-info.txt contradicts the content of the pack."),
    "pack_disagrees": marked("edition.json contradicts catalogue.json."),
    "sections_differ": marked(
        "The section “{section}” is in the package or in the catalogue's form, but not in both."
    ),
    "row_unknown": marked("The section “{section}” has no row “{row}”."),
    "column_unknown": marked("The section “{section}” has no column “{column}”."),
}


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
    "no_figure": marked("{name}: “{text}” is no figure."),
    "other_unit_of_figure": marked("The unit is “{text}” instead of {expected}."),
}

# Reasons of :class:`ipdesk.status_entry.StatusRefused`, and why a transition is not possible.
STATUS: Mapping[str, str] = {
    "no_transition": marked("There is no transition “{transition}”; there are {known}."),
    "wrong_state": marked(
        "{transition} leads from the status: {origins}. The present status is: {state}."
    ),
    "not_a_date": marked("“{text}” is not a date."),
    "before_plan": marked("{date} is before the plan, which begins in {year}."),
    "before_last": marked("{date} is before the last entry, of {last}."),
    "future": marked("{date} is still to come; today is {today}."),
    "proof_missing": marked(
        "{transition} needs the number of the document that proves it: {guard}."
    ),
    "document_missing": marked("{transition} needs the number of its document: {document}."),
    "too_long": marked("A document number or note has at most {limit} characters."),
    "no_category": marked("There is no category “{category}”; there are {known}."),
    "category_missing": marked("{transition} needs the category: {known}."),
    "same_category": marked("{transition} changes the category, which already is: {category}."),
    "category_kept": marked(
        "{transition} leaves the category as it is: {category}. It is changed by {adjusters}."
    ),
    "target_missing": marked("{transition} can lead to several states; say to which: {known}."),
    "nothing_to_annul": marked("There is no entry that could be taken back."),
    "reason_missing": marked("An entry is taken back for a reason; please say it."),
    "deadline_document": marked(
        "A deadline needs the number of the document that sets it: the circular sets none."
    ),
    "wrong_target": marked("{transition} does not lead to “{target}”, but to {known}."),
}

# Why an opening figure cannot be restated so.
RESTATEMENT: Mapping[str, str] = {
    "not_carried": marked("This value was not carried from a sealed report; simply type it."),
    "same_value": marked("This is the value that stands; nothing was changed."),
    "reason_missing": marked("A restatement needs a reason."),
    "reason_too_long": marked("The reason is longer than {limit} characters."),
    "no_value": marked(
        "“{text}” is no value that fits here. What is not known is entered as “not available: why”."
    ),
}

# What happened, for each known error that has no reason of its own.
KNOWN: Mapping[str, str] = {
    "foreign": marked("“{path}” is not an IPDesk workspace."),
    "newer": marked("“{path}” was made by a newer version of IPDesk."),
    "damaged": marked("“{path}” is damaged ({where})."),
    "in_use": marked("“{path}” is already open{where}."),
    "exists": marked("“{path}” already exists."),
    "missing": marked("“{path}” does not exist."),
    "read_only": marked("“{path}” cannot be written ({why})."),
    "disk_full": marked("There is no space left for “{path}”."),
    "write_failed": marked("“{path}” could not be written ({why})."),
    "storage": marked("“{path}” could not be read or written ({why})."),
    "sealed": marked("The report is sealed."),
    "not_ready": marked(
        "The report is not ready to seal (errors: {errors}, queries to explain: {queries}, "
        "values to fill in: {missing})."
    ),
    "computed": marked("This value is computed and cannot be typed."),
    "carried": marked("This value was carried from {report} and cannot be typed over."),
    "catalogue": marked("The catalogue is faulty in {file}, {key}: {why}"),
    "changed": marked("The report changed while it was being sealed; nothing was sealed."),
}

# What is safe and what to do about each known error.
ADVICE: Mapping[str, str] = {
    "foreign": marked("The file was not touched. Please choose an IPDesk workspace."),
    "newer": marked("The file was not touched. Please open it with the newer version of IPDesk."),
    "damaged": marked(
        "Nothing was repaired or overwritten. Keep the file, and open the newest backup beside it."
    ),
    "in_use": marked("Close it there first, then open it again."),
    "exists": marked("It was left as it is. Please choose another name."),
    "missing": marked("Please check the name and the folder."),
    "read_only": marked("Nothing was written. Please choose a folder that you may write to."),
    "disk_full": marked("What was saved before is safe. Please free some space and try again."),
    "write_failed": marked("What was saved before is safe. Please try another folder or medium."),
    "sealed": marked("A sealed report is not changed; a change makes a new revision."),
    "not_ready": marked("Open the problem list and work through it from the top."),
    "status": marked("Nothing was recorded."),
    "computed": marked("Please change the figures it is computed from."),
    "carried": marked("If it has to change, restate it and give the reason: both values stay."),
    "workbook": marked("Nothing was imported."),
    "figures": marked("Nothing was imported."),
    "catalogue": marked("Nothing of it was used."),
}
