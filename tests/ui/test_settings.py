"""Settings: kept as typed, and never a reason not to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.screens.start import Recent
from ui.settings import FILE, Settings, SettingsFile


def test_settings_are_read_as_they_were_saved(tmp_path: Path) -> None:
    settings = Settings()
    settings.language, settings.theme, settings.text_size = "zh", "dark", 150
    settings.remember(Recent("/a.ipdesk", unit_zh="广东省", year=2016))
    SettingsFile(tmp_path).save(settings)
    assert vars(SettingsFile(tmp_path).load()) == vars(settings)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"recent": 3, "text_size": "big"}'])
def test_an_unreadable_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert vars(SettingsFile(tmp_path).load()) == vars(Settings())


def test_a_value_that_does_not_fit_gives_its_default_only(tmp_path: Path) -> None:
    text = '{"theme": "pink", "language": "en", "text_size": 5000, "recent": [{"path": 1}]}'
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    settings = SettingsFile(tmp_path).load()
    assert (settings.theme, settings.language, settings.text_size) == ("system", "en", 100)
    assert settings.recent == []


def test_a_file_opened_again_moves_to_the_top() -> None:
    settings = Settings()
    for path in ("/a", "/b", "/a"):
        settings.remember(Recent(path))
    assert [recent.path for recent in settings.recent] == ["/a", "/b"]


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    SettingsFile(tmp_path / "file").save(Settings())


@pytest.mark.parametrize("sizes", ["[1]", "[0, 0]", "[-1, 5]", '["1", 2]', "[1, 99999]", "7"])
def test_sizes_that_cannot_be_are_not_taken(tmp_path: Path, sizes: str) -> None:
    text = f'{{"layout": {{"detail": {sizes}, "problems": [480, 160]}}}}'
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert SettingsFile(tmp_path).load().layout == {"problems": [480, 160]}
