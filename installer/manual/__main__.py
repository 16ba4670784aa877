"""Makes the manual: ``python -m installer.manual [--check | --shots FOLDER -o FOLDER]``.

Without options the reference and the HTML, which the program ships; ``--check`` writes nothing and
fails where one is out of date. With ``--shots``, where ``ipdesk screenshots`` wrote ``zh`` and
``en``, also the pictures and the PDFs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from installer.manual import html, paper, pictures, reference, sources
from installer.manual.sources import LANGUAGES, ROOT

SHIPPED = ROOT / "resources" / "manual"
PICTURES = SHIPPED / "pictures"


def main() -> int:
    """Make it, or compare it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--shots", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "build" / "manual")
    options = parser.parse_args()
    if options.check:
        return check()
    reference.write()
    for language in LANGUAGES:
        write_html(language)
        if options.shots:
            shown = sources.pictures(language)
            pictures.make(shown, options.shots / language, PICTURES / language)
            target = options.output / f"ipdesk-manual-{language}.pdf"
            target.parent.mkdir(parents=True, exist_ok=True)
            paper.write(language, PICTURES / language, options.output / "paper", target)
    return 0


def check() -> int:
    """Say which files are out of date: 1 if there are any."""
    stale = reference.stale()
    for language in LANGUAGES:
        found = {path.name: path.read_text("utf-8") for path in (SHIPPED / language).iterdir()}
        stale += [f"{language}/{name}" for name, _ in found.items() ^ html.files(language).items()]
    for name in sorted(set(stale)):
        print(f"{name} is out of date: make manual-pages")
    return int(bool(stale))


def write_html(language: str) -> None:
    """Write the pages that the program ships, and take away those there are no more."""
    folder = SHIPPED / language
    folder.mkdir(parents=True, exist_ok=True)
    made = html.files(language)
    for old in folder.iterdir():
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
