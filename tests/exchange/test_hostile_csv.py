"""A file of figures as CSV is read in the time that its size deserves. Issue 6.15."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ipdesk.errors import FiguresRefused
from ipdesk.exchange.figure_file import read_figure_file

ENDLESS = {
    "pairs of quotes": b'"",' * 60_000,
    "quotes that open": (b',"' + b"x" * 10) * 20_000,
    "quotes of two kinds": b"'\";" * 60_000,
    "commas": b"," * 3_000_000,
    "lines": b"\n" * 3_000_000,
    "halves of characters": b"\xed\xa0\x80,1\n" * 10,
    "noughts": b"a,\x00\n" * 10,
    "a quote that never ends": b'a,"' + b"x\n" * 1_000_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_hostile_table_is_refused_soon(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    path.write_bytes(ENDLESS[name])
    begun = time.process_time()
    with pytest.raises(FiguresRefused):
        read_figure_file(path)
    assert time.process_time() - begun < 2


def test_a_long_line_is_read_as_one_field(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"x" * 1_000_000)
    (sheet,) = read_figure_file(path)
    assert len(sheet.text(1, 1)) == 1_000_000
