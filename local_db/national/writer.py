"""Writes a batch of the desk within a transaction that is open, alone among writers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ipdesk.history import Chain
from ipdesk.review.records import NEW, Act, DeskBatch, Judged
from ipdesk.review.refusal import Conflict
from local_db.national import shelves, statements
from local_db.national.database import Session
from local_db.shelves import Setting, Shelf

_LAST = shelves.HISTORY.select(order="sequence DESC", limit=1)
_NEWEST = "SELECT coalesce(max(number), 0) FROM submission"
_VERSIONED: tuple[Shelf[Any], ...] = (
    shelves.SUBMISSIONS, shelves.ENROLMENTS, shelves.PEOPLE, shelves.COMMENTS, shelves.RULINGS,
)  # fmt: skip
_ADDED: tuple[Shelf[Any], ...] = (
    *_VERSIONED,
    shelves.RECEIPTS,
    shelves.HISTORY,
    *shelves.OF_SUBMISSION,
)
_INSERT = {shelf.table: statements.insert(shelf) for shelf in _ADDED}
_REPLACE = {shelf.table: statements.replace(shelf) for shelf in _VERSIONED}
_SETTING = shelves.SETTINGS.select("name")
_PUT_SETTING = statements.put(shelves.SETTINGS)
_ADD_CATALOGUE = statements.insert_new(shelves.CATALOGUES)
_ADD_PACK = statements.insert_new(shelves.PACKS)
ADD_PART = statements.insert_new(shelves.PARTS)
_DELETE = {
    shelf.table: f"DELETE FROM {shelf.table} WHERE submission = ?"  # noqa: S608 -- fixed text
    for shelf in shelves.OF_SUBMISSION
}


def write(session: Session, batch: DeskBatch, where: str) -> int:
    """Write all of it; the number of the new submission, 0 if there is none.

    Raises :class:`Conflict`; the transaction is to be taken back then.
    """
    number = _take(session, batch)
    session.run(ADD_PART, [shelves.PARTS.row(part) for part in batch.parts])
    _prove_seen(session, batch.seen, where)
    session.run(_PUT_SETTING, [shelves.SETTINGS.row(Setting(*s)) for s in batch.settings.items()])
    session.run(_ADD_CATALOGUE, [shelves.CATALOGUES.row(c) for c in batch.catalogues])
    session.run(_ADD_PACK, [shelves.PACKS.row(pack) for pack in batch.packs])
    _add(session, shelves.ENROLMENTS, batch.enrolments_new)
    _add(session, shelves.PEOPLE, batch.people_new)
    for enrolment in batch.enrolments:
        _replace(session, shelves.ENROLMENTS, enrolment)
    for person in batch.people:
        _replace(session, shelves.PEOPLE, person)
    for submission in batch.submissions:
        _replace(session, shelves.SUBMISSIONS, submission)
    for judged in batch.judged:
        _replace(session, shelves.SUBMISSIONS, judged.submission)
        for statement in _DELETE.values():
            session.run(statement, [(judged.submission.number,)])
        _put_found(session, judged.submission.number, judged)
    _put_dealings(session, batch)
    _log(session, batch.acts, number, where)
    return number


def _prove_seen(session: Session, seen: Mapping[str, str], where: str) -> None:
    """:class:`Conflict` if a setting is another by now than it was seen."""
    for name, value in seen.items():
        held = shelves.SETTINGS.records(session.read(_SETTING, name), Path(where))
        if (held[0].value if held else "") != value:
            raise Conflict


def _put_dealings(session: Session, batch: DeskBatch) -> None:
    _add(session, shelves.COMMENTS, batch.comments_new)
    _add(session, shelves.RULINGS, batch.rulings_new)
    _add(session, shelves.RECEIPTS, batch.receipts)
    for comment in batch.comments:
        _replace(session, shelves.COMMENTS, comment)
    for ruling in batch.rulings:
        _replace(session, shelves.RULINGS, ruling)


def _take(session: Session, batch: DeskBatch) -> int:
    if batch.taken is None:
        return 0
    ((newest,),) = session.read(_NEWEST)
    if newest != batch.newest:
        raise Conflict
    number: int = newest + 1
    add_submission(session, batch.taken, number)
    return number


def add_submission(session: Session, one: Judged, number: int) -> None:
    """Add a submission with all that was found of it, under a number that none has."""
    _add(session, shelves.SUBMISSIONS, [one.submission._replace(number=number)])
    _put_found(session, number, one)


def _put_found(session: Session, number: int, judged: Judged) -> None:
    reasons = enumerate(judged.reasons, 1)
    _add(session, shelves.REASONS, [shelves.ReasonRow.of(number, n, r) for n, r in reasons])
    _add(session, shelves.SIGNATURES, [shelves.SignatureRow(number, *s) for s in judged.signatures])
    found = enumerate(judged.differences, 1)
    _add(session, shelves.DIFFERENCES, [shelves.DifferenceRow(number, n, *d) for n, d in found])
    _add(session, shelves.FILES, [shelves.FileRow(number, *file) for file in judged.files])
    said = enumerate(judged.remarks, 1)
    _add(session, shelves.REMARKS, [shelves.RemarkRow(number, n, *one) for n, one in said])
    _add(session, shelves.ANSWERS, [shelves.AnswerRow.of(number, one) for one in judged.answers])
    _add(session, shelves.CELLS, [
        shelves.CellRow(number, *cell[:6], int(cell.computed), cell.facets) for cell in judged.cells
    ])  # fmt: skip


def _log(session: Session, acts: Sequence[Act], new: int, where: str) -> None:
    """Chain the acts to the end of the log."""
    last = shelves.HISTORY.records(session.read(_LAST), Path(where))
    chain = Chain(last[0] if last else None)
    entries = []
    for act in acts:
        number = new if act.submission == NEW else act.submission
        report = str(number) if number else ""
        said = (act.action, "", "", "", act.subject, act.before, act.after, act.reason)
        entries.append(chain.entry((report, act.at, act.actor, act.origin, *said)))
    _add(session, shelves.HISTORY, entries)


def _add(session: Session, shelf: Shelf[Any], records: Sequence[Any]) -> None:
    session.run(_INSERT[shelf.table], [shelf.row(record) for record in records])


def _replace(session: Session, shelf: Shelf[Any], record: Any) -> None:
    """Store the record under the next version; :class:`Conflict` if it is of another by now."""
    key = [getattr(record, name) for name in shelf.key]
    row = shelf.row(record._replace(version=record.version + 1))
    if session.run(_REPLACE[shelf.table], [(*row, *key, record.version)]) != 1:
        raise Conflict
