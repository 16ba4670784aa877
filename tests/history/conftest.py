"""Files of figures, as people have them, and how they are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.screens.history_import import HistoryImportScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace

Import = Callable[[str], HistoryImportScreen]


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """A CSV file of these lines: ``table("year,value\\n...", encoding="gb18030")``."""

    def write(text: str, encoding: str = "utf-8", name: str = "figures.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def preview(
    workspace: Workspace, services: Services, table: Callable[..., Path]
) -> Callable[..., HistoryImportScreen]:
    """The preview of taking in a table of these lines."""

    def show(text: str | Path) -> HistoryImportScreen:
        path = table(text) if isinstance(text, str) else text
        screen = HistoryImportScreen(workspace, services.translator, path)
        screen.show(screen.reader()(lambda _done, _total: None))
        return screen

    return show
