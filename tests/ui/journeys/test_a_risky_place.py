"""A workspace in a synchronised folder is opened, with a word about it the first time."""

from __future__ import annotations

from pathlib import Path

from tests.ui.clerk import Clerk
from tests.ui.keyboard import settle


def test_a_synchronised_folder_is_warned_of_once(clerk: Clerk, example_file: Path) -> None:
    folder = example_file.parent / "我的坚果云"
    folder.mkdir()
    path = example_file.rename(folder / example_file.name)
    clerk.start_with(path)
    assert "Nutstore synchronises" in clerk.dismiss()
    clerk.settle_down()
    clerk.keys.press("Ctrl+W")
    clerk.start_with(path)
    settle()
    assert clerk.desk.session.context is not None
    assert clerk._boxes() == []
