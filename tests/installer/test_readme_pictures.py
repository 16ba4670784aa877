"""README shows the program by pictures that are there, and of which none is left over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from installer.manual.pictures import make
from installer.readme_pictures import FOLDER, shown


def test_every_picture_of_readme_is_there_and_no_other() -> None:
    assert sorted(shown()) == sorted(FOLDER.rglob("*.png"))


def test_a_picture_made_is_that_of_the_screen_with_fewer_colours(tmp_path: Path) -> None:
    screen = QImage(1366, 768, QImage.Format.Format_RGB32)
    screen.fill(QColor("#0f5fa8"))
    (tmp_path / "shots").mkdir()
    screen.save(str(tmp_path / "shots" / "04-indicators.png"))
    make(["04-indicators.png"], tmp_path / "shots", tmp_path / "made")
    (made,) = (tmp_path / "made").iterdir()
    picture = QImage(str(made))
    assert (picture.format(), picture.width()) == (QImage.Format.Format_Indexed8, 1024)
    assert picture.pixelColor(500, 300).name() == "#0f5fa8"
