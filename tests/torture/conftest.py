"""Long runs tell their figures: what was tried, and what was lost. They stand at the end."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from shim import built
from told_figures import Tell

_FIGURES = "figures"
_MEMORY = Path("/dev/shm")


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Tells figures of the test by name, for the end of the run."""

    def tell(**figures: int) -> None:
        request.node.user_properties.append((_FIGURES, figures))

    return tell


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shim, built."""
    return built(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: thousands of syncs would only wait for the disk."""
    if not os.access(_MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="torture-") as folder:
        yield Path(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures of each test that told some, with how long it took."""
    ended = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    told = [
        (report, figures)
        for report in ended
        for name, figures in report.user_properties
        if name == _FIGURES and report.when == "call"
    ]
    if not told:
        return
    terminalreporter.section("figures")
    sums: dict[str, int] = {}
    for report, figures in told:
        line = ", ".join(f"{name.replace('_', ' ')} {n:,}" for name, n in figures.items())
        terminalreporter.line(f"{report.nodeid.split('::')[-1]}: {line} ({report.duration:.0f} s)")
        for name, n in figures.items():
            sums[name] = sums.get(name, 0) + n
    line = ", ".join(f"{name.replace('_', ' ')} {n:,}" for name, n in sums.items())
    terminalreporter.line(f"together: {line}")
