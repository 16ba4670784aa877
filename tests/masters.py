"""The workspaces that most tests begin with."""

from __future__ import annotations

import shutil
from pathlib import Path

from fixed_clock import FixedClock
from report_filler import make_ready
from report_steps import put_all

from ipdesk.cli import RESOURCES
from ipdesk.cli.demo import EXAMPLE, fill
from ipdesk.new_report import NewReport
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from local_db.stores import FileStores


def services_of_a_session() -> Services:
    return Services(RESOURCES, FileStores(), "en", FixedClock())


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
