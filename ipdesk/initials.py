"""The pinyin initials of Chinese names: what a clerk types who looks for one."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from pathlib import Path

_FILE = Path("pinyin", "initials.txt")
# A single letter would be found in almost every name.
LEAST = 2
# As many names as the longest roster has, so that each is read once while somebody types.
_NAMES = 16_384


class Initials:
    """Tells whether letters are the pinyin initials of a part of a name.

    A character of several readings counts with each of them.
    """

    def __init__(self, resources: Path) -> None:
        self._file = resources / _FILE

    def match(self, letters: str, name: str) -> bool:
        """Whether ``letters`` (in lower case) stand, one for each character, within the name.

        Signs and spaces between the characters are passed over.
        """
        if len(letters) < LEAST or not (letters.isascii() and letters.isalnum()):
            return False
        signs = _signs(self._file, name)
        return any(_begins(letters, signs[i:]) for i in range(len(signs) - len(letters) + 1))

    def spellings(self, name: str) -> list[str]:
        """The initials of a whole short name, once for each way to read it."""
        return ["".join(letters) for letters in product(*_signs(self._file, name))]


def _begins(letters: str, signs: tuple[str, ...]) -> bool:
    return all(letter in sign for letter, sign in zip(letters, signs, strict=False))


@lru_cache(maxsize=_NAMES)
def _signs(file: Path, name: str) -> tuple[str, ...]:
    """For each character of the name, the letters it may begin with."""
    read = _readings(file)
    return tuple([read.get(sign, sign) for sign in name.casefold() if sign.isalnum()])


@cache
def _readings(file: Path) -> dict[str, str]:
    """By character, the letters its readings begin with."""
    read: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        letter, _, characters = line.partition(" ")
        for character in characters:
            read[character] = read.get(character, "") + letter
    return read
