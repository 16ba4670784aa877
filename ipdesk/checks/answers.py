"""What was said of a problem: its explanation, or why the rule is wrong here.

Either holds for the values it was written for; for others it is offered again.
"""

from __future__ import annotations

from dataclasses import replace

from ipdesk.problems import Problem
from ipdesk.report import Report


def answered(problem: Problem, report: Report) -> Problem:
    """The problem with what was said of it."""
    told, slip = report.explanations.get(problem.key), report.disputes.get(problem.key)
    fingerprint = problem.fingerprint if told or slip else ""
    if told is not None and problem.level == "query":
        holds = told.fingerprint == fingerprint
        problem = replace(problem, explanation=told.text if holds else "", last_wording=told.text)
    if slip is not None:
        holds = slip.fingerprint == fingerprint
        problem = replace(problem, disputed=slip.text if holds else "", last_dispute=slip.text)
    return problem
