"""What a package tells the desk, in the desk's records: facts, cells, remarks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ipdesk.package.answers import Answers
from ipdesk.package.check_results import CheckResults
from ipdesk.package.tables import TableRecord
from ipdesk.review.records import CellValue, CommentAnswer, Remark

EXPLAINED, DISPUTED = "explained", "disputed"


def cells_of(tables: Mapping[str, tuple[TableRecord, ...]]) -> Iterator[CellValue]:
    """Every record of every table; one with an empty column is about the row or the section."""
    for section, records in tables.items():
        for one in records:
            facets = json.dumps(dict(one.facets), ensure_ascii=False) if one.facets else ""
            said = (one.raw, one.value, one.computed, facets)
            yield CellValue(section, one.row, one.column, one.state.value, *said)


def remarks_of(results: CheckResults) -> Iterator[Remark]:
    """What was said of the problems: explanations and disputes."""
    for one in results.problems:
        if one.explanation:
            yield Remark(one.rule, *one.place, EXPLAINED, one.explanation)
        if one.dispute is not None:
            yield Remark(one.rule, *one.place, DISPUTED, one.dispute.text)


def answers_of(answers: Answers | None) -> Iterator[CommentAnswer]:
    """What a revision says to the comments of the desk on the one before."""
    for one in answers.comments if answers is not None else ():
        said = [(answer.role, answer.text, answer.at) for answer in one.answers]
        for number, words in enumerate(said or [("", "", "")], 1):
            yield CommentAnswer(one.id, number, one.done, *words)
