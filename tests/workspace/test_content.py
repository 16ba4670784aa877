"""What a report holds, taken without what the rules say of it: the ground of every import."""

from __future__ import annotations

from dataclasses import fields

from ipdesk.snapshot import Content
from ipdesk.workspace import Workspace
from tests.report_steps import put


def test_it_is_what_a_snapshot_holds(filled: Workspace) -> None:
    content, snapshot = filled.content(), filled.snapshot()
    for field in fields(Content):
        assert getattr(content, field.name) == getattr(snapshot, field.name), field.name


def test_it_stays_as_it_was_taken(workspace: Workspace) -> None:
    content = workspace.content()
    put(workspace, "base BF1 value", "168480")
    assert not content.cells["base"]["BF1"]
