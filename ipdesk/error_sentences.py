"""Sentences for known errors: what happened, what is safe, what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ipdesk import formats, reasons
from ipdesk.catalogue.model import Label
from ipdesk.comments.refusal import COMMENT
from ipdesk.data_packs.refusal import FORMAT, PACK
from ipdesk.editions.facts import LeftOut
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
from ipdesk.receipts.refusal import RECEIPT
from ipdesk.review.refusal import DESK
from ipdesk.review.role_names import role_name
from ipdesk.signing.refusal import SIGNING

_REASONS: Mapping[str, Mapping[str, str]] = {
    "usage": reasons.USAGE,
    "status": reasons.STATUS,
    "restatement": reasons.RESTATEMENT,
    "evidence": EVIDENCE,
    "comment": COMMENT,
    "figures": {**reasons.USAGE, **reasons.VALUE, **FIGURES},
    "package": {**PACKAGE, **FORMAT},
    "data_pack": {**reasons.STATUS, **reasons.USAGE, **reasons.VALUE, **FIGURES, **PACK},
    "signing": SIGNING,
    "desk": DESK,
    "receipt": RECEIPT,
}
"""By the code of a known error that has reasons: what each of them says."""


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
            return tr("The workbook does not fit: {why}.", why=tr("; ").join(self.details(error)))
        if isinstance(error, NotAllWritten):
            return self._left_out(error)
        of_code = _REASONS.get(error.code)
        if of_code is None:
            return self._said(reasons.KNOWN[error.code], error.params)
        said = self.reason(error)
        return tr("The package is not valid: {why}", why=said) if error.code == "package" else said

    def left_out(self, pack: LeftOut) -> str:
        """That an installed pack gives no edition, and why."""
        tr = self._translator.tr
        return tr(
            "“{pack}” is installed but not used: {why}", pack=pack.pack, why=self.what(pack.reason)
        )

    def reason(self, error: KnownError) -> str:
        """Why, of an error that has reasons, without what it is a reason of."""
        return self._said(_REASONS[error.code][str(error.params["reason"])], error.params)

    def status(self, reason: str, params: Mapping[str, object]) -> str:
        """Why an entry of the province's status is not possible."""
        return self._said(reasons.STATUS[reason], params)

    def figure(self, reason: str, params: Mapping[str, object]) -> str:
        """Why a file of figures, or a line of it, is not taken."""
        return self._said(_REASONS["figures"][reason], params)

    def pack_line(self, reason: str, params: Mapping[str, object]) -> str:
        """Why a line of a table is not taken into a data pack."""
        return self._said(_REASONS["data_pack"][reason], params)

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
        for key in ("role", "own") if params.get("reason") == "role" else ():
            filled[key] = role_name(str(params[key]), self._translator)
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
