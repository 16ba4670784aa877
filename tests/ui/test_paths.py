"""How files are shown: the user's own folder shortened, others in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.paths import shown_path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_a_file_of_the_user_is_shown_below_the_tilde(home: Path) -> None:
    assert Path(shown_path(home / "IPDesk" / "a.ipdesk")) == Path("~/IPDesk/a.ipdesk")


def test_a_file_elsewhere_is_shown_in_full() -> None:
    elsewhere = Path("/media/stick/a.ipdesk")
    assert Path(shown_path(elsewhere)) == elsewhere
