"""The newest entries of a cell's history, in words."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ipdesk.drafting import FACETS
from ipdesk.evidence.told import FACET as EVIDENCE
from ipdesk.evidence.words import EvidenceWords
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.records import HistoryRecord
from ipdesk.screens.restating import ACTION
from ipdesk.sentences import Sentences
from ipdesk.values import parse
from ipdesk.workspace import Workspace

MAX_HISTORY = 20


class Entry(NamedTuple):
    """One entry of the cell's history, in words."""

    at: str
    text: str


def facet_names(translator: Translator) -> dict[str, str]:
    """What can be said beside a value, by code."""
    tr = translator.tr
    return {
        "source": tr("Source"),
        "document": tr("Document number"),
        "basis": tr("Statistical definition"),
        "note": tr("Note"),
        "flag": tr("To follow up"),
    }


class CellHistory:
    """The history of the cells of the active report."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator

    def of(self, place: Place) -> list[Entry]:
        """The newest entries about the cell, newest first."""
        report = self._workspace.report.header.id
        held = self._workspace.store.cell_history(report, *place)
        # What goes with a restatement is told by its own entry.
        records = [record for record in held if record.facet in ("", EVIDENCE, *FACETS)]
        return [
            Entry(_local_time(record.at), self._entry_text(place, record))
            for record in reversed(records[-MAX_HISTORY:])
        ]

    def _entry_text(self, place: Place, record: HistoryRecord) -> str:
        before, after = record.before, record.after
        if record.facet == EVIDENCE:
            return EvidenceWords(self._translator).told_of(record)
        if record.action in ("set", ACTION):
            before, after = self._as_shown(place, before), self._as_shown(place, after)
        blank = self._translator.tr("(blank)")
        arrow = f"{before or blank} → {after or blank}"
        name = facet_names(self._translator).get(record.facet)
        if record.action == ACTION and record.reason:
            tr = self._translator.tr
            return tr("{change}, because: {reason}", change=arrow, reason=record.reason)
        return f"{name}: {arrow}" if name else arrow

    def _as_shown(self, place: Place, raw: str) -> str:
        form = self._workspace.form.sections[place.section]
        cell = parse(raw, form.spec(place.row, place.column))
        return self._sentences.value(place, cell) if form.columns[place.column].codelist else raw


def _local_time(at: str) -> str:
    return dt.datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
