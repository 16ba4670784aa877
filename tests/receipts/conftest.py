"""A province and a desk: a sealed and signed report with a disputed rule, taken in by the desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from here_reader import HereReader
from sending import WHY, Sent, seal_and_sign
from signers import SIPO_UNIT, Keys, key_of

from ipdesk.cli import RESOURCES
from ipdesk.receipts.file import Receipt
from ipdesk.receipts.taking import ReceiptTaker
from ipdesk.review.desk import Desk
from ipdesk.review.enrolling import enrol
from ipdesk.review.intake import Intake
from ipdesk.review.opening import DeskOpener
from ipdesk.review.records import Judged
from ipdesk.services import Services
from ipdesk.signing.key_file import SigningKey
from ipdesk.workspace import Workspace
from local_db.national.stores import DeskStores
from local_db.stores import FileStores


@pytest.fixture(scope="session")
def sent(masters, keys: Keys, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    folder = tmp_path_factory.mktemp("sent")
    path = folder / "province.ipdesk"
    shutil.copy(masters.example(filled=True), path)
    services = Services(RESOURCES, FileStores(), "en", FixedClock())
    workspace = services.opener.open(path)
    explained = next(p for p in workspace.checker.problems() if p.level == "query")
    workspace.dispute(explained, WHY, "test")
    package = seal_and_sign(services, workspace, folder, keys)
    workspace.store.close()
    return Sent(path, package)


@pytest.fixture
def province(sent: Sent, services: Services, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "province.ipdesk"
    shutil.copy(sent.workspace, path)
    workspace = services.opener.open(path)
    yield workspace
    workspace.store.close()


@pytest.fixture(scope="session")
def desk_key(tmp_path_factory: pytest.TempPathFactory) -> SigningKey:
    return key_of(tmp_path_factory.mktemp("sipo"), "desk", SIPO_UNIT)


@pytest.fixture
def desk(services: Services, keys: Keys, tmp_path: Path) -> Iterator[Desk]:
    """A practice desk that knows Guangdong's keys."""
    opener = DeskOpener(DeskStores(), services.library, services.regions, services.clock)
    made = opener.create(str(tmp_path / "desk.ipdesk"), "chief", practice=True, origin="test")
    for key in keys:
        enrol(made, key.facts, "粤知函〔2017〕1号")
    yield made
    made.close()


@pytest.fixture
def hand_in(desk: Desk) -> Callable[[Path], Judged]:
    """Hand a package in; it becomes a submission of the desk."""

    def run(path: Path) -> Judged:
        (arrival,) = Intake(desk, HereReader()).take([path])
        assert isinstance(arrival.found, Judged)
        assert arrival.counts, arrival.found.reasons
        return arrival.found

    return run


@pytest.fixture
def received(desk: Desk, sent: Sent, hand_in: Callable[[Path], Judged]) -> Desk:
    """The desk with the report as its submission 1."""
    hand_in(sent.package)
    return desk


@pytest.fixture
def taker(province: Workspace, services: Services) -> ReceiptTaker:
    return ReceiptTaker(province, services.opener)


@pytest.fixture
def take(taker: ReceiptTaker) -> Callable[[Receipt], None]:
    """Take a receipt in, its key compared with the sheet."""

    def run(receipt: Receipt) -> None:
        taker.take(taker.plan(receipt), receipt.signature.fingerprint, "test")

    return run
