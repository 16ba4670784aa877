"""The command that checks a report."""

from __future__ import annotations

import argparse
from typing import Any

from ipdesk.catalogue.form_rules import WithdrawnRule, withdrawn_from
from ipdesk.change_sentences import withdrawn_sentence
from ipdesk.checks.targets import Stand
from ipdesk.cli.io import opened, say, say_json, sentences
from ipdesk.problems import Problem, Side
from ipdesk.sentences import Sentences
from ipdesk.services import Services

NOT_READY = 3


def check(options: argparse.Namespace, services: Services) -> int:
    """Check the report: the verdict on top, then every problem with its remedy."""
    with opened(options, services) as workspace:
        words = sentences(workspace, services)
        problems = workspace.checker.problems()
        verdict = workspace.checker.verdict()
        if options.json:
            say_json(
                {
                    "verdict": {**verdict._asdict(), "ready": verdict.ready},
                    "problems": [problem_facts(problem, words) for problem in problems],
                    "targets": [stand_facts(s) for s in workspace.checker.stands()],
                    "withdrawn": [withdrawn_facts(w) for w in withdrawn_from(workspace.form)],
                }
            )
        else:
            say(words.verdict(verdict))
            for problem in problems:
                say(*_lines(problem, words, services))
            for item in withdrawn_from(workspace.form):
                say(withdrawn_sentence(item, services.translator))
    return 0 if verdict.ready else NOT_READY


def problem_facts(problem: Problem, words: Sentences) -> dict[str, Any]:
    """A problem as plain data, with its sentence."""
    return {
        "rule": problem.rule,
        "level": problem.level,
        **problem.place._asdict(),
        "sentence": words.problem(problem),
        "remedy": words.remedy(problem),
        "left": _side(problem.left),
        "op": problem.op,
        "right": _side(problem.right),
        "difference": None if problem.missing is None else str(problem.missing),
        "explanation": problem.explanation,
        "disputed": problem.disputed,
    }


def withdrawn_facts(item: WithdrawnRule) -> dict[str, Any]:
    """A rule that a patch has switched off, as plain data."""
    return {
        "rule": item.rule.code,
        "reason": {"zh": item.reason.zh, "en": item.reason.en},
        "document": item.document,
        "issued": item.issued,
    }


def stand_facts(stand: Stand) -> dict[str, Any]:
    """An indicator's stand as plain data; numbers as exact text, null where not given."""

    def text(value: object) -> str | None:
        return None if value is None else str(value)

    return {
        "indicator": stand.indicator.code,
        "state": stand.state,
        "value": text(stand.value),
        "baseline": text(stand.baseline),
        "baseline_year": stand.baseline_year,
        "target": text(stand.target),
        "target_year": stand.target_year,
        "expected": text(stand.expected),
        "missing": text(stand.gap.amount) if stand.gap else None,
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    labels = None if side.label is None else {"zh": side.label.zh, "en": side.label.en}
    unit = None if side.unit is None else {"zh": side.unit.zh, "en": side.unit.en}
    return {"label": labels, "value": str(side.value), "unit": unit}


def _lines(problem: Problem, words: Sentences, services: Services) -> list[str]:
    level = level_word(problem.level, services)
    lines = [f"{level} {problem.rule} [{problem.place.row}] {words.problem(problem)}"]
    remedy = words.remedy(problem)
    if remedy:
        lines.append(f"      → {remedy}")
    if problem.explanation:
        lines.append(f"      {services.translator.tr('Explained')}: {problem.explanation}")
    if problem.disputed:
        lines.append(f"      {services.translator.tr('Disputed')}: {problem.disputed}")
    return lines


def level_word(level: str, services: Services) -> str:
    """A level in words."""
    tr = services.translator.tr
    return {
        "error": tr("Error"),
        "query": tr("Query"),
        "target": tr("Target"),
        "notice": tr("Notice"),
    }[level]
