"""Reads the codes that are printed on pages."""

from __future__ import annotations

import io
import re

import pypdf

CODE = re.compile(r"(?:[0-9A-Z]{4}-){4,}[0-9A-Z]{4}")


def codes_on(pdf: bytes) -> list[str]:
    """The code of each page, as its text says it."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    found = [CODE.findall(page.extract_text()) for page in pages]
    assert all(len(codes) == 1 for codes in found)
    return [codes[0] for codes in found]
