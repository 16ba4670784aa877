"""The newest entries of a cell's history, in words."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.carrying_forward import REASON as CARRY_FORWARD
from ipdesk.history_words import HistoryWords, worth_telling
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.power_of_ten import REASON as POWER_OF_TEN
from ipdesk.records import HistoryRecord
from ipdesk.screens.restating import ACTION
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

MAX_HISTORY = 20


class Entry(NamedTuple):
    """One entry of the cell's history, in words."""

    at: str
    text: str


class CellHistory:
    """The history of the cells of the active report."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator

    def of(self, place: Place) -> list[Entry]:
        """The newest entries about the cell, newest first."""
        report = self._workspace.report
        held = self._workspace.store.cell_history(report.header.id, *place)
        records = [record for record in held if worth_telling(record)]
        words = HistoryWords(report, self._sentences, self._translator)
        return [
            Entry(local_time(record.at), self._text(words, record))
            for record in reversed(records[-MAX_HISTORY:])
        ]

    def _text(self, words: HistoryWords, record: HistoryRecord) -> str:
        change = words.change(record)
        if record.action == ACTION and record.reason:
            tr = self._translator.tr
            return tr("{change}, because: {reason}", change=change, reason=record.reason)
        if record.reason in (POWER_OF_TEN, CARRY_FORWARD):
            tr = self._translator.tr
            return tr("{change} ({reason})", change=change, reason=words.reason(record))
        return change
