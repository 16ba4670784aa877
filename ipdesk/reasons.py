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
        "not_a_query": tr("Rule {rule} is not a query: correct the values, it cannot be explained."),
        "nothing_to_explain": tr("Rule {rule} has nothing to explain here."),
        "too_many_words": tr("Please put the explanation in quotation marks."),
        "not_sealed": tr("The report is not sealed yet."),
        "package_name": tr("“{name}” cannot name a package."),
        "no_checklist": tr("This kind of report has no checklist."),
    }


def package_reasons(translator: Translator) -> dict[str, str]:
    """Reasons of :class:`ipdesk.errors.PackageRefused`."""
    return {}


def workbook_reasons(translator: Translator) -> dict[str, str]:
    """Reasons of :class:`ipdesk.errors.WorkbookRefused`."""
    return {}
