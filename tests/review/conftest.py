"""Desks on either database, and packages to take in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from handed_in import Bag, two_years
from here_reader import HereReader
from postgresql import PostgresServer, programs
from signers import Keys, keys_in

from ipdesk.review.desk import Desk
from ipdesk.review.enrolling import enrol
from ipdesk.review.intake import Intake
from ipdesk.review.opening import DeskOpener
from ipdesk.review.records import Judged
from ipdesk.services import Services
from local_db.national.stores import DeskStores

CHIEF = "chief-of-desk"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server of this run's own; its tests are skipped where PostgreSQL is not installed."""
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    server = PostgresServer(found)
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Where a desk can be made: a file, then a database of its own on the server."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / "desk.ipdesk")
    return request.getfixturevalue("postgres").new_database


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    return new_place()


class Years(NamedTuple):
    """The packages of two years that follow each other, fully signed."""

    first: Bag
    second: Bag


@pytest.fixture(scope="session")
def years(masters, keys: Keys, tmp_path_factory: pytest.TempPathFactory) -> Years:
    folder = tmp_path_factory.mktemp("sender")
    empty = masters.empty("440000", "leading", 2015)
    return Years(*two_years(empty, folder, keys))


@pytest.fixture(scope="session")
def other_keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """The keys of Beijing's office."""
    return keys_in(tmp_path_factory.mktemp("other-keys"), "110000")


@pytest.fixture
def opener(services: Services) -> DeskOpener:
    return DeskOpener(DeskStores(), services.library, services.regions, services.clock)


@pytest.fixture
def desk(opener: DeskOpener, place: str) -> Iterator[Desk]:
    """A real desk to which nobody's keys are known, and its chief."""
    made = opener.create(place, CHIEF, origin="test")
    yield made
    made.close()


@pytest.fixture
def enrolled(desk: Desk, keys: Keys) -> Desk:
    """The same with the keys of Guangdong enrolled."""
    for key in keys:
        enrol(desk, key.facts, "粤知函〔2017〕1号")
    return desk


@pytest.fixture
def intake(desk: Desk) -> Intake:
    return Intake(desk, HereReader())


@pytest.fixture
def hand_in(intake: Intake, tmp_path: Path) -> Callable[..., Judged]:
    """Hand one package in; what the desk found."""
    numbers = iter(range(1, 100))

    def run(bag: Bag | Path) -> Judged:
        path = bag if isinstance(bag, Path) else bag.write(tmp_path / f"in-{next(numbers)}.ipsub")
        (arrival,) = intake.take([path])
        assert isinstance(arrival.found, Judged), arrival.found
        return arrival.found

    return run
