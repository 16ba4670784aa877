"""Undo and redo in words: what would be taken back, and where it is."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.carried_rows import CARRIED_ROW
from ipdesk.evidence.told import FACET as EVIDENCE
from ipdesk.evidence.words import EvidenceWords
from ipdesk.messages import Translator
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.records import HistoryRecord, StepRecord
from ipdesk.sentences import Sentences
from ipdesk.text_limits import said
from ipdesk.workspace import Workspace

_VALUES = ("set", "restate")


class Told(NamedTuple):
    """A step that was undone or done again: where it was, and in words."""

    place: Place
    sentence: str


class UndoScreen:
    """The steps of the active report."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator

    def undo(self, origin: object, pace: Pace = UNPACED) -> Told:
        """Take the last step back; raises what :meth:`Workspace.undo` raises."""
        entries = self._entries(self._workspace.undoable, pace)
        what = self._what(entries) if entries else ""
        self._workspace.undo(origin, pace)
        return Told(self._place(entries), self._translator.tr("Undone: {what}", what=what))

    def redo(self, origin: object, pace: Pace = UNPACED) -> Told:
        """Do the step again; raises what :meth:`Workspace.redo` raises."""
        entries = self._entries(self._workspace.redoable, pace)
        self._workspace.redo(origin, pace)
        what = self._what(entries)
        return Told(self._place(entries), self._translator.tr("Done again: {what}", what=what))

    def _entries(self, step: StepRecord | None, pace: Pace) -> list[HistoryRecord]:
        return self._workspace.entries(step, pace) if step is not None else []

    def _place(self, entries: list[HistoryRecord]) -> Place:
        """The first place of the step that is still there; its section if none is."""
        report = self._workspace.report
        for entry in entries:
            if entry.row in report.rows(entry.section):
                return _place_of(entry)
        return Place(entries[0].section) if entries else Place("")

    def _what(self, entries: list[HistoryRecord]) -> str:
        """The step in words: its one change, or how many there are."""
        tr, ntr = self._translator.tr, self._translator.ntr
        rows = [e for e in entries if e.action in ("add_row", "remove_row")]
        if rows:
            place = _place_of(rows[0])._replace(row="", column="")
            name, n = self._sentences.place(place), len(rows)
            if rows[0].action == "add_row":
                return ntr("row added to {where}", "{n} rows added to {where}", n, where=name)
            return ntr("row removed from {where}", "{n} rows removed from {where}", n, where=name)
        if entries[0].action == "order_rows":
            where = self._sentences.place(Place(entries[0].section, "", ""))
            return tr("order of the rows of {where}", where=where)
        values = [entry for entry in entries if entry.action in _VALUES]
        confirmed = [entry for entry in entries if entry.facet == CARRIED_ROW]
        if confirmed and not values:
            where = self._sentences.place(Place(entries[0].section))
            n = len(confirmed)
            return ntr(
                "{n} row of {where} confirmed", "{n} rows of {where} confirmed", n, where=where
            )
        if len(values) > 1:
            return ntr("{n} value", "{n} values", len(values))
        entry = (values or entries)[0]
        if entry.facet == EVIDENCE:
            what = EvidenceWords(self._translator).told_of(entry)
            where = self._sentences.place(_place_of(entry))
            return tr("{where}: {what}", where=where, what=what)
        before, after = (self._shown(entry, raw) for raw in (entry.before, entry.after))
        where = self._sentences.place(_place_of(entry))
        return tr("{where}: {before} → {after}", where=where, before=before, after=after)

    def _shown(self, entry: HistoryRecord, raw: str) -> str:
        if not raw:
            return self._translator.tr("(blank)")
        if entry.action not in _VALUES:
            return said(raw)
        place = _place_of(entry)
        shown = self._sentences.value(place, self._workspace.report.parsed(place, raw))
        return said(shown or raw)


def _place_of(entry: HistoryRecord) -> Place:
    return Place(entry.section, entry.row, entry.column)
