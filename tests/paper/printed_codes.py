"""Reads the codes that are printed on pages."""

from __future__ import annotations

import re

from page_texts import page_texts

CODE = re.compile(r"(?:[0-9A-Z]{4}-){4,}[0-9A-Z]{4}")


def codes_on(pdf: bytes) -> list[str]:
    """The code of each page, as its text says it."""
    found = [CODE.findall(text) for text in page_texts(pdf)]
    assert all(len(codes) == 1 for codes in found)
    return [codes[0] for codes in found]
