"""The text that an explanation or a dispute starts from, and whose words these are."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.messages import Translator
from ipdesk.problems import Problem
from ipdesk.workspace import Workspace


class Wording(NamedTuple):
    """A text to start from. ``hint`` says where it comes from, "" where it holds as it is."""

    text: str
    hint: str = ""


class Wordings:
    """What was said before of problems of the active report."""

    def __init__(self, workspace: Workspace, translator: Translator) -> None:
        self._workspace = workspace
        self._translator = translator

    def of(self, problem: Problem) -> Wording:
        """The explanation that holds, else the last one given here, else that of last year."""
        tr = self._translator.tr
        if problem.explanation:
            return Wording(problem.explanation)
        if problem.last_wording:
            asked = tr("This wording was given for earlier values; is it still true?")
            return Wording(problem.last_wording, asked)
        before = self._workspace.last_year
        text = before.wording(problem.rule, problem.place)
        if not text or before.header is None:
            return Wording("")
        year = before.header.year
        return Wording(text, tr("This was the wording of {year}; is it still true?", year=year))

    def of_dispute(self, problem: Problem) -> Wording:
        """The slip that holds, else the last one written here."""
        if problem.disputed or not problem.last_dispute:
            return Wording(problem.disputed)
        asked = self._translator.tr("This was written for earlier values; is it still true?")
        return Wording(problem.last_dispute, asked)
