"""A workspace that is open elsewhere is not opened a second time."""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.clerk import Clerk
from tests.ui.keyboard import spoken

HOLD = """
import sys
from pathlib import Path
from local_db.stores import FileStores
store = FileStores().open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
store.close()
"""


@pytest.fixture
def elsewhere(workspace_file: Callable[..., Path]) -> Iterator[Path]:
    """A workspace that another process has open."""
    path = workspace_file()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[3],
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield path
        other.communicate("")


def test_it_is_refused_and_the_message_names_where_it_is_open(
    clerk: Clerk, elsewhere: Path
) -> None:
    clerk.open_file(elsewhere)
    said = clerk.dismiss()
    assert platform.node() in said
    assert elsewhere.name in said
    assert clerk.desk.session.context is None
    assert spoken() == "New workspace…"
