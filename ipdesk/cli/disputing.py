"""The command that disputes a rule, and lists what is disputed."""

from __future__ import annotations

import argparse
from typing import Any

from ipdesk.cli.io import ORIGIN, opened, say, say_json, sentences
from ipdesk.errors import UsageError
from ipdesk.problems import Problem
from ipdesk.screens.answer_to import answer_to
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace


def dispute(options: argparse.Namespace, services: Services) -> int:
    """Write why a rule is wrong, in one row or in all; without a rule: list the slips."""
    with opened(options, services) as workspace:
        if not options.rule:
            _list(workspace, services, as_json=options.json)
            return 0
        row, text = _words(options)
        found = _objecting(workspace, options.rule, row)
        for problem in found:
            workspace.dispute(problem, text, ORIGIN)
        ntr = services.translator.ntr
        if options.withdraw:
            say(ntr("{n} slip withdrawn", "{n} slips withdrawn", len(found)))
        else:
            say(ntr("Disputed at {n} place", "Disputed at {n} places", len(found)))
    return 0


def _words(options: argparse.Namespace) -> tuple[str, str]:
    """The row, "" for all, and the text."""
    words = list(options.words)
    if len(words) > 2:
        raise UsageError("too_many_words")
    if options.withdraw:
        return (words[0] if words else ""), ""
    if not words:
        raise UsageError("dispute_without_text")
    return (words[0] if len(words) == 2 else ""), words[-1]


def _objecting(workspace: Workspace, rule: str, row: str) -> list[Problem]:
    if rule not in {item.code for item in workspace.form.catalogue.rules}:
        raise UsageError("no_rule", rule=rule)
    found = [
        problem
        for problem in workspace.checker.problems()
        if problem.rule == rule and (not row or problem.place.row == row)
    ]
    if not found:
        raise UsageError("nothing_to_dispute", rule=rule)
    return found


def _list(workspace: Workspace, services: Services, *, as_json: bool) -> None:
    words = sentences(workspace, services)
    held = [problem for problem in workspace.checker.problems() if problem.disputed]
    if as_json:
        say_json(
            [
                {
                    **_facts(problem, workspace, words),
                    "answer": answer_to(problem, workspace, services.translator),
                }
                for problem in held
            ]
        )
        return
    if not held:
        say(services.translator.tr("No rule is disputed."))
    for problem in held:
        say(f"{problem.rule} {words.problem(problem)}", f"      {problem.disputed}")
        answer = answer_to(problem, workspace, services.translator)
        if answer:
            say(f"      > {answer}")


def _facts(problem: Problem, workspace: Workspace, words: Sentences) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        **problem.place._asdict(),
        "sentence": words.problem(problem),
        "values": [words.operand(operand) for operand in problem.operands],
        "text": problem.disputed,
        "at": workspace.report.disputes[problem.key].at,
    }
