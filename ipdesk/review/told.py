"""What a package tells the desk, in the desk's records: facts, cells, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ipdesk.errors import PackageRefused
from ipdesk.review.records import CellValue, CommentAnswer, Remark, Submission

if TYPE_CHECKING:
    from ipdesk.package.answers import Answers
    from ipdesk.package.check_results import CheckResults
    from ipdesk.package.tables import TableRecord
    from ipdesk.package.verify import Verification

EXPLAINED, DISPUTED = "explained", "disputed"


def with_facts(arrived: Submission, found: Verification) -> Submission:
    """The submission with what the package says of itself."""
    return arrived._replace(
        unit=found.unit,
        year=int(found.period),
        kind=found.kind,
        category=found.category,
        sequence=found.sequence,
        revision=found.revision,
        practice=found.practice,
        report=found.report,
        seal=found.seal,
        previous=found.previous,
        edition=found.catalogue.edition,
        edition_version=found.catalogue.version,
        catalogue_digest=found.catalogue.digest,
        program=found.program,
        sealed_at=found.sealed_at,
        log_begin=found.history_previous,
        log_end=found.history_digest,
    )


def cells_of(tables: Mapping[str, tuple[TableRecord, ...]]) -> Iterator[CellValue]:
    """Every record of every table; one with an empty column is about the row or the section.

    ``PackageRefused`` for a text that no database holds.
    """
    from ipdesk.package import canonical_json

    for code, records in tables.items():
        for one in records:
            facets = canonical_json.encode(dict(one.facets)).decode().rstrip() if one.facets else ""
            if "\x00" in one.raw or "\x00" in one.value:
                raise PackageRefused("table_text", file=code)
            state = one.state.value
            yield CellValue(
                code, one.row, one.column, state, one.raw, one.value, one.computed, facets
            )


def remarks_of(results: CheckResults) -> Iterator[Remark]:
    """What was said of the problems: explanations and disputes."""
    for one in results.problems:
        if one.explanation:
            yield Remark(one.rule, *one.place, EXPLAINED, _storable(one.explanation))
        if one.dispute is not None:
            yield Remark(one.rule, *one.place, DISPUTED, _storable(one.dispute.text))


def answers_of(answers: Answers | None) -> Iterator[CommentAnswer]:
    """What a revision says to the comments of the desk on the one before."""
    for one in answers.comments if answers is not None else ():
        said = [(answer.role, _storable(answer.text), answer.at) for answer in one.answers]
        for number, words in enumerate(said or [("", "", "")], 1):
            yield CommentAnswer(one.id, number, one.done, *words)


def _storable(text: str) -> str:
    return text.replace("\x00", "\ufffd")
