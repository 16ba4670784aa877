"""Desks on either database, and packages to take in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgresql import PostgresServer, programs


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
