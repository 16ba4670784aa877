"""How files are shown: the user's own folder shortened, others in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.shown_path import named_path, shown_path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_a_file_of_the_user_is_shown_below_the_tilde(home: Path) -> None:
    assert Path(shown_path(home / "IPDesk" / "a.ipdesk")) == Path("~/IPDesk/a.ipdesk")


def test_a_file_elsewhere_is_shown_in_full() -> None:
    elsewhere = Path("/media/stick/a.ipdesk")
    assert Path(shown_path(elsewhere)) == elsewhere


def test_what_is_shown_or_typed_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    path = tmp_path / "IPDesk" / "a.ipdesk"
    assert named_path(f" {shown_path(path)} ") == path
    assert named_path("~no-such-user/a") == Path("~no-such-user/a")
