"""All that a workspace holds, as plain data to compare."""

from __future__ import annotations

from typing import Any

from ipdesk.workspace import Workspace


def everything(workspace: Workspace) -> dict[str, Any]:
    """Header, values, computed cells, notes, explanations, problems and history."""
    report = workspace.report
    return {
        "header": report.header,
        "cells": {code: list(rows.items()) for code, rows in report.sections.items()},
        "computed": dict(report.computed),
        "notes": {place: facets for place, facets in report.notes.items() if facets},
        "explanations": dict(report.explanations),
        "problems": workspace.checker.problems(),
        "outcomes": workspace.checker.outcomes(),
        "verdict": workspace.checker.verdict(),
        "history": list(workspace.store.history("")),
    }
