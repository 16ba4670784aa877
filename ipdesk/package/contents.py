"""The payload of a package: the files below ``data/``, made from a snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ipdesk.package import answers as answer_file
from ipdesk.package import (
    bag,
    canonical_json,
    descriptor,
    history_log,
    page_list,
    tables,
)
from ipdesk.package.answers import Answers
from ipdesk.package.bag import BagInfo
from ipdesk.package.pieces import Content
from ipdesk.package.submission import (
    EvidenceFile,
    Sealing,
    Submission,
    evidence_path,
    submission_of,
)
from ipdesk.paper.content import PageRecord
from ipdesk.records import HistoryRecord

if TYPE_CHECKING:
    from ipdesk.snapshot import Snapshot

DATA = bag.DATA
SUBMISSION = "data/submission.json"
DESCRIPTOR = "data/datapackage.json"
CHECKS = "data/checks.json"
HISTORY = "data/history.jsonl"
WORKBOOK = "data/report.xlsx"
PRINT = "data/report.pdf"
PAGES = "data/pages.json"
ANSWERS = "data/answers.json"


def payload(
    snapshot: Snapshot,
    sealing: Sealing,
    history: Iterable[HistoryRecord],
    *,
    workbook: bytes,
    print_pdf: bytes,
    evidence: Sequence[EvidenceFile] = (),
    pages: Sequence[PageRecord] = (),
    answers: Answers | None = None,
) -> dict[str, Content]:
    """The files by bag path, sorted by path. The same arguments give the same bytes.

    ``history`` is the workspace's chain, unbroken and in order; it may begin after the first
    entry. ``pages`` are those of ``print_pdf``; ``answers`` what a revision says to
    the receipt that returned the one before. Raises ``PackageRefused("history_chain")`` if
    the chain is broken.
    """
    # Here, since whoever only reads packages has this module too, and no report.
    from ipdesk.package.checked import results_of

    submission = submission_of(snapshot, sealing, evidence)
    by_section = {
        code: tables.encode(tables.records_of(snapshot, code)) for code in snapshot.form.sections
    }
    package = descriptor.descriptor(snapshot, submission, by_section)
    files: dict[str, Content] = {
        SUBMISSION: canonical_json.encode(submission),
        DESCRIPTOR: canonical_json.encode(package),
        CHECKS: canonical_json.encode(results_of(snapshot)),
        HISTORY: history_log.encode(history),
        WORKBOOK: workbook,
        PRINT: print_pdf,
        **({PAGES: page_list.encode(pages)} if pages else {}),
        **({ANSWERS: answer_file.encode(answers)} if answers is not None else {}),
        **{DATA + descriptor.table_path(code): data for code, data in by_section.items()},
        **{DATA + evidence_path(file): file.content for file in evidence},
    }
    return dict(sorted(files.items()))


def bag_info(submission: Submission) -> BagInfo:
    """What ``bag-info.txt`` says of a submission."""
    return BagInfo(
        source_organization=submission.unit.zh,
        external_identifier=str(submission.name()),
        bagging_date=submission.sealed_at[:10],
        software_agent=submission.program,
    )
