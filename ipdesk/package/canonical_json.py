r"""JSON in one spelling, and its strict reading.

Canonical: UTF-8 without byte order mark, keys sorted by code point, no white space between
tokens, ``\uXXXX`` only for control characters, whole numbers only, one LF at the end.
"""

from __future__ import annotations

import json
from typing import NoReturn, TypeVar

import msgspec

from ipdesk.errors import PackageRefused
from ipdesk.package.limits import LIMITS, Limits

T = TypeVar("T")
_LONGEST_NUMBER = 100
_TEXTS = msgspec.json.Decoder(dict[str, str])
_SORTED = msgspec.json.Encoder(order="sorted")


def encode(value: object) -> bytes:
    """The canonical bytes of a value made of structs, dict, list, str, int, bool and None."""
    return _SORTED.encode(value) + b"\n"


def decode(data: bytes, file: str, limits: Limits = LIMITS) -> object:
    """The value of canonical JSON; :class:`PackageRefused` names the rule that it breaks."""
    if len(data) > limits.json_size:
        raise PackageRefused("json_size", file=file, limit=limits.json_size)
    if _crowded(data, limits.json_marks):
        raise PackageRefused("json_items", file=file, limit=limits.json_marks)
    value = _parse(data, file, limits)
    if _depth(value) > limits.json_depth:
        raise PackageRefused("json_depth", file=file, limit=limits.json_depth)
    try:
        canonical = encode(value) == data
    except UnicodeEncodeError:
        raise PackageRefused("json_text", file=file) from None
    if not canonical:
        raise PackageRefused("json_not_canonical", file=file)
    return value


def decode_as(data: bytes, shape: type[T], limits: Limits = LIMITS) -> T | None:
    """The value as that shape, if the data are just its canonical bytes; else None.

    None says nothing of why: :func:`decode` does, and takes several times as long. The shape
    holds no floats and no free values, so it bounds the depth.
    """
    if not within(data, limits):
        return None
    try:
        value = msgspec.json.decode(data, type=shape)
        same = encode(value) == data
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return value if same else None


def decode_texts(data: bytes) -> dict[str, str] | None:
    """An object of nothing but texts from its canonical bytes; else None."""
    try:
        value = _TEXTS.decode(data)
        same = encode(value) == data
    except (msgspec.MsgspecError, ValueError):
        return None
    return value if same else None


def within(data: bytes, limits: Limits = LIMITS) -> bool:
    """Whether the data are no longer than JSON may be."""
    return len(data) <= limits.json_size and not _crowded(data, limits.json_marks)


def tellable(data: bytes, limits: Limits = LIMITS) -> bool:
    """Whether :func:`decode` may look for what is wrong with data that lack their shape."""
    return len(data) <= limits.told_size and not _crowded(data, limits.told_marks)


def lines_as(data: bytes, shape: type[T], limits: Limits = LIMITS) -> list[T] | None:
    """Each line as that shape, if all are its canonical bytes and none is too long."""
    longest = min(limits.line_size, limits.json_marks)
    if len(data) > longest and any(len(line) > longest for line in data.split(b"\n")):
        return None
    try:
        values = msgspec.json.Decoder(shape).decode_lines(data)
        same = _SORTED.encode_lines(values) == data
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return values if same else None


def _crowded(data: bytes, most: int) -> bool:
    """Whether there are more commas and opening brackets than allowed."""
    return len(data) > most and sum(map(data.count, (b",", b"[", b"{"))) > most


def _parse(data: bytes, file: str, limits: Limits) -> object:
    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        result = dict(pairs)
        if len(result) != len(pairs):
            raise PackageRefused("json_duplicate_key", file=file, key=_first_twice(pairs))
        return result

    def refuse(number: str) -> NoReturn:
        raise PackageRefused("json_number", file=file, number=number[:40])

    def whole(number: str) -> int:
        # Making a number of digits takes time that grows with the square of their count.
        return int(number) if len(number) <= _LONGEST_NUMBER else refuse(number)

    try:
        value: object = json.loads(
            data.decode(),
            object_pairs_hook=unique,
            parse_constant=refuse,
            parse_float=refuse,
            parse_int=whole,
        )
    except UnicodeDecodeError:
        raise PackageRefused("json_text", file=file) from None
    except RecursionError:
        raise PackageRefused("json_depth", file=file, limit=limits.json_depth) from None
    except ValueError:
        raise PackageRefused("json_syntax", file=file) from None
    return value


def _first_twice(pairs: list[tuple[str, object]]) -> str:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            break
        seen.add(key)
    return key[:100]


def _depth(value: object) -> int:
    """How many containers lie inside each other. Not recursive: the value may be hostile."""
    depth, level = 0, [value]
    while level := [item for item in level if isinstance(item, dict | list)]:
        depth += 1
        level = [
            child for item in level for child in (item.values() if isinstance(item, dict) else item)
        ]
    return depth
