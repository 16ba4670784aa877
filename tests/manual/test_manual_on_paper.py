"""The manual as PDF: every page and picture, with the program's own fonts in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from installer.manual import paper, pictures
from installer.manual.sources import pictures as pictures_of
from installer.manual.sources import read

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """A picture of two colours for each scene that the manual shows."""
    folder = tmp_path / "shots"
    folder.mkdir()
    image = QImage(1366, 60, QImage.Format.Format_RGB32)
    image.fill(0x1B4B8A)
    image.setPixel(0, 0, 0xFFFFFF)
    image.save(str(tmp_path / "shot.png"))
    for name in pictures_of("zh"):
        shutil.copy(tmp_path / "shot.png", folder / name)
    return folder


def test_pictures_are_as_wide_as_a_page_and_keep_their_colours(shots: Path, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "of-yesterday.png").touch()
    pictures.make(pictures_of("zh"), shots, tmp_path / "made")
    assert {path.name for path in (tmp_path / "made").iterdir()} == set(pictures_of("zh"))
    made = QImage(str(tmp_path / "made" / "56-print.png"))
    assert made.width() == pictures.WIDTH
    assert made.pixelColor(500, 30).rgb() == 0xFF1B4B8A


def test_a_picture_of_no_scene_is_refused(shots: Path, tmp_path: Path) -> None:
    (shots / "56-print.png").unlink()
    with pytest.raises(FileNotFoundError):
        pictures.make(pictures_of("zh"), shots, tmp_path / "made")


def test_the_pdf_has_every_page_of_the_manual_and_embeds_its_fonts(
    shots: Path, tmp_path: Path
) -> None:
    paper.write("zh", shots, tmp_path / "work", tmp_path / "manual.pdf")
    pdf = PdfReader(tmp_path / "manual.pdf")
    titles = [page.title for group in read("zh") for page in group.pages]
    told = {entry.title for entry in _flat(pdf.outline)}
    assert set(titles) <= told
    for page in pdf.pages[2:4]:
        for font in page["/Resources"]["/Font"].values():
            (face,) = font.get_object()["/DescendantFonts"]
            assert "/FontFile3" in face.get_object()["/FontDescriptor"]


def _flat(outline: list[Any]) -> Iterator[Any]:
    for entry in outline:
        yield from _flat(entry) if isinstance(entry, list) else [entry]
