"""Sentences for known errors: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ipdesk.errors import CatalogueProblem, InvalidCatalogue, KnownError, WorkbookRefused
from ipdesk.messages import Translator
from ipdesk.reasons import package_reasons, usage_reasons, workbook_reasons


class ErrorSentences:
    """Words for known errors."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def line(self, error: KnownError) -> str:
        """One line: what happened and what to do."""
        advice = self.advice(error)
        return f"{self.what(error)} {advice}".strip().replace("\n", " ")

    def what(self, error: KnownError) -> str:
        """What happened."""
        if isinstance(error, WorkbookRefused):
            return self._workbook(error)
        if error.code == "usage":
            return self._reason(usage_reasons(self._translator), error.params)
        if error.code == "package":
            text = self._reason(package_reasons(self._translator), error.params)
            return self._translator.tr("The package is not valid: {why}", why=text)
        return self._known(error.code, error.params)

    def details(self, error: KnownError) -> list[str]:
        """Each single reason, where an error has several."""
        if isinstance(error, WorkbookRefused):
            reasons = workbook_reasons(self._translator)
            return [_fill(reasons[code], params) for code, params in error.reasons]
        if isinstance(error, InvalidCatalogue):
            return [_located(problem) for problem in error.problems]
        return []

    def advice(self, error: KnownError) -> str:
        """What is safe and what to do, "" where the message already says it."""
        tr = self._translator.tr
        advice: dict[str, Callable[[], str]] = {
            "foreign": lambda: tr("The file was not touched. Please choose an IPDesk workspace."),
            "newer": lambda: tr(
                "The file was not touched. Please open it with the newer version of IPDesk."
            ),
            "damaged": lambda: tr(
                "Nothing was repaired or overwritten. Keep the file, and open the newest backup beside it."
            ),
            "in_use": lambda: tr("Close it there first, then open it again."),
            "exists": lambda: tr("It was left as it is. Please choose another name."),
            "missing": lambda: tr("Please check the name and the folder."),
            "read_only": lambda: tr(
                "Nothing was written. Please choose a folder that you may write to."
            ),
            "disk_full": lambda: tr(
                "What was saved before is safe. Please free some space and try again."
            ),
            "write_failed": lambda: tr(
                "What was saved before is safe. Please try another folder or medium."
            ),
            "sealed": lambda: tr("A sealed report is not changed; a change makes a new revision."),
            "not_ready": lambda: tr("Open the problem list and work through it from the top."),
            "computed": lambda: tr("Please change the figures it is computed from."),
            "workbook": lambda: tr("Nothing was imported."),
            "catalogue": lambda: tr("Nothing of it was used."),
        }
        make = advice.get(error.code)
        return make() if make is not None else ""

    def _known(self, code: str, params: Mapping[str, object]) -> str:
        tr = self._translator.tr
        sentences: dict[str, str] = {
            "foreign": tr("“{path}” is not an IPDesk workspace."),
            "newer": tr("“{path}” was made by a newer version of IPDesk."),
            "damaged": tr("“{path}” is damaged ({where})."),
            "in_use": tr("“{path}” is already open{where}."),
            "exists": tr("“{path}” already exists."),
            "missing": tr("“{path}” does not exist."),
            "read_only": tr("“{path}” cannot be written ({why})."),
            "disk_full": tr("There is no space left for “{path}”."),
            "write_failed": tr("“{path}” could not be written ({why})."),
            "storage": tr("“{path}” could not be read or written ({why})."),
            "sealed": tr("The report is sealed."),
            "not_ready": tr(
                "The report is not ready to seal: {errors} errors, {queries} queries to explain, "
                "{missing} values to fill in."
            ),
            "computed": tr("This value is computed and cannot be typed."),
            "catalogue": tr("The catalogue is faulty in {file}, {key}: {why}"),
            "changed": tr("The report changed while it was being sealed; nothing was sealed."),
        }
        return _fill(sentences[code], params)

    def _workbook(self, error: WorkbookRefused) -> str:
        details = "; ".join(self.details(error))
        return self._translator.tr("The workbook does not fit: {why}.", why=details)

    def _reason(self, reasons: Mapping[str, str], params: Mapping[str, object]) -> str:
        return _fill(reasons[str(params["reason"])], params)


def _fill(template: str, params: Mapping[str, object]) -> str:
    """Placeholders filled; one without a value is left empty."""
    return template.format_map(_Blank({key: str(value) for key, value in params.items()}))


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _located(problem: CatalogueProblem) -> str:
    return f"{problem.file}: {problem.key}: {problem.why}"
