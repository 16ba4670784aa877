"""Sentences for known errors: what happened, what is safe, what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ipdesk import formats, reasons
from ipdesk.catalogue.model import Label
from ipdesk.errors import (
    CatalogueProblem,
    InvalidCatalogue,
    KnownError,
    NotAllWritten,
    WorkbookRefused,
)
from ipdesk.evidence.refusal import EVIDENCE
from ipdesk.exchange.refusals import FIGURES, WORKBOOK
from ipdesk.messages import Translator
from ipdesk.package.refusals import PACKAGE


class ErrorSentences:
    """Words for known errors."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def line(self, error: KnownError) -> str:
        """One line: what happened and what to do."""
        advice = self.advice(error)
        between = "" if self._translator.language == "zh" else " "
        return f"{self.what(error)}{between}{advice}".strip().replace("\n", between)

    def what(self, error: KnownError) -> str:
        """What happened."""
        tr = self._translator.tr
        if isinstance(error, WorkbookRefused):
            return tr("The workbook does not fit: {why}.", why="; ".join(self.details(error)))
        if isinstance(error, NotAllWritten):
            return self._left_out(error)
        if error.code == "usage":
            return self._said(reasons.USAGE[str(error.params["reason"])], error.params)
        if error.code == "status":
            return self.status(str(error.params["reason"]), error.params)
        if error.code == "restatement":
            return self._said(reasons.RESTATEMENT[str(error.params["reason"])], error.params)
        if error.code == "evidence":
            return self._said(EVIDENCE[str(error.params["reason"])], error.params)
        if error.code == "figures":
            return self.figure(str(error.params["reason"]), error.params)
        if error.code == "package":
            why = self._said(PACKAGE[str(error.params["reason"])], error.params)
            return tr("The package is not valid: {why}", why=why)
        return self._said(reasons.KNOWN[error.code], error.params)

    def status(self, reason: str, params: Mapping[str, object]) -> str:
        """Why an entry of the province's status is not possible."""
        return self._said(reasons.STATUS[reason], params)

    def figure(self, reason: str, params: Mapping[str, object]) -> str:
        """Why a file of figures, or a line of it, is not taken."""
        known = {**reasons.USAGE, **reasons.VALUE, **FIGURES}
        return self._said(known[reason], params)

    def details(self, error: KnownError) -> list[str]:
        """Each single reason, where an error has several."""
        if isinstance(error, WorkbookRefused):
            return [self._said(WORKBOOK[code], params) for code, params in error.reasons]
        if isinstance(error, InvalidCatalogue):
            return [_located(problem) for problem in error.problems]
        return []

    def advice(self, error: KnownError) -> str:
        """What is safe and what to do, "" where the message already says it."""
        advice = reasons.ADVICE.get(error.code)
        return self._translator.tr(advice) if advice else ""

    def _left_out(self, error: NotAllWritten) -> str:
        locked = self._translator.ntr(
            "{n} value was left out: its cell is computed or carried over and keeps its own.",
            "{n} values were left out: their cells are computed or carried over and keep theirs.",
            error.locked,
        )
        beyond = self._translator.ntr(
            "{n} value was left out: it lies beyond the table.",
            "{n} values were left out: they lie beyond the table.",
            error.beyond,
        )
        return "\n".join([locked] * bool(error.locked) + [beyond] * bool(error.beyond))

    def _said(self, message: str, params: Mapping[str, object]) -> str:
        """The message with its placeholders filled; one without a value is left empty."""
        filled = _Blank({key: self._word(value) for key, value in params.items()})
        return self._translator.tr(message).format_map(filled)

    def _word(self, value: object) -> str:
        """A parameter in words: labels in the language spoken, days as people write them."""
        if isinstance(value, str):
            return value
        if isinstance(value, tuple):
            return self._translator.tr(", ").join(map(self._word, value))
        if isinstance(value, dt.date):
            return formats.date(value.isoformat(), self._translator)
        if isinstance(value, Label):
            return self._translator.label(value)
        return str(value)


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _located(problem: CatalogueProblem) -> str:
    return ": ".join(filter(None, problem))
