"""The sentence of each reason code: message ids, translated where they are said."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.coded_text import CODED, refusal_reason
from ipdesk.messages import marked

# Reasons of :class:`ipdesk.errors.UsageError`.
USAGE: Mapping[str, str] = {
    "identity_needed": marked(
        "The package is encrypted. Name the key that opens it with --identity."
    ),
    "block_too_large": marked("The copied block is too large: {limit} cells at most."),
    "not_keyed_twice": marked("This cell is not keyed a second time."),
    "no_backup": marked(
        "There is no sound backup of “{path}”. `ipdesk backup restore --rebuild` makes the file anew "
        "from what can be read of it."
    ),
    "no_such_backup": marked("There is no backup {number} of “{path}”."),
    "place_missing": marked("Name the place: a section, a row or a cell."),
    "no_section": marked("This kind of report has no section “{section}”."),
    "no_roster": marked("This kind of report has no roster."),
    "too_many_pages": marked("The print has more than {limit} pages. Print fewer sections."),
    "page_code": marked(
        "“{code}” is not a page code: one character or more is mistyped. "
        "It stands at the foot of the page, beside the square symbol."
    ),
    "no_column": marked("The section “{section}” has no column “{column}”."),
    "no_row": marked("The section “{section}” has no row “{row}”."),
    "bad_row": marked("“{row}” cannot name a row: use up to 32 letters, digits, dots or dashes."),
    "no_kind": marked("There is no report kind “{kind}”."),
    "no_unit": marked("There is no reporting unit “{unit}”; `ipdesk units` lists them."),
    "no_category": marked(
        "There is no category “{category}”: it is leading, supporting or characteristic."
    ),
    "year_out_of_plan": marked("A report is of a year from 2000 to 2030; {year} is outside."),
    "not_encrypted": marked("“{path}” is not encrypted."),
    "no_report": marked("The workspace has no report “{report}”."),
    "draft_open": marked("The report “{report}” is still a draft; seal it first."),
    "forged": marked(
        "A signature is wrong: the package or the signature was changed after signing."
    ),
    "no_zone": marked("There is no zone “{zone}”."),
    "practice_mixed": marked(
        "Practice and real packages cannot be put together; choose one or the other."
    ),
    "consolidation_format": marked(
        "“{ending}” is no form of a consolidation; there are {known}, and a folder for CSV files."
    ),
    "no_parquet": marked(
        "Parquet files need the library pyarrow: install the extra “analysis”, or write CSV files."
    ),
    "no_example": marked("There is no example “{name}”."),
    "no_rule": marked("There is no rule “{rule}”."),
    "no_facet": marked("“{facet}” cannot be noted of a value."),
    "not_a_query": marked(
        "Rule {rule} is not a query: correct the values, it cannot be explained."
    ),
    "not_disputable": marked(
        "Rule {rule} cannot be disputed: correct the values. Queries, and errors for which the "
        "catalogue allows it, can be."
    ),
    "dispute_too_long": marked("The slip has at most {limit} characters."),
    "dispute_without_text": marked("Say why the rule is wrong here, in quotation marks."),
    "nothing_to_dispute": marked("Rule {rule} objects to nothing here."),
    "nothing_to_explain": marked("Rule {rule} has nothing to explain here."),
    "too_many_words": marked("Please put the explanation in quotation marks."),
    "evidence_place": marked("Select a cell or a row first: evidence proves one of these."),
    "not_sealed": marked("The report is not sealed yet."),
    "package_name": marked("“{name}” cannot name a package."),
    "text_too_long": marked(
        "The text has {length} characters; a field keeps {limit} at most. Shorten it, or attach "
        "it as a file."
    ),
    "not_text": marked("The text holds broken characters and cannot be stored."),
    "other_unit": marked("A figure in “{text}” cannot become one in “{limit}”."),
    "no_heading": marked("The table has no column “{heading}”; there are {known}."),
    "no_target": marked("“{column}” cannot be filled from a table; there are {known}."),
    "no_sheet": marked("The file has no sheet “{sheet}”; there are {known}."),
    "no_mapping": marked("Say with --map which column of the table is which of the section."),
    "one_table": marked("Take in somebody’s own tables one after the other."),
    "no_table": marked("There is no table with headings in the file."),
    "own_workbook": marked(
        "The workbook was exported by IPDesk. Take it in with “Import figures”."
    ),
    "bad_url": marked("This is no address of a PostgreSQL database."),
    "no_postgresql": marked(
        "A desk in PostgreSQL takes more than is installed here: pip install 'ipdesk[postgresql]'."
    ),
    "nothing_to_consolidate": marked("There is no report to consolidate. Nothing was written."),
    "no_edition": marked(
        "The edition “{edition}” is not here; `ipdesk catalogue list` names what is."
    ),
    "no_version": marked(
        "Version {version} of the edition “{edition}” is not here; `ipdesk catalogue list` names "
        "what is."
    ),
    "no_edition_here": marked(
        "No catalogue edition is here; `ipdesk catalogue install` takes one in."
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
    "other_kind": marked(
        "Only reports of one kind can be compared; these are “{one}” and “{other}”."
    ),
    "no_day": marked("“{text}” is not a date."),
    "nothing_selected": marked("Select the rows or cells to be printed first."),
    "scattered": marked(
        "The selected rows lie in too many places: the code on the page can tell {limit}. Sort the "
        "roster so that they lie together, keep this order, and select them again."
    ),
    "nothing_beside": marked("There is no other report of this kind to compare with."),
    "nothing_to_undo": marked("There is nothing to undo."),
    "nothing_to_redo": marked("There is nothing to redo."),
    "no_checklist": marked("This kind of report has no checklist."),
    "kind_without_year": marked("A report of the kind “{kind}” has no year; give 0."),
    "not_two_sides": marked(
        "Name two units or two years to compare; these are “{first}” and “{second}”."
    ),
    "no_year_here": marked("No report of {year} has come; there are {known}."),
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
    **{refusal_reason(code): one.refusal for code, one in CODED.items()},
    "control_character": marked("{name} holds characters that cannot be shown"),
    "too_long_text": marked("{name} is longer than {limit} characters"),
    "below": marked("{name} is below {limit}"),
    "above": marked("{name} is above {limit}"),
    "decimals": marked("{name} has more than {limit} decimals"),
    "no_reason": marked("{name} is not available; say why"),
    "twice": marked("{name}: “{text}” stands in more than one row"),
    "unit_replaced": marked("{name}: at the end of the reporting year this was {text}"),
    "unit_not_there": marked("{name}: there was no such unit at the end of the reporting year"),
    "formula": marked("{name} is a formula without a value"),
    "error_value": marked("{name} is the error value {text}"),
    "under_merged": marked("{name} lies under merged cells, where nobody sees it"),
    "unknown_row": marked("“{text}” is no row of this table"),
    "row_unclear": marked("“{text}” can mean more than one row of the report"),
    "line_twice": marked("the same row already stands in line {limit}"),
    "no_identity": marked("the line does not say which row it is"),
    "total_line": marked("“{text}” is a total or a remark, no row"),
    "other_unit": marked("the unit differs: ours is {limit}"),
    "not_proved": marked("{name}: no file is attached that proves it"),
    "few_rows": marked("{name} has fewer than {limit} rows"),
    "unconfirmed": marked("{name}: rows carried over from last year and not confirmed: {limit}"),
    "unanswered": marked("{name}: SIPO's comment “{text}” is not answered"),
    "outlier": marked("{name} is far from the values of the other rows"),
}


# Reasons of :class:`ipdesk.status_entry.StatusRefused`, and why a transition is not possible.
STATUS: Mapping[str, str] = {
    "no_transition": marked("There is no transition “{transition}”; there are {known}."),
    "wrong_state": marked(
        "{transition} leads from the status: {origins}. The present status is: {state}."
    ),
    "from_state": marked("Only from the status: {origins}."),
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
    "adopted": marked(
        "This goal comes from the approved scheme. It is not restated: a new version of the scheme "
        "has to be drawn up and approved."
    ),
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
    "is_desk": marked("“{path}” is a desk of SIPO, not a province's workspace."),
    "is_province": marked("“{path}” is a province's workspace, not a desk."),
    "taken_in": marked("“{path}” is no workspace: it is taken into one."),
    "newer": marked("“{path}” was made by a newer version of IPDesk."),
    "damaged": marked("“{path}” is damaged ({where})."),
    "encrypted": marked("“{path}” is encrypted and opens with its passphrase."),
    "wrong_passphrase": marked("The passphrase does not open “{path}”."),
    "no_cipher": marked("This computer cannot use encrypted workspaces yet: “{path}”."),
    "in_use": marked("“{path}” is already open{where}."),
    "exists": marked("“{path}” already exists."),
    "missing": marked("“{path}” does not exist."),
    "read_only": marked("“{path}” cannot be written ({why})."),
    "disk_full": marked("There is no space left for “{path}”."),
    "too_small": marked("“{path}” has {free} left; the package needs {need}."),
    "medium_gone": marked("“{path}” can no longer be reached ({why})."),
    "other_there": marked("There is another file of this name already: “{path}”."),
    "write_failed": marked("“{path}” could not be written ({why})."),
    "busy": marked("A large change of this report is still under way."),
    "read_again": marked(
        "“{path}” holds the last change after all, though writing it was told to have failed."
    ),
    "storage": marked("“{path}” could not be read or written ({why})."),
    "unreachable": marked("The database “{path}” does not answer ({why})."),
    "conflict": marked("Somebody else changed this meanwhile."),
    "sealed": marked("The report is sealed."),
    "not_ready": marked(
        "The report is not ready to seal (errors: {errors}, queries to explain: {queries}, "
        "values to fill in: {missing})."
    ),
    "computed": marked("This value is computed and cannot be typed."),
    "carried": marked("This value was carried from {report} and cannot be typed over."),
    "adopted": marked("This value comes from the approved scheme ({report})."),
    "catalogue": marked("The catalogue is faulty in {file}, {key}: {why}"),
    "changed": marked("The report changed while it was being sealed; nothing was sealed."),
}

# What is safe and what to do about each known error.
ADVICE: Mapping[str, str] = {
    "foreign": marked("The file was not touched. Please choose an IPDesk workspace."),
    "taken_in": marked(
        "Please open your workspace first, then drop the file on its window. A submission package "
        "is dropped on SIPO's desk; a catalogue pack is chosen where a report is moved to a newer "
        "edition."
    ),
    "newer": marked("The file was not touched. Please open it with the newer version of IPDesk."),
    "damaged": marked(
        "Nothing was repaired or overwritten. Open the file in the window, or use `ipdesk backup "
        "restore`: a backup can take its place, or it is rebuilt."
    ),
    "busy": marked("Try again in a moment."),
    "unreachable": marked("Nothing was changed. Please check the network and the address."),
    "conflict": marked("Nothing of yours was written. Look at what it is now, then decide again."),
    "encrypted": marked(
        "On the command line, type it when asked or name a file with --workspace-passphrase-file."
    ),
    "wrong_passphrase": marked(
        "The file was not touched. Mind capital letters and the input method, and type it again."
    ),
    "no_cipher": marked(
        "The file was not touched. Whoever looks after IPDesk installs it with its part "
        "“encrypted” (the library sqlcipher3)."
    ),
    "in_use": marked("Close it there first, then open it again."),
    "exists": marked("It was left as it is. Please choose another name."),
    "missing": marked("Please check the name and the folder."),
    "read_only": marked("Nothing was written. Please choose a folder that you may write to."),
    "disk_full": marked("What was saved before is safe. Please free some space and try again."),
    "too_small": marked("Nothing was written. Please make room there, or take another medium."),
    "medium_gone": marked(
        "The report is safe. Put the stick in again and write once more, or take another one."
    ),
    "other_there": marked("It was left as it is. Please take another folder, or have it replaced."),
    "write_failed": marked("What was saved before is safe. Please try another folder or medium."),
    "read_again": marked("Nothing is lost. Please open the file again: it shows what is saved."),
    "storage": marked(
        "What was saved before is safe. Please open the file again, from another medium if need be."
    ),
    "not_all_written": marked("All other values are stored."),
    "sealed": marked("A sealed report is not changed; a change makes a new revision."),
    "not_ready": marked("Open the problem list and work through it from the top."),
    "status": marked("Nothing was recorded."),
    "computed": marked("Please change the figures it is computed from."),
    "carried": marked("If it has to change, restate it and give the reason: both values stay."),
    "adopted": marked("To revise it, draw up a new version of the scheme and have it approved."),
    "workbook": marked("Nothing was imported."),
    "figures": marked("Nothing was imported."),
    "catalogue": marked("Nothing of it was used."),
}
