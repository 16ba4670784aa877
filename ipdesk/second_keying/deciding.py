"""Decides between the first and the second value of a cell, each way from any other."""

from __future__ import annotations

from typing import Literal

from ipdesk.changes import Edit
from ipdesk.records import SecondRecord

REASON = "second keying"
"""What the history says why a value was changed."""
Decision = Literal["", "first", "second"]


def decide(record: SecondRecord, now: str, decision: Decision) -> tuple[SecondRecord, Edit]:
    """The record as it is to be kept, and the edit that the decision asks for.

    ``now`` is the raw text in the report. Where the second value was taken, the other decisions
    bring the first one back.
    """
    taken = record.decision == "second" and now == record.raw
    first = record.first if taken else now
    raw = record.raw if decision == "second" else first
    return record._replace(decision=decision, first=first), Edit(record.place, raw)
