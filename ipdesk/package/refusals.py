"""Why a package or a catalogue pack is not accepted: message ids, translated where they are said."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.messages import marked

# Reasons of :class:`ipdesk.errors.PackageRefused`.
PACKAGE: Mapping[str, str] = {
    "age_header": marked("The file is not encrypted as the format prescribes."),
    "age_other_key": marked("The file is encrypted to another key than this one."),
    "age_damaged": marked("The encrypted file is damaged or was changed."),
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
    "signature_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "signature_roles": marked(
        "“{file}”: the clerk signs first, then the section chief, and nobody else."
    ),
    "signature_key": marked("“{file}”: a fingerprint is not that of the key beside it."),
    "signature_twice": marked("“{file}”: one key has signed twice."),
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
    "dispute_disagrees": marked("The disputed rules contradict the results of the checks."),
    "verdict_disagrees": marked("The verdict contradicts the results of the checks."),
    "evidence_name": marked("The name of “{file}” is not the SHA-256 of its content."),
    "evidence_list": marked("The evidence files are not those that submission.json lists."),
    "evidence_use": marked("What the evidence file “{file}” proves is not stated as it must be."),
    "datapackage_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "datapackage_tables": marked(
        "datapackage.json does not list exactly the tables in the package."
    ),
    "datapackage_resource": marked("datapackage.json does not describe “{file}” as it is."),
    "checks_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "answers_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "answers_disagree": marked("“{file}” does not agree with itself or with the tables."),
    "pages_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "pages_disagree": marked(
        "“{file}”, page {page}: what the page shows is not what the tables say."
    ),
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
    "tables_size": marked(
        "With “{file}”, the tables are larger than {limit} bytes, the most that is accepted."
    ),
    "table_records": marked(
        "With “{file}”, the tables hold more than {limit} records, the most that is accepted."
    ),
    "effort": marked(
        "Reading the package would take too long: it holds too much of everything together."
    ),
    "history_line": marked("“{file}” holds a line of more than {limit} bytes."),
    "history_entry": marked("“{file}”, line {entry}: not an entry of the history."),
    "history_chain": marked(
        "“{file}”: entry {entry} does not follow from the one before; the history was changed."
    ),
    "history_head": marked("“{file}” does not end with the head that belongs to its entries."),
    "reader_time": marked(
        "Reading the package took longer than {limit} seconds, the most that is allowed; it was ended."
    ),
    "reader_memory": marked(
        "Reading the package took more memory than {limit} bytes, the most that is allowed; it was ended."
    ),
    "reader_answer": marked(
        "The package holds more data than {limit} bytes, the most that is taken over at once."
    ),
    "reader_crash": marked("Reading the package ended unexpectedly; nothing of it was taken."),
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
