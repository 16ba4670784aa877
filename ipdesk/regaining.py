"""Regaining: what was lost of a damaged workspace, told anew by its history.

The history tells every change of a value, a note, a row, an explanation and evidence. So for each
record in doubt its last entry says what stands there, whatever an older backup says. What never
changed since a report was begun has no entry: that comes from the backup alone. A catalogue edition
is taken from the library, if that has the very same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from ipdesk.audit import sealed_log
from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.record import catalogue_record
from ipdesk.disputes import ACTION as DISPUTE
from ipdesk.errors import DamagedWorkspace, InvalidCatalogue, KnownError, UsageError
from ipdesk.evidence.told import ACTIONS as EVIDENCE
from ipdesk.evidence.told import use_of
from ipdesk.history import GENESIS, mended
from ipdesk.library import Library
from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.records import (
    Batch,
    CatalogueRecord,
    DisputeRecord,
    ExplanationRecord,
    HistoryRecord,
    NoteRecord,
    ReportRecord,
    RowRecord,
    cell_record,
)
from ipdesk.replay import positions_of
from ipdesk.report import Report, load
from ipdesk.rescue import Doubt, Record

_VALUES = frozenset({"set", "restate", "adopt"})
_NOTES = frozenset({"annotate", "adopt"})


class Regainer:
    """Works out from the history what is to stand in place of what is in doubt."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def editions(self, store: Store) -> list[CatalogueRecord]:
        """The editions that reports follow and the store has lost, as the library has them."""
        found: dict[str, CatalogueRecord] = {}
        for header in store.reports():
            with suppress(KeyError):
                store.catalogue(header.catalogue_digest)
                continue
            with suppress(UsageError, InvalidCatalogue):
                edition = self._library.find(header.edition, header.edition_version)
                record = catalogue_record(edition)
                if record.digest == header.catalogue_digest:
                    found[record.digest] = record
        return list(found.values())

    def history(self, store: Store) -> list[HistoryRecord]:
        """What was done since the last sealing, bound anew if an entry of it is lost.

        Else no package would tell of it. What was sealed stays as it is: packages vouch for it.
        """
        last = max((h for h in store.reports() if h.seal), key=lambda h: h.sequence, default=None)
        sequence, digest = 0, GENESIS
        if last is not None:
            try:
                sealed = sealed_log(store, last)
            except KnownError:
                return []
            sequence, digest = sealed.sequence, sealed.digest
        return mended(store.history("", sequence), sequence, digest)

    def __call__(self, store: Store, doubt: Doubt) -> Batch:
        """What to write. A report whose edition cannot be read keeps what it has."""
        batch = Batch()
        if doubt.tables:
            for header in store.reports():
                found = dict(_last_said(header.id, store.history(header.id), doubt))
                if found:
                    self._regain(store, header, found.items(), doubt, batch)
        return batch

    def _regain(
        self,
        store: Store,
        header: ReportRecord,
        found: Iterable[tuple[Record, HistoryRecord]],
        doubt: Doubt,
        batch: Batch,
    ) -> None:
        content = store.report(header.id)
        try:
            catalogue = self._library.pinned(store, header.catalogue_digest)
        except (DamagedWorkspace, InvalidCatalogue):
            return
        report = load(content, form_for(catalogue, header.kind, header.category, header.unit))
        there: set[Record] = {
            *(("cell", cell[:4]) for cell in content.cells),
            *(("note", note[:5]) for note in content.notes),
            *(("row", row[:3]) for row in content.rows),
            *(("explanation", one[:5]) for one in content.explanations),
            *(("dispute", one[:5]) for one in content.disputes),
            *(("evidence_use", one[:5]) for one in content.evidence),
        }
        for record, entry in found:
            if record in doubt.borrowed or record not in there:
                _put(record, entry, report, batch)


def _last_said(
    report: str, entries: Iterable[HistoryRecord], doubt: Doubt
) -> Iterator[tuple[Record, HistoryRecord]]:
    """By record, the entries that tell of it, in order: the last one counts."""
    for entry in entries:
        for table, key in _told_of(report, entry):
            if table in doubt.tables:
                yield (table, key), entry


def _told_of(report: str, entry: HistoryRecord) -> Iterator[Record]:
    """The records that an entry tells of."""
    place = (report, entry.section, entry.row, entry.column)
    if entry.action in _VALUES and not entry.facet:
        yield "cell", place
    elif entry.action in _NOTES:
        yield "note", (*place, entry.facet)
    elif entry.action in ("add_row", "remove_row"):
        yield "row", place[:3]
    elif entry.action == "order_rows":
        for row, _ in positions_of(entry.after):
            yield "row", (report, entry.section, row)
    elif entry.action in ("explain", DISPUTE):
        table = "explanation" if entry.action == "explain" else "dispute"
        yield table, (report, entry.reason, *place[1:])
    elif entry.action in EVIDENCE:
        use = use_of(entry.after or entry.before, report, Place(*place[1:]))
        if use is not None:
            yield "evidence_use", use[:5]


def _put(record: Record, entry: HistoryRecord, report: Report, batch: Batch) -> None:
    """Write what the last entry says of the record."""
    table, key = record
    identity, place = report.header.id, Place(entry.section, entry.row, entry.column)
    if table == "cell":
        _put_cell(place, entry.after, report, batch)
    elif table == "note":
        batch.notes.append(NoteRecord(identity, *place, entry.facet, entry.after))
    elif table == "row":
        _put_row(str(key[2]), entry, identity, batch)
    elif table == "evidence_use":
        use = use_of(entry.after, identity, place)
        gone = use_of(entry.before, identity, place)
        batch.evidence += [use] if use else []
        batch.evidence_removed += [gone] if gone and not use else []
    elif entry.after:
        # For which values it was given is not told: it has to be confirmed once more.
        said = (identity, entry.reason, *place, entry.after, "", entry.at)
        if table == "explanation":
            batch.explanations.append(ExplanationRecord(*said))
        else:
            batch.disputes.append(DisputeRecord(*said))


def _put_cell(place: Place, raw: str, report: Report, batch: Batch) -> None:
    section = report.form.sections.get(place.section)
    # An edition that the report followed before had places of its own.
    if section is not None and place.column in section.columns:
        cell = report.parsed(place, raw)
        batch.cells.append(cell_record(report.header.id, place, cell.raw, cell.state, cell.text))


def _put_row(row: str, entry: HistoryRecord, report: str, batch: Batch) -> None:
    if entry.action == "remove_row":
        batch.rows_removed.append(RowRecord(report, entry.section, row, 0))
        return
    told = dict(positions_of(entry.after)) if entry.action == "order_rows" else {row: entry.after}
    batch.rows.append(RowRecord(report, entry.section, row, int(told[row])))
