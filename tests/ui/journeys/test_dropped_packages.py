"""Packages of many units dropped on the desk's window, in a folder: progress, cancel, each whole.

Issue 5, 4: "Intake by drag and drop of one or many packages (progress, cancel, each atomic)".
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ipdesk.review.account import account_at
from ipdesk.services import Services
from tests.review.handed_in import bag_of
from tests.ui.clerk import Clerk
from tests.ui.journeys.test_the_review_desk import page_of
from tests.ui.keyboard import settle
from ui.desk.desk_page import DeskPage

_FEW, _ALL = 5, 32


@pytest.fixture(params=[_FEW, pytest.param(_ALL, marks=pytest.mark.torture)], ids=("few", "all"))
def stick(
    request: pytest.FixtureRequest, package_file: Path, services: Services, tmp_path: Path
) -> Path:
    """A folder for each unit, its package in it, and a paper beside them."""
    folder, bag = tmp_path / "stick", bag_of(package_file).by()
    units = list(services.regions.units.values())
    for number in range(request.param):
        unit = units[number % len(units)]
        said = {"code": unit.code, "zh": unit.label.zh, "en": unit.label.en}
        one = bag.saying(unit=said, sequence=1 + number // len(units))
        one.write(folder / f"{number:02d}" / f"{unit.code}.ipsub")
    (folder / "list.txt").write_text("演练")
    return folder


@pytest.fixture
def page(clerk: Clerk, services: Services, tmp_path: Path) -> DeskPage:
    """A desk for practice, open in the window."""
    place = tmp_path / "desk.ipdesk"
    services.desks.create(str(place), account_at(str(place)), practice=True).close()
    clerk.start_with(place)
    return page_of(clerk)


def drop_on(widget: QWidget, *paths: Path) -> bool:
    """Drag files over a widget and let them go; whether they were welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enters = QDragEnterEvent(QPoint(1, 1), copy, data, left, none)
    enters.ignore()
    QApplication.sendEvent(widget, enters)
    if enters.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPoint(1, 1), copy, data, left, none))
    return enters.isAccepted()


def count_in(stick: Path) -> int:
    return len(list(stick.rglob("*.ipsub")))


def test_a_folder_is_dropped_and_every_package_in_it_comes_in(
    clerk: Clerk, page: DeskPage, stick: Path
) -> None:
    """Whatever is shown of the desk: here the nation; it tells how far it is."""
    steps: list[tuple[int, int]] = []
    clerk.desk.workbench.jobs.progressed.connect(lambda *step: steps.append(step))
    page.show_nation()
    clerk.jobs_done()
    steps.clear()
    assert drop_on(page, stick)
    clerk.jobs_done()
    settle()
    assert page.currentWidget() is page.inbox
    number = count_in(stick)
    assert steps == [(done, number) for done in range(number + 1)]
    assert Counter(line.verdict for line in page.inbox_screen.lines) == {"quarantined": number}
    assert page.inbox.told.text() == f"{number} files were looked at — Quarantined: {number}"


def test_it_is_stopped_in_the_middle_and_gone_on_with(
    clerk: Clerk, page: DeskPage, stick: Path
) -> None:
    """What came until then is whole; dropped again, the rest comes in, and what is here is told."""
    jobs, number = clerk.desk.workbench.jobs, count_in(stick)
    jobs.progressed.connect(lambda done, _: jobs.cancel() if done == 2 else None)
    assert drop_on(page, stick)
    clerk.jobs_done()
    settle()
    assert page.inbox.told.text() == "Stopped. What was taken in until then is in the list."
    came = page.desk.submissions()
    assert 2 <= len(came) < number
    for one in came:
        kept = b"".join(page.desk.store.content(one.digest))
        assert len(kept) == one.size
    jobs.progressed.disconnect()
    assert drop_on(page, stick)
    clerk.jobs_done()
    settle()
    verdicts = Counter(line.verdict for line in page.inbox_screen.lines)
    assert verdicts == {"quarantined": number, "refused": len(came)}


def test_what_holds_no_package_is_told(clerk: Clerk, page: DeskPage, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert drop_on(page, empty)
    clerk.jobs_done()
    settle()
    assert page.inbox.told.text() == "There is no package (.ipsub) in it."
    assert page.desk.submissions() == []


def test_a_reader_can_drop_nothing(page: DeskPage, package_file: Path) -> None:
    page.desk.name = "guest"
    page.reload()
    assert not drop_on(page, package_file)
    assert not page.inbox.take_button.isEnabled()
    assert "you work there as “Reader”" in page.inbox.take_button.accessibleDescription()
