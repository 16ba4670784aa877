"""Disputes: somebody writes why a rule is wrong for a case, and the slip goes to the issuer.

A query may always be disputed, and then needs no explanation. An error may be disputed only where
the catalogue says that its rule can be wrong (``Rule.disputable``): then it no longer blocks
sealing. A value that cannot be read, or that is missing, is never a matter of opinion.
"""

from __future__ import annotations

from ipdesk.catalogue.model import Rule
from ipdesk.errors import UsageError
from ipdesk.ledger import Writing
from ipdesk.problems import Problem
from ipdesk.records import DisputeRecord

ACTION = "dispute"
MAX_TEXT = 2000


def can_be_disputed(problem: Problem, rule: Rule) -> bool:
    """Whether the rule can be said to be wrong here."""
    return problem.level == "query" or (
        problem.level == "error" and rule.disputable and not rule.check
    )


def write_dispute(problem: Problem, rule: Rule, text: str, writing: Writing) -> DisputeRecord:
    """Write the slip; an empty text withdraws it.

    :class:`UsageError` where the rule cannot be disputed, or the text is too long.
    """
    text = text.strip()
    if not can_be_disputed(problem, rule):
        raise UsageError("not_disputable", rule=problem.rule)
    if len(text) > MAX_TEXT:
        raise UsageError("dispute_too_long", limit=MAX_TEXT)
    fingerprint = problem.fingerprint if text else ""
    place = problem.place
    record = DisputeRecord(writing.report, problem.rule, *place, text, fingerprint, writing.now())
    writing.batch.disputes.append(record)
    writing.note(ACTION, place, problem.disputed, text, reason=problem.rule)
    return record
