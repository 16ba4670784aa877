"""What SIPO has answered to a disputed rule, in a receipt for the report or one before it."""

from __future__ import annotations

from ipdesk.messages import Translator
from ipdesk.problems import Problem
from ipdesk.workspace import Workspace


def answer_to(problem: Problem, workspace: Workspace, translator: Translator) -> str:
    """The answer in words, "" where there is none to this slip."""
    if not problem.disputed or not workspace.store.receipts():
        return ""
    from ipdesk.receipts.kept import rulings_for
    from ipdesk.receipts.words import ruling_words

    ruled = rulings_for(workspace.store, workspace.report.header)
    ruling = ruled.get((problem.rule, problem.place))
    if ruling is None or ruling.disputed != problem.disputed:
        return ""
    return ruling_words(ruling, translator)
