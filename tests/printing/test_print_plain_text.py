"""Nothing typed is ever interpreted, hidden or lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ipdesk.fonts import chinese_fonts
from ipdesk.printing.coverage import Coverage
from ipdesk.printing.engine import Printer
from ipdesk.snapshot import Snapshot

Read = Callable[[bytes], list[str]]
HOSTILE = (
    '#panic("x")',
    "*bold* _slanted_ `raw`",
    "<tag> @reference",
    "=formula",
    "$x$ \\ \\u{41} \\#",
    "-- --- ... ~ 'a' \"b\"",
    "// comment /* comment */",
    '#import "/etc/passwd"',
    "https://example.org/a?b=c&d=%20",
    "]}) [{(",
)


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return Coverage(chinese_fonts())


@pytest.mark.parametrize("place", [("profile", "1", "office"), ("tasks", "L1.1", "work")])
def test_markup_comes_out_literally(
    printer: Printer,
    with_values: Callable[..., Snapshot],
    read: Read,
    place: tuple[str, str, str],
) -> None:
    typed = "\n".join(HOSTILE)
    text = "".join("".join(read(printer.pdf(with_values({place: typed}), "report"))).split())
    for words in HOSTILE:
        assert "".join(words.split()) in text


def test_ten_thousand_characters_without_a_space_lose_nothing(
    printer: Printer, with_values: Callable[..., Snapshot], read: Read
) -> None:
    word = "".join(f"{number:04d}" for number in range(2500))
    pages = read(printer.pdf(with_values({("teams", "t1", "name"): word}), "report"))
    text = "".join("".join(pages).split())
    assert all(f"{number:04d}{number + 1:04d}" in text for number in range(0, 2498, 97))


def test_a_long_word_stays_inside_its_column(
    printer: Printer, with_values: Callable[..., Snapshot], read: Read
) -> None:
    snapshot = with_values({("teams", "t1", "place"): "x" * 300})
    text = " ".join(read(printer.pdf(snapshot, "report")))
    assert "x" * 60 not in text
    assert text.count("x" * 8) > 5


def test_rare_characters_of_the_fonts_extract(
    printer: Printer, with_values: Callable[..., Snapshot], read: Read
) -> None:
    snapshot = with_values({("profile", "1", "office"): "䶮𬭚㐂龘局"})
    assert "䶮𬭚㐂龘局" in read(printer.pdf(snapshot, "report"))[0]


def test_a_character_without_glyph_is_printed_as_its_code_point(
    printer: Printer, with_values: Callable[..., Snapshot], read: Read
) -> None:
    snapshot = with_values({("profile", "1", "office"): "局😀𪚥"})
    assert "局〔U+1F600〕〔U+2A6A5〕" in read(printer.pdf(snapshot, "report"))[0]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\u202eb", "a〔U+202E〕b"),
        ("a\u200bb", "a〔U+200B〕b"),
        ("a\x00b", "a〔U+0000〕b"),
        ("a\ue000b", "a〔U+E000〕b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("知识　产权 é", "知识　产权 é"),
    ],
)
def test_hidden_characters_become_visible(coverage: Coverage, typed: str, printed: str) -> None:
    assert coverage.legible(typed) == printed


def test_every_character_there_is_can_be_printed(
    printer: Printer, with_values: Callable[..., Snapshot]
) -> None:
    known = "".join(chr(code) for code in range(0x20, 0x3000) if chr(code).isprintable())
    odd = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA1), *range(0x2000, 0x2070), 0xFFFD)))
    snapshot = with_values({("profile", "1", "summary"): known + odd + "\ufeff\ufe0f\U000e0100"})
    assert printer.pdf(snapshot, "report").startswith(b"%PDF")
