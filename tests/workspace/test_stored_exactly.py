"""What is typed lies in the file as it was typed, and its value as an exact decimal. Issue 6.12."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from report_steps import at

from ipdesk.changes import Edit
from ipdesk.errors import UsageError
from ipdesk.workspace import Workspace

FILE = Path(__file__).resolve().parents[1] / "data" / "typed_texts.json"
NUMERIC = ("number", "percent", "money", "share", "whole")


def test_every_typed_text_lies_in_the_file_as_text_and_exact_decimal(
    workspace: Workspace, record_property: Callable
) -> None:
    place = at("base BF3 value")
    texts = [raw for raw, kind, _ in json.loads(FILE.read_text("utf-8")) if kind in NUMERIC]
    found = {}
    for raw in filter(_is_unicode, texts):
        workspace.apply([Edit(place, raw)])
        found[raw] = workspace.report.cell(place)
    workspace.store.close()
    with sqlite3.connect(workspace.store.path) as file:
        kinds = file.execute('SELECT DISTINCT typeof(raw), typeof(value) FROM "cell"').fetchall()
        last = file.execute(
            'SELECT raw, value FROM "cell" WHERE section = ? AND row = ? AND "column" = ?', place
        ).fetchall()
        told = [row[0] for row in file.execute('SELECT after FROM history WHERE after <> ""')]
    file.close()
    assert kinds == [("text", "text")]
    assert last == [(raw, found[raw].text)]
    valid = [cell for cell in found.values() if cell.number is not None]
    assert len(valid) > 60
    assert all(Decimal(cell.text) == cell.number for cell in valid)
    assert [raw for raw in found if raw and raw not in told] == []
    record_property("typed texts kept in a workspace as typed", len(found))


def test_half_a_character_is_refused_and_nothing_is_kept(workspace: Workspace) -> None:
    place = at("base BF3 value")
    workspace.apply([Edit(place, "5")])
    with pytest.raises(UsageError):
        workspace.apply([Edit(place, "\udc005")])
    assert workspace.report.cell(place).raw == "5"


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
