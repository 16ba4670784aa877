"""Shared ground of the tests: services with a fixed clock, and workspaces to work on.

Real catalogue, real SQLite, real files. A workspace is made once per run and copied for each
test, so that a test costs a file copy and an opening.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ipdesk.catalogue.model import Catalogue
from ipdesk.cli import RESOURCES
from ipdesk.cli.demo import EXAMPLE, fill
from ipdesk.opening import NewReport
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from local_db.stores import FileStores

NOW = dt.datetime(2017, 3, 15, 8, 0, tzinfo=dt.UTC)


class FixedClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> dt.datetime:
        return self.time


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def services(clock: FixedClock) -> Services:
    return Services(RESOURCES, FileStores(), "en", clock)


@pytest.fixture(scope="session")
def edition() -> Catalogue:
    """The catalogue edition that the program ships."""
    return Services(RESOURCES, FileStores(), "en", FixedClock()).library.shipped()


class Masters:
    """Workspaces made once and copied: ``empty`` ones by unit and category, and the example."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, ...], Path] = {}

    def _services(self) -> Services:
        return Services(RESOURCES, FileStores(), "en", FixedClock())

    def empty(self, unit: str, category: str, year: int) -> Path:
        key = (unit, category, str(year))
        if key not in self._made:
            path = self._folder / f"{'-'.join(key)}.ipdesk"
            wanted = NewReport(unit, category, year)
            self._services().opener.create(path, wanted, "test").store.close()
            self._made[key] = path
        return self._made[key]

    def example(self, *, filled: bool) -> Path:
        """Guangdong 2016; filled and explained, it is ready to seal."""
        key = ("example", str(filled))
        if key not in self._made:
            path = self._folder / f"{'-'.join(key)}.ipdesk"
            services = self._services()
            workspace = services.opener.create_example(path, EXAMPLE, "test")
            if filled:
                fill(workspace, services)
            workspace.store.close()
            self._made[key] = path
        return self._made[key]


@pytest.fixture(scope="session")
def masters(tmp_path_factory: pytest.TempPathFactory) -> Masters:
    return Masters(tmp_path_factory.mktemp("masters"))


@pytest.fixture
def workspace_file(masters: Masters, tmp_path: Path) -> Callable[..., Path]:
    """A copy of an empty workspace: ``workspace_file("110000", "leading", 2016)``."""

    def copy(unit: str = "440000", category: str = "leading", year: int = 2016) -> Path:
        master = masters.empty(unit, category, year)
        return Path(shutil.copy(master, tmp_path / master.name))

    return copy


@pytest.fixture
def example_file(masters: Masters, tmp_path: Path) -> Path:
    """The example as it is shipped: Guangdong 2016, not yet complete."""
    return Path(shutil.copy(masters.example(filled=False), tmp_path / "example.ipdesk"))


@pytest.fixture
def filled_file(masters: Masters, tmp_path: Path) -> Path:
    """The example, filled with its exercise data and explained: ready to seal."""
    return Path(shutil.copy(masters.example(filled=True), tmp_path / "filled.ipdesk"))


@pytest.fixture
def open_workspace(
    services: Services, workspace_file: Callable[..., Path]
) -> Callable[..., Workspace]:
    """An open workspace with an empty report; the test's end closes it."""

    def make(unit: str = "440000", category: str = "leading", year: int = 2016) -> Workspace:
        return services.opener.open(workspace_file(unit, category, year))

    return make


@pytest.fixture
def workspace(open_workspace: Callable[..., Workspace]) -> Workspace:
    """Guangdong, leading, 2016; 21 prefecture-level cities, nothing else filled in."""
    return open_workspace()


@pytest.fixture
def example(services: Services, example_file: Path) -> Workspace:
    return services.opener.open(example_file)


@pytest.fixture
def filled(services: Services, filled_file: Path) -> Workspace:
    return services.opener.open(filled_file)


@pytest.fixture(autouse=True)
def no_open_transaction(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test that leaves a transaction open, and close what it left open."""
    from local_db import engine
    from local_db.store import SqliteStore

    opened: list[SqliteStore] = []
    construct = SqliteStore.__init__

    def recording(self: SqliteStore, *arguments: object) -> None:
        construct(self, *arguments)  # type: ignore[arg-type]
        opened.append(self)

    monkeypatch.setattr(SqliteStore, "__init__", recording)
    yield
    left = [store for store in opened if not store.connection.closed]
    in_transaction = [s.path for s in left if engine.driver(s.connection).in_transaction]
    for store in left:
        store.close()
    assert not in_transaction, "a transaction was left open"
