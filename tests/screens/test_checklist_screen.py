"""A checklist: bands, filters, progress."""

from __future__ import annotations

import datetime as dt

import pytest

from ipdesk.screens.checklist import ChecklistScreen, Share
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put, put_all

TODAY = dt.date(2017, 3, 15)


def checklist(workspace: Workspace, services: Services, code: str) -> ChecklistScreen:
    sentences = Sentences(services.translator, workspace.form)
    return ChecklistScreen(workspace, sentences, services.translator, code, TODAY)


@pytest.fixture
def tasks(workspace: Workspace, services: Services) -> ChecklistScreen:
    return checklist(workspace, services, "tasks")


def test_each_task_is_a_band_above_its_measures(tasks: ChecklistScreen) -> None:
    bands = [row.code for row in tasks.rows if row.band]
    assert bands == ["L1", "L2", "L3", "L4", "L5"][: len(bands)]
    assert tasks.rows[0].band
    assert not tasks.rows[1].band


def test_texts_of_several_lines_are_left_to_the_editor(tasks: ChecklistScreen) -> None:
    shown = [column.code for column in tasks.columns if column.code]
    assert shown == ["status", "progress", "department", "due", "done"]


def test_open_rows_are_those_whose_state_closes_nothing(
    workspace: Workspace, tasks: ChecklistScreen
) -> None:
    total = tasks.count("all")
    put(workspace, "tasks L1.1 status", "done")
    assert tasks.count("open") == total - 1


def test_an_open_row_is_late_after_its_deadline(
    workspace: Workspace, tasks: ChecklistScreen
) -> None:
    put_all(workspace, {"tasks L1.1 due": "2017-03-14", "tasks L1.2 due": "2017-03-15"})
    assert [tasks.late("L1.1"), tasks.late("L1.2")] == [True, False]
    put(workspace, "tasks L1.1 status", "已完成")
    assert not tasks.late("L1.1")


def test_rows_without_description_can_be_listed(
    workspace: Workspace, tasks: ChecklistScreen
) -> None:
    put(workspace, "tasks L1.1 work", "已开展")
    assert "L1.1" not in {row.code for row in tasks.choose_filter("no_work")}


def test_a_filtered_list_keeps_the_bands_of_its_rows(
    workspace: Workspace, tasks: ChecklistScreen
) -> None:
    put(workspace, "tasks L2.1 due", "2017-01-01")
    assert [row.code for row in tasks.choose_filter("late")] == ["L2", "L2.1"]


def test_a_row_stays_in_sight_when_it_ceases_to_fit_the_filter(
    workspace: Workspace, tasks: ChecklistScreen
) -> None:
    tasks.show_rows(tasks.choose_filter("open"))
    change = put(workspace, "tasks L1.1 status", "done")
    assert tasks.refresh(change).rows is None


def test_progress_is_the_mean_of_what_is_stated(
    workspace: Workspace, tasks: ChecklistScreen
) -> None:
    put_all(workspace, {"tasks L1.1 progress": "100", "tasks L1.2 progress": "50"})
    put(workspace, "tasks L1.1 status", "done")
    assert tasks.share("L1") == Share(37, 1, 4)


def test_without_a_progress_column_the_closed_rows_count(
    workspace: Workspace, services: Services
) -> None:
    conditions = checklist(workspace, services, "conditions")
    put(workspace, "conditions SC1.3 status", "in_place")
    assert conditions.share("SC1") == Share(25, 1, 4)
    assert "late" not in conditions.filters
