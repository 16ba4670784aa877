"""Characters for people to read and type: Crockford's alphabet, and a check character.

The alphabet has no letters that look like digits. The check character (ISO 7064, hybrid system
MOD 33,32) always notices one mistyped character.
"""

from __future__ import annotations

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 5
"""The bits that a character stands for."""
GROUP = 4
_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SIZE = len(ALPHABET)


def plain(typed: str) -> str:
    """The text as it was meant: case, width, white space and hyphens do not matter."""
    text = unicodedata.normalize("NFKC", typed).upper()
    return "".join(text.replace("-", "").split()).translate(_ALIKE)


def in_groups(text: str) -> str:
    """The text in groups of four, joined by hyphens."""
    return "-".join(text[i : i + GROUP] for i in range(0, len(text), GROUP))


def digits(number: int, length: int) -> str:
    """The number in so many characters."""
    return "".join(ALPHABET[number >> BITS * i & (_SIZE - 1)] for i in reversed(range(length)))


def number_of(text: str) -> int:
    """The number that the characters stand for; ``ValueError`` if there are others."""
    number = 0
    for character in text:
        number = number << BITS | ALPHABET.index(character)
    return number


def check_character(body: str) -> str:
    """The character that is put behind the body."""
    product = _SIZE
    for character in body:
        total = (product + ALPHABET.index(character)) % _SIZE or _SIZE
        product = 2 * total % (_SIZE + 1)
    return ALPHABET[(_SIZE + 1 - product) % _SIZE]
