"""Shelves of the desk: which table holds which record, and how one becomes the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any, NamedTuple

import msgspec

from ipdesk.records import CatalogueRecord, HistoryRecord
from ipdesk.review.records import (
    CellValue,
    CommentAnswer,
    Difference,
    EnrolmentRecord,
    Figure,
    FileRecord,
    IssuedPack,
    IssuedReceipt,
    Part,
    PersonRecord,
    Reason,
    Remark,
    ReviewComment,
    Ruling,
    SignatureFound,
    Submission,
)
from local_db.checksums import checksum_of_row
from local_db.shelves import Fields, Setting, Shelf


class ReasonRow(NamedTuple):
    """A reason of a submission as stored; ``params`` is JSON."""

    submission: int
    number: int
    code: str
    params: str

    @classmethod
    def of(cls, submission: int, number: int, reason: Reason) -> ReasonRow:
        """The row of a reason."""
        said = {name: text.replace("\x00", "\ufffd") for name, text in reason.params.items()}
        return cls(submission, number, reason.code, msgspec.json.encode(said).decode())

    def reason(self) -> Reason:
        """The reason in the row."""
        return Reason(self.code, msgspec.json.decode(self.params, type=dict[str, str]))


class SignatureRow(NamedTuple):
    """What was found of a signature of a submission, as stored."""

    submission: int
    number: int
    role: str
    alg: str
    fingerprint: str
    signed_at: str
    state: str

    def signature(self) -> SignatureFound:
        """What was found."""
        return SignatureFound(*self[1:])


class DifferenceRow(NamedTuple):
    """A difference of a submission as stored."""

    submission: int
    number: int
    rule: str
    section: str
    row: str
    column: str
    aspect: str
    theirs: str
    ours: str

    def difference(self) -> Difference:
        """The difference in the row."""
        return Difference(*self[2:])


class FileRow(NamedTuple):
    """A file of a submission's package as stored."""

    submission: int
    path: str
    digest: str

    def file(self) -> FileRecord:
        """The file in the row."""
        return FileRecord(*self[1:])


class RemarkRow(NamedTuple):
    """A remark of a submission as stored."""

    submission: int
    number: int
    rule: str
    section: str
    row: str
    column: str
    kind: str
    text: str

    def remark(self) -> Remark:
        """The remark in the row."""
        return Remark(*self[2:])


class AnswerRow(NamedTuple):
    """What a submission says to a comment of the desk, as stored."""

    submission: int
    comment: str
    number: int
    done: int
    role: str
    text: str
    at: str

    @classmethod
    def of(cls, submission: int, answer: CommentAnswer) -> AnswerRow:
        """The row of an answer."""
        return cls(submission, *answer[:2], int(answer.done), *answer[3:])

    def answer(self) -> CommentAnswer:
        """The answer in the row."""
        return CommentAnswer(self.comment, self.number, bool(self.done), *self[4:])


class CellRow(NamedTuple):
    """A cell of a submission as stored."""

    submission: int
    section: str
    row: str
    column: str
    state: str
    raw: str
    value: str
    computed: int
    facets: str

    def cell(self) -> CellValue:
        """The cell in the row."""
        return CellValue(*self[1:7], bool(self.computed), self.facets)


def figure_of(fields: Sequence[Any], of: Submission) -> Figure:
    """The fields of a cell as a figure of its submission."""
    of_it = (of.number, of.unit, of.year, of.kind)
    return Figure._make((*of_it, *fields[1:7], bool(fields[7]), fields[8]))


def _submission(*fields: Any) -> Submission:
    record = Submission(*fields)
    return record._replace(practice=bool(record.practice))


def _submission_fields(record: Submission) -> Fields:
    return tuple(int(field) if isinstance(field, bool) else field for field in record)


SETTINGS = Shelf("setting", Setting, "name")
CATALOGUES = Shelf("catalogue", CatalogueRecord, "digest", None, astuple, checksum_of_row)
PACKS = Shelf("pack", IssuedPack, "seal")
ENROLMENTS = Shelf("enrolment", EnrolmentRecord, "fingerprint")
PEOPLE = Shelf("person", PersonRecord, "name")
SUBMISSIONS = Shelf("submission", Submission, "number", _submission, _submission_fields)
REASONS = Shelf("reason", ReasonRow, "submission number")
SIGNATURES = Shelf("signature", SignatureRow, "submission number")
DIFFERENCES = Shelf("difference", DifferenceRow, "submission number")
FILES = Shelf("file", FileRow, "submission path")
CELLS = Shelf("cell", CellRow, "submission section row column")
REMARKS = Shelf("remark", RemarkRow, "submission number")
ANSWERS = Shelf("answer", AnswerRow, "submission comment number")
COMMENTS = Shelf("comment", ReviewComment, "id")
RULINGS = Shelf("ruling", Ruling, "submission rule section row column")
RECEIPTS = Shelf("receipt", IssuedReceipt, "submission number")
PARTS = Shelf("part", Part, "digest number", sum_of=checksum_of_row)
HISTORY = Shelf("history", HistoryRecord, "sequence")
OF_SUBMISSION: tuple[Shelf[Any], ...] = (
    REASONS, SIGNATURES, DIFFERENCES, FILES, CELLS, REMARKS, ANSWERS,
)  # fmt: skip
"""What is replaced as a whole when a submission is judged again."""
