"""What a revision says to the receipt that returned the one before, for its package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipdesk.comments.book import Thread
from ipdesk.package.answers import AnsweredText, Answers, AnswerText, ChangeText
from ipdesk.package.contents import DATA
from ipdesk.package.descriptor import table_path
from ipdesk.package.table_reader import decode
from ipdesk.package.tables import TableRecord, records_of
from ipdesk.ports import Store
from ipdesk.receipts.kept import newest_receipt, original, revised_by
from ipdesk.receipts.texts import CommentText
from ipdesk.records import ReportRecord
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace


def answers_of(workspace: Workspace, snapshot: Snapshot) -> Answers | None:
    """The answers of the active report as it stands; None if no receipt came on what it revises."""
    store = workspace.store
    before = revised_by(store.reports(), snapshot.header)
    receipt = newest_receipt(store, before.id) if before is not None else None
    if before is None or receipt is None:
        return None
    threads = {original(one.first.id): one for one in workspace.comments.threads()}
    return Answers(
        receipt=receipt.digest,
        revises=before.seal,
        comments=tuple(_answered(one, threads.get(one.id)) for one in receipt.text.comments),
        changes=tuple(_changes(workspace, before, snapshot)),
    )


def sealed_cells(store: Store, report: str, section: str) -> dict[tuple[str, str], str]:
    """What the cells of a section hold in a sealed report, by row and column; no blank ones."""
    path = DATA + table_path(section)
    kept = next((one for one in store.sealed_files(report) if one.path == path), None)
    return _shown(decode(store.content(kept.digest), path)) if kept is not None else {}


def open_comments(threads: Iterable[Thread]) -> list[Thread]:
    """SIPO's comments that are neither answered nor dealt with."""
    return [one for one in threads if one.first.origin and one.open and not one.answers]


def _answered(comment: CommentText, thread: Thread | None) -> AnsweredText:
    said = thread.answers if thread is not None else ()
    return AnsweredText(
        id=comment.id,
        section=comment.section,
        row=comment.row,
        column=comment.column,
        text=comment.text,
        done=thread is not None and not thread.open,
        answers=tuple(AnswerText(role=one.role, text=one.text, at=one.at) for one in said),
    )


def _changes(
    workspace: Workspace, before: ReportRecord, snapshot: Snapshot
) -> Iterator[ChangeText]:
    for code in sorted(snapshot.form.sections):
        was = sealed_cells(workspace.store, before.id, code)
        is_now = _shown(records_of(snapshot, code))
        for row, column in sorted({*was, *is_now}):
            texts = was.get((row, column), ""), is_now.get((row, column), "")
            if texts[0] != texts[1]:
                yield ChangeText(
                    section=code, row=row, column=column, before=texts[0], after=texts[1]
                )


def _shown(records: Iterable[TableRecord]) -> dict[tuple[str, str], str]:
    """What the cells hold: as typed, or as computed."""
    return {(one.row, one.column): one.raw or one.value for one in records if one.column}
