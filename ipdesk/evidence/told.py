"""Evidence in the history: one entry for each use that came, changed or went.

The text of an entry holds all of the use, so that a step can be taken back: canonical JSON of
the fields that follow the place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ipdesk.errors import UsageError
from ipdesk.ledger import Writing
from ipdesk.places import Place
from ipdesk.records import EvidenceRecord
from ipdesk.report import Report

ATTACH, DETACH = "attach", "detach"
ACTIONS = frozenset({ATTACH, DETACH})
FACET = "evidence"
_BESIDE = EvidenceRecord._fields[4:]


def text_of(use: EvidenceRecord | None) -> str:
    """The use as the history keeps it, "" for none."""
    if use is None:
        return ""
    fields = dict(zip(_BESIDE, use[4:], strict=True))
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def use_of(text: str, report: str, place: Place) -> EvidenceRecord | None:
    """The use that the history tells of, None where it tells of none."""
    return EvidenceRecord(report, *place, **json.loads(text)) if text else None


def write_use(
    before: EvidenceRecord | None, after: EvidenceRecord | None, writing: Writing, reason: str = ""
) -> None:
    """Write that a use came, changed or went, with its entry of the history."""
    known = after or before
    if known is None:
        return
    action = ATTACH if after else DETACH
    texts = (text_of(before), text_of(after))
    writing.note(action, known.place, *texts, reason=reason, facet=FACET)
    if after:
        writing.batch.evidence.append(after)
    elif before:
        writing.batch.evidence_removed.append(before)


def write_change(
    report: Report,
    added: Iterable[EvidenceRecord],
    removed: Iterable[EvidenceRecord],
    writing: Writing,
) -> None:
    """Write the uses that are new or differ, and those that go.

    :class:`~ipdesk.errors.UsageError` if a place is none of the report's rows or cells.
    """
    for use in added:
        if not use.row:
            raise UsageError("no_row", section=use.section, row=use.row)
        report.require(use.place)
        before = report.evidence.find(use.place, use.digest)
        if before != use:
            write_use(before, use, writing)
    for use in removed:
        write_use(use, None, writing)
