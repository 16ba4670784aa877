"""Shared ground of the tests: services with a fixed clock, and workspaces to work on.

Real catalogue, real SQLite, real files. A workspace is made once per run and copied for each
test, so that a test costs a file copy and an opening.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from report_filler import make_ready
from report_steps import put_all
from signers import Keys, keys_in

from ipdesk.catalogue.model import Catalogue
from ipdesk.cli import RESOURCES
from ipdesk.cli.demo import EXAMPLE, fill
from ipdesk.data_folder import VARIABLE
from ipdesk.new_report import NewReport
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from local_db.stores import DeskStores, FileStores

# The window's tests need no screen; a platform that is asked for is left alone.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# Where a system keeps files in memory, and what of it the tests may need.
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "torture: takes long; run by `make torture` only")
    if not config.option.markexpr and os.access(_MEMORY, os.W_OK) and _room() >= _ROOM:
        # Thousands of commits would each wait for the disk, which proves nothing.
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def _room() -> int:
    return shutil.disk_usage(_MEMORY).free


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out, unless markers were asked for."""
    if config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("torture")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, so that nothing installed on the machine is seen."""
    folder = tmp_path / "data-folder"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def services(clock: FixedClock, data_folder: Path) -> Services:
    return Services(RESOURCES, FileStores(), "en", clock, data_folder, DeskStores())


def services_of_a_session() -> Services:
    return Services(RESOURCES, FileStores(), "en", FixedClock())


@pytest.fixture(scope="session")
def edition() -> Catalogue:
    """The catalogue edition that the program ships."""
    return services_of_a_session().library.shipped()


class Masters:
    """Workspaces made once and copied: empty ones by unit and category, and the example."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, ...], Path] = {}

    def empty(self, unit: str, category: str, year: int) -> Path:
        key = (unit, category, str(year))
        if key not in self._made:
            path = self._folder / f"{'-'.join(key)}.ipdesk"
            wanted = NewReport(unit, category, year)
            services_of_a_session().opener.create(path, wanted, "test").store.close()
            self._made[key] = path
        return self._made[key]

    def example(self, *, filled: bool) -> Path:
        """Guangdong 2016; filled and explained, it is ready to seal."""
        key = ("example", str(filled))
        if key not in self._made:
            path = self._folder / f"{'-'.join(key)}.ipdesk"
            services = services_of_a_session()
            workspace = services.opener.create_example(path, EXAMPLE, "test")
            if filled:
                fill(workspace, services)
            workspace.store.close()
            self._made[key] = path
        return self._made[key]

    def sealed(self) -> tuple[Path, Path]:
        """The filled example after sealing, and its package."""
        path, folder = self._folder / "sealed.ipdesk", self._folder / "packages"
        if not path.exists():
            shutil.copy(self.example(filled=True), path)
            services = services_of_a_session()
            workspace = services.opener.open(path)
            Sealer(services).seal(workspace, folder, "test")
            workspace.store.close()
        return path, next(folder.iterdir())

    def next_year(self) -> Path:
        """Guangdong's annual report of 2016 sealed, that of 2017 begun."""
        path = self._folder / "next-year.ipdesk"
        if not path.exists():
            shutil.copy(self.empty("440000", "leading", 2016), path)
            services = services_of_a_session()
            workspace = services.opener.open(path)
            figures = {"base BF1 value": "168480", "base BF2 value": "10849"}
            put_all(workspace, figures | {"base BF2 source": "统计局"})
            make_ready(workspace)
            Sealer(services).seal(workspace, self._folder / "first-year", "test")
            services.opener.add_report(workspace, "annual", 2017, "test")
            workspace.store.close()
        return path


@pytest.fixture(scope="session")
def masters(tmp_path_factory: pytest.TempPathFactory) -> Masters:
    return Masters(tmp_path_factory.mktemp("masters"))


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """The keys of Guangdong's office, open; they are valid in 2017 and 2018."""
    return keys_in(tmp_path_factory.mktemp("keys"))


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
def sealed_file(masters: Masters, tmp_path: Path) -> Path:
    """The filled example, sealed."""
    return Path(shutil.copy(masters.sealed()[0], tmp_path / "sealed.ipdesk"))


@pytest.fixture
def package_file(masters: Masters, tmp_path: Path) -> Path:
    """The package of the sealed example."""
    package = masters.sealed()[1]
    return Path(shutil.copy(package, tmp_path / package.name))


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


@pytest.fixture
def next_year_file(masters: Masters, tmp_path: Path) -> Path:
    """2016 sealed with 168,480 patents, 2017 begun: its opening figures are carried over."""
    return Path(shutil.copy(masters.next_year(), tmp_path / "next-year.ipdesk"))


@pytest.fixture
def next_year(services: Services, next_year_file: Path) -> Workspace:
    return services.opener.open(next_year_file)


@pytest.fixture(autouse=True)
def no_open_transaction(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test that leaves a transaction open, and close what it left open."""
    from local_db.store import SqliteStore

    opened: list[SqliteStore] = []
    construct = SqliteStore.__init__

    def recording(self: SqliteStore, *arguments: object) -> None:
        construct(self, *arguments)  # type: ignore[arg-type] # passed on as they come
        opened.append(self)

    monkeypatch.setattr(SqliteStore, "__init__", recording)
    yield
    left = [store for store in opened if not store.closed]
    in_transaction = [s.path for s in left if s.database.in_transaction]
    for store in left:
        store.close()
    assert not in_transaction, "a transaction was left open"
