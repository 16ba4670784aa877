"""Writes ``resources/pinyin/initials.txt``: by Latin letter, the characters read beginning so.

The readings are those of the package pypinyin; a character of several readings stands under each
of their letters. ``--check`` writes nothing and fails where the file is out of date; without the
package it says so and passes, as nothing can be compared.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "resources" / "pinyin" / "initials.txt"
PACKAGE = "pypinyin"
# The characters of GB 2312, in which names of places, offices and indicators are written.
ROWS = range(0xB0, 0xF8)
CELLS = range(0xA1, 0xFF)


def lines() -> str:
    """The file's text: a line for each letter, its characters in the order of Unicode."""
    from pypinyin import Style, pinyin

    by_letter: dict[str, set[str]] = {}
    for character in _characters():
        for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0]:
            if reading[0].isascii():
                by_letter.setdefault(reading[0], set()).add(character)
    return "".join(
        f"{letter} {''.join(sorted(by_letter[letter]))}\n" for letter in sorted(by_letter)
    )


def _characters() -> list[str]:
    codes = (bytes((row, cell)) for row in ROWS for cell in CELLS)
    return [text for code in codes if (text := code.decode("gb2312", "ignore"))]


def main() -> int:
    """Write the file, or compare it."""
    if importlib.util.find_spec(PACKAGE) is None:
        print(f"{PACKAGE} is not installed; {FILE.name} stays as it is")
        return 0
    text = lines()
    if "--check" in sys.argv[1:]:
        same = FILE.read_text(encoding="utf-8") == text
        print("" if same else f"{FILE} is out of date: python -m installer.pinyin")
        return 0 if same else 1
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
