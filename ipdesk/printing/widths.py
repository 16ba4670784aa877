"""How wide columns are, where long words may break, and which rows are too tall for a page.

Breadth is counted in halves: a Latin letter is about one, a Chinese character two. The counts
are estimates on the safe side; the typesetter does the exact work inside the columns.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

MARGIN_LEFT = 62.0
MARGIN_RIGHT = 51.0
_A4 = (595.28, 841.89)
INSET = 4.0
BASE_SIZE = 9.0
SMALL_SIZE = 7.5
TALL_LINES = 24
_LINE_CAP = 64
_WORD_CAP = 22
_MIN_TEXT = 4.0
_SHORT = 8.4
_MARK = 2.6
_PIECE = 4
# A report has a few thousand different characters, each of them many times.
_LETTERS_KEPT = 8192
_WORD = re.compile(
    r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
)


class Content(NamedTuple):
    """What a column has to hold: its heading, its texts, and whether they must not wrap.

    ``marked`` asks for room beside the text; ``wish`` is the breadth wanted, in halves.
    """

    heading: str
    texts: Sequence[str]
    rigid: bool = False
    marked: bool = False
    wish: float = 0.0


class Fit(NamedTuple):
    """Column widths in points, and the type size at which they hold."""

    widths: tuple[float, ...]
    size: float


def text_width(*, landscape: bool) -> float:
    """The width between the margins of an A4 page, in points."""
    return _A4[landscape] - MARGIN_LEFT - MARGIN_RIGHT


def breadth(text: str) -> float:
    """About how broad the longest line of ``text`` is, in halves."""
    return max((sum(map(_halves, line)) for line in text.splitlines()), default=0.0)


def fit(contents: Sequence[Content], width: float) -> Fit:
    """Widths that add up to ``width``: rigid columns whole, the others by their content."""
    needs = [_need(content) for content in contents]
    wishes = [max(need, _wish(content)) for need, content in zip(needs, contents, strict=True)]
    size = BASE_SIZE
    if sum(needs) > _room(width, len(contents), BASE_SIZE):
        size = SMALL_SIZE
    room = _room(width, len(contents), size)
    halves = _share(needs, wishes, [content.rigid for content in contents], room)
    return Fit(tuple(share * size / 2 + 2 * INSET for share in halves), size)


def too_broad(contents: Sequence[Content], width: float) -> bool:
    """Whether the columns do not fit into ``width`` even in the small type."""
    return sum(map(_need, contents)) > _room(width, len(contents), SMALL_SIZE)


def capacity(width: float, size: float) -> float:
    """How many halves a column of ``width`` points holds in one line."""
    return max((width - 2 * INSET) * 2 / size, 1.0)


def pieces(text: str, room: float) -> tuple[str, ...]:
    """The text, cut where a word that is broader than ``room`` may break. Nothing is lost."""
    parts: list[str] = []
    done = 0
    for word in _WORD.finditer(text):
        if breadth(word.group()) > room:
            parts.append(text[done : word.start()])
            parts.extend(_chop(word.group()))
            done = word.end()
    parts.append(text[done:])
    return tuple(part for part in parts if part)


def lines(text: str, room: float) -> int:
    """About how many lines ``text`` takes in a column of ``room`` halves."""
    return sum(max(1, math.ceil(breadth(line) * 1.05 / room)) for line in text.splitlines() or [""])


def _share(
    needs: Sequence[float], wishes: Sequence[float], rigid: Sequence[bool], room: float
) -> list[float]:
    spare = room - sum(needs)
    if spare <= 0:
        return [need * room / sum(needs) for need in needs]
    wanted = sum(wishes) - sum(needs)
    if wanted >= spare:
        return [n + (w - n) * spare / wanted for n, w in zip(needs, wishes, strict=True)]
    soft = sum(wish for wish, is_rigid in zip(wishes, rigid, strict=True) if not is_rigid)
    over = room - sum(wishes)
    if not soft:
        return [wish * room / sum(wishes) for wish in wishes]
    return [
        wish if is_rigid else wish + over * wish / soft
        for wish, is_rigid in zip(wishes, rigid, strict=True)
    ]


def _need(content: Content) -> float:
    words = _broadest_word((content.heading, *content.texts))
    whole = max(breadth(content.heading) + 0.4, _broadest(content.texts) + 0.4)
    need = max(words, _MIN_TEXT, min(whole, _SHORT))
    if content.rigid:
        need = max(need, min(_broadest(content.texts), _LINE_CAP))
    return need + content.marked * _MARK


def _wish(content: Content) -> float:
    wish = max(breadth(content.heading), _broadest(content.texts), content.wish)
    return min(wish, _LINE_CAP) + content.marked * _MARK


def _broadest(texts: Iterable[str]) -> float:
    return max((breadth(text) for text in texts), default=0.0)


def _broadest_word(texts: Iterable[str]) -> float:
    words = (word for text in texts for word in _WORD.findall(text[:2000]))
    return min(_broadest(words), _WORD_CAP)


def _room(width: float, columns: int, size: float) -> float:
    return (width - columns * 2 * INSET) * 2 / size


def _chop(word: str) -> Iterable[str]:
    start = 0
    for index in range(1, len(word)):
        if index - start >= _PIECE and not unicodedata.combining(word[index]):
            yield word[start:index]
            start = index
    yield word[start:]


@lru_cache(maxsize=_LETTERS_KEPT)
def _halves(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 2.0
    if unicodedata.combining(character):
        return 0.0
    return 1.45 if character.isupper() or character in "mw@%" else 1.12
