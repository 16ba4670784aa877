"""Where measuring takes place: a folder on the disk of the checkout, and filled reports in it."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

from ipdesk.cli import build_services
from ipdesk.cli.demo import EXAMPLE, fill
from ipdesk.services import Services
from ipdesk.workspace import Workspace

OUT = Path(__file__).resolve().parent / "out"


class Site:
    """A folder of its own and the services of the command line."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.services: Services = build_services("zh")

    @contextlib.contextmanager
    def filled(self, name: str) -> Iterator[Workspace]:
        """A workspace ``name.ipdesk`` whose annual report is filled and ready to seal."""
        path = self.folder / f"{name}.ipdesk"
        workspace = self.services.opener.create_example(path, EXAMPLE, "bench")
        try:
            # What the demonstration says while it fills is no part of the table.
            with contextlib.redirect_stdout(io.StringIO()):
                fill(workspace, self.services)
            if not workspace.checker.verdict().ready:
                raise AssertionError("the filled example is not ready to seal")
            yield workspace
        finally:
            workspace.store.close()

    def example_file(self, name: str) -> Path:
        """The example as a closed workspace file, filled."""
        with self.filled(name) as workspace:
            return Path(workspace.store.path)
