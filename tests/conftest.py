"""Shared ground of the tests: services with a fixed clock, and workspaces to work on.

Real catalogue, real SQLite, real files. A workspace is made once per run and copied for each
test, so that a test costs a file copy and an opening.
"""

from __future__ import annotations

import functools
import gc
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from built_once import BuiltOnce
from fixed_clock import FixedClock
from here_reader import vetted_here
from masters import Masters, services_of_a_session
from province_years import Life, Lived, Province
from signers import Keys, keys_in

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue
from ipdesk.cli import RESOURCES
from ipdesk.data_folder import VARIABLE
from ipdesk.regions import Regions
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from local_db.stores import DeskStores, FileStores

Read = TypeVar("Read")

# The window's tests need no screen; a platform that is asked for is left alone.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# Where a system keeps files in memory, and what of it the tests may need.
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30
# Python's own figure is 700; tests make and leave whole workspaces all the time.
_OBJECTS_BETWEEN_COLLECTIONS = 300_000
# More editions than any one run makes.
_EDITIONS = 256


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "torture: takes long; run by `make torture` only")
    gc.disable()
    _live_in_beijing()
    if not config.option.markexpr and os.access(_MEMORY, os.W_OK) and _room() >= _ROOM:
        # Thousands of commits would each wait for the disk, which proves nothing.
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def _live_in_beijing() -> None:
    """Have the day be that of the offices: far in the west the tests' clock is a day behind."""
    os.environ["TZ"] = "CST-8"
    if sys.platform != "win32":
        time.tzset()


def _room() -> int:
    return shutil.disk_usage(_MEMORY).free


def pytest_collection_finish() -> None:
    """Leave out of every search for garbage what has been imported: it stays to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    gc.enable()


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


@pytest.fixture(scope="session", autouse=True)
def master_data_are_read_once() -> Iterator[None]:
    """They are frozen; thousands of services that read the same bytes prove nothing."""
    regions_in = _shipped_once(Regions)
    regions = property(lambda services: regions_in(services.resources / "regions"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Services, "regions", regions)
        patch.setattr(loader, "load_edition", _shipped_once(loader.load_edition))
        patch.setattr(loader, "from_json", functools.lru_cache(_EDITIONS)(loader.from_json))
        yield


def _shipped_once(read: Callable[[Path], Read]) -> Callable[[Path], Read]:
    """Reads a folder of the program's own once, and any other anew."""
    once = functools.cache(read)
    return lambda folder: (once if folder.is_relative_to(RESOURCES) else read)(folder)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def services(clock: FixedClock, data_folder: Path) -> Services:
    return Services(RESOURCES, FileStores(), "en", clock, data_folder, DeskStores(), vetted_here)


@pytest.fixture(scope="session")
def edition() -> Catalogue:
    """The catalogue edition that the program ships."""
    return services_of_a_session().library.shipped()


@pytest.fixture(scope="session")
def masters(tmp_path_factory: pytest.TempPathFactory) -> Masters:
    return Masters(tmp_path_factory.mktemp("masters"))


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> BuiltOnce:
    return BuiltOnce(tmp_path_factory.mktemp("built"))


@pytest.fixture
def lived(
    services: Services, workspace_file: Callable[..., Path], built_once: BuiltOnce, tmp_path: Path
) -> Lived:
    """The province after what a function lets it live through, opened again."""

    def after(life: Life) -> Province:
        def build(folder: Path) -> None:
            path = Path(shutil.move(workspace_file("440000", "leading", 2016), folder))
            workspace = services.opener.open(path)
            life(Province(services, workspace, folder / "packages"))
            workspace.store.close()

        folder = built_once.copy(life, build, tmp_path / "lived")
        (path,) = folder.glob("*.ipdesk")
        return Province(services, services.opener.open(path), folder / "packages")

    return after


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
