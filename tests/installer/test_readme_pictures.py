"""README shows the program by pictures that are there, and of which none is left over."""

from __future__ import annotations

from installer.readme_pictures import FOLDER, shown


def test_every_picture_of_readme_is_there_and_no_other() -> None:
    assert sorted(shown()) == sorted(FOLDER.rglob("*.png"))
