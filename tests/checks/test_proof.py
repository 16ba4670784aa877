"""Measures said to be done have a file that proves it, or are seen in the list. Issue 4.5"""

from __future__ import annotations

import pytest
from report_steps import at, problems, put

from ipdesk.records import BlobRecord, EvidenceRecord
from ipdesk.workspace import Workspace


def evidence(workspace: Workspace, where: str) -> EvidenceRecord:
    report = workspace.report.header.id
    told = ("a" * 64, "批复.pdf", "application/pdf", 9, "", "", "", "", "2016-01-01")
    return EvidenceRecord(report, *at(where), *told)


def test_a_measure_that_is_done_wants_a_file(workspace: Workspace) -> None:
    """V12"""
    change = put(workspace, "tasks L1.1 status", "done")
    [found] = [problem for problem in change.opened if problem.rule == "V12"]
    assert (found.level, found.place) == ("notice", at("tasks L1.1 status"))


@pytest.mark.parametrize("state", ["not_started", "under_way", "", "nonsense"])
def test_a_measure_that_is_not_done_wants_none(workspace: Workspace, state: str) -> None:
    put(workspace, "tasks L1.1 status", "done")
    put(workspace, "tasks L1.1 status", state)
    assert problems(workspace, "V12") == []


@pytest.mark.parametrize("where", ["tasks L1.1 work", "tasks L1.1"])
def test_a_file_on_the_row_or_any_cell_of_it_is_proof(workspace: Workspace, where: str) -> None:
    """At once, and gone again as soon as the file is taken off."""
    put(workspace, "tasks L1.1 status", "done")
    use = evidence(workspace, where)
    workspace.change_evidence([use], (), [BlobRecord(use.digest, use.media_type, b"9 bytes..")])
    assert problems(workspace, "V12") == []
    workspace.change_evidence((), [use])
    assert len(problems(workspace, "V12")) == 1
