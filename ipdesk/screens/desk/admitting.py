"""Letting a submission in although its place in the chain or its dates are not in order."""

from __future__ import annotations

from ipdesk.messages import Translator
from ipdesk.review.desk import Desk
from ipdesk.review.permission import why_not
from ipdesk.review.reasons import firm_reasons, stopping_reasons
from ipdesk.review.records import Judged
from ipdesk.review.refusal import DeskRefused
from ipdesk.review.words import DeskWords


class Admitting:
    """What a chief is asked before a submission comes out of quarantine by a decision."""

    def __init__(self, desk: Desk, found: Judged, words: DeskWords, translator: Translator) -> None:
        self._desk = desk
        self._found = found
        self._words = words
        self._translator = translator

    @property
    def offered(self) -> bool:
        """Whether the submission waits in quarantine."""
        return self._found.submission.state == "quarantined"

    def why_not(self) -> str:
        """Why it cannot be let in by a decision, "" where it can."""
        firm = [self._words.reason(one) for one in firm_reasons(self._found)]
        if firm:
            said = self._translator.tr("This is for nobody at the desk to decide: {why}")
            return said.format(why=self._translator.prose(*dict.fromkeys(firm)))
        return why_not(self._desk, "chief", self._translator)

    def question(self) -> str:
        """What is let pass."""
        reasons = [self._words.reason(one) for one in stopping_reasons(self._found)]
        said = self._translator.tr("Its figures will count although: {why}")
        return said.format(why=self._translator.prose(*reasons))

    def require(self, text: str) -> None:
        """:class:`DeskRefused` unless it is said why."""
        if not text.strip():
            raise DeskRefused("reason_missing")
