"""Jobs: off the window's thread, one at a time, stopped when asked."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from ipdesk.pace import Cancelled
from ipdesk.services import Services
from tests.ui.keyboard import wait_for
from ui.job_strip import JobStrip
from ui.jobs import Jobs, Progress


class Told:
    """What a job's callbacks were called with, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: list[int] = []

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.get_ident())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)


@pytest.fixture
def told() -> Told:
    return Told()


def test_work_runs_elsewhere_and_its_result_comes_back_here(
    qtbot: QtBot, jobs: Jobs, told: Told
) -> None:
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        jobs.run("work", lambda _: threading.get_ident(), told.done, told.failed)
    assert told.results != told.threads
    assert told.threads == [threading.get_ident()]


def test_what_work_raises_is_handed_over(qtbot: QtBot, jobs: Jobs, told: Told) -> None:
    def work(_: Progress) -> None:
        raise ValueError("no")

    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        jobs.run("work", work, told.done, told.failed)
    assert [str(error) for error in told.errors] == ["no"]


def test_jobs_run_one_after_the_other(qtbot: QtBot, jobs: Jobs, told: Told) -> None:
    for number in range(3):
        jobs.run("work", lambda _, number=number: number, told.done, told.failed)
    wait_for(lambda: len(told.results) == 3)
    assert told.results == [0, 1, 2]


def test_a_cancelled_job_stops_at_its_next_step(qtbot: QtBot, jobs: Jobs, told: Told) -> None:
    running, cancelled = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        running.set()
        cancelled.wait(30)
        progress.step(1, 2)

    jobs.run("work", work, told.done, told.failed)
    assert running.wait(30)
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        jobs.cancel()
        cancelled.set()
    assert isinstance(told.errors[0], Cancelled)
    assert told.results == []


def test_who_is_told_may_stop_all_jobs(qtbot: QtBot, jobs: Jobs, told: Told) -> None:
    ends: list[bool] = []
    jobs.ended.connect(lambda: ends.append(jobs.busy))
    with qtbot.captureExceptions() as raised:
        jobs.run("first", lambda _: 1, lambda _: jobs.stop(), told.failed)
        jobs.run("second", lambda _: 2, told.done, told.failed)
        wait_for(lambda: not jobs.busy)
        qtbot.wait(20)
    assert not raised
    assert ends == [False]
    assert told.results == []


def test_progress_is_told(qtbot: QtBot, jobs: Jobs, told: Told) -> None:
    with qtbot.waitSignal(jobs.progressed, timeout=30_000) as signal:
        jobs.run("work", lambda progress: progress.step(3, 7), told.done, told.failed)
    assert signal.args == [3, 7]


def test_the_strip_shows_a_job_only_after_half_a_second(
    qtbot: QtBot, jobs: Jobs, told: Told, services: Services
) -> None:
    strip, over = JobStrip(jobs, services.translator), threading.Event()
    qtbot.addWidget(strip)
    jobs.run("work", lambda _: over.wait(30), told.done, told.failed)
    assert not strip.isVisible()
    wait_for(strip.isVisible)
    over.set()
    wait_for(lambda: not strip.isVisible())


def test_the_strip_goes_with_a_job_that_is_stopped(
    qtbot: QtBot, jobs: Jobs, told: Told, services: Services
) -> None:
    strip, over = JobStrip(jobs, services.translator), threading.Event()
    qtbot.addWidget(strip)
    jobs.run("work", lambda _: over.wait(30), told.done, told.failed)
    wait_for(strip.isVisible)
    over.set()
    jobs.stop()
    assert not strip.isVisible()
