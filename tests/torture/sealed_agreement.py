"""Whether a sealed package tells what was sealed, to the program's reader and to another."""

from __future__ import annotations

import sys
from pathlib import Path

from plain_report import Sheet

from ipdesk.history import first_break
from ipdesk.package.verify import Inspection, inspect
from ipdesk.places import Place
from ipdesk.sealing import SEAL
from ipdesk.workspace import Workspace

sys.path.append(str(Path(__file__).parents[1] / "conformance"))
from independent_reader import read  # it stands among the tests of the format


def agree_sealed(path: Path, workspace: Workspace, sheet: Sheet) -> None:
    """Values, facets, explanations, evidence and history of the package are those of the model."""
    found, header = inspect(path), workspace.report.header
    other = read(path.read_bytes())
    facts = found.verification
    assert (facts.report, facts.sequence, facts.seal) == (header.id, header.sequence, header.seal)
    assert (other.verdict, other.name, other.digest) == ("valid", facts.name, facts.digest)
    assert (other.seal, other.history) == (facts.seal, facts.history_digest)
    assert texts_of(found) == {
        place: raw for place, raw in sheet.texts.items() if place not in workspace.report.computed
    }
    assert notes_of(found) == sheet.notes
    rows = {c: rows for c, rows in rows_of(found).items() if workspace.form.sections[c].open}
    assert rows == {code: sheet.rows[code] for code in rows}
    problems = workspace.checker.problems()
    explained = [p.key for p in problems if p.explanation and not p.disputed]
    assert facts.verdict.explained == len(explained) == len(set(explained) & set(sheet.explained))
    disputed = [p.key for p in problems if p.disputed]
    assert facts.verdict.disputed == len(disputed) == len(set(disputed) & set(sheet.disputed))
    packed = {d for p, d in found.digests.items() if p.startswith("data/evidence/")}
    assert {digest for _, digest in sheet.files} <= packed
    _same_history(facts.history_digest, workspace)


def texts_of(found: Inspection) -> dict[Place, str]:
    """What was typed."""
    return {
        Place(code, record.row, record.column): record.raw
        for code, records in found.tables.items()
        for record in records
        if record.raw and not record.computed
    }


def notes_of(found: Inspection) -> dict[Place, dict[str, str]]:
    """What stands beside values."""
    return {
        Place(code, record.row, record.column): dict(record.facets)
        for code, records in found.tables.items()
        for record in records
        if record.facets
    }


def rows_of(found: Inspection) -> dict[str, tuple[str, ...]]:
    """The rows of each section that tells of any, in order."""
    return {
        code: tuple(dict.fromkeys(record.row for record in records if record.row))
        for code, records in found.tables.items()
    }


def _same_history(digest: str, workspace: Workspace) -> None:
    """The log ends with the entry before the sealing, and the whole chain holds."""
    entries = list(workspace.store.history(""))
    assert first_break(entries) is None
    sealing = next(
        entry
        for entry in reversed(entries)
        if entry.action == SEAL and entry.report == workspace.report.header.id
    )
    assert sealing.previous == digest
