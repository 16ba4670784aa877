"""Makes the pictures of README: ``python -m installer.readme_pictures FOLDER``.

FOLDER is where ``ipdesk screenshots`` wrote ``zh`` and ``en``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt

from installer.manual import pictures
from installer.manual.sources import LANGUAGES, ROOT, parts

FOLDER = ROOT / "docs" / "screenshots"


def shown() -> list[Path]:
    """The pictures that README shows, named as ``ipdesk screenshots`` names them."""
    page = MarkdownIt("commonmark").enable("table").parse((ROOT / "README.md").read_text("utf-8"))
    return [ROOT / str(image.attrs["src"]) for image in parts(page, "image")]


def main(shots: Path) -> None:
    """Make each anew, in the folder of its language."""
    for language in LANGUAGES:
        folder = FOLDER / language
        names = [path.name for path in shown() if path.parent == folder]
        pictures.make(names, shots / language, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
