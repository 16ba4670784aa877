"""Keys as age writes them: Bech32 (BIP 173) without its limit of 90 characters."""

from __future__ import annotations

from collections.abc import Iterator

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK = 6
_FIVE = 31


def bech32(prefix: str, data: bytes) -> str:
    """The bytes under a lower-case prefix, with their check characters."""
    values = [*_by_fives(data)]
    values += _check(prefix, values)
    return f"{prefix}1{''.join(_ALPHABET[value] for value in values)}"


def _by_fives(data: bytes) -> Iterator[int]:
    bits = 8 * len(data)
    padded = -bits % 5
    number = int.from_bytes(data) << padded
    for shift in range(bits + padded - 5, -1, -5):
        yield number >> shift & _FIVE


def _check(prefix: str, values: list[int]) -> list[int]:
    high = [ord(letter) >> 5 for letter in prefix]
    low = [ord(letter) & _FIVE for letter in prefix]
    rest = _remainder([*high, 0, *low, *values, *[0] * _CHECK]) ^ 1
    return [rest >> 5 * (_CHECK - 1 - place) & _FIVE for place in range(_CHECK)]


def _remainder(values: list[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            rest ^= term if top >> place & 1 else 0
    return rest
