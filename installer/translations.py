"""Extracts every message from the code and keeps the Chinese catalogue in step with it.

``make translations`` rewrites ``ipdesk.po`` (new messages appear untranslated) and compiles
``ipdesk.mo``; ``--check`` writes nothing and fails on anything stale or untranslated.
"""

from __future__ import annotations

import sys
from io import BytesIO
from operator import itemgetter
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations" / "zh" / "LC_MESSAGES"
PO, MO = FOLDER / "ipdesk.po", FOLDER / "ipdesk.mo"
KEYWORDS = {"tr": None, "ntr": (1, 2), "marked": None}
SOURCES = ("ipdesk", "ui")
HEADER = "# Chinese messages of IPDesk. The message id is the English sentence."


def extracted(root: Path = ROOT) -> Catalog:
    """The messages that the code below ``root`` says today."""
    template = Catalog(project="IPDesk", charset="utf-8", header_comment=HEADER)
    by_place = itemgetter(0, 1)
    for folder in SOURCES:
        # A message with a plural is a pair, so messages themselves have no order.
        messages = extract_from_dir(str(root / folder), keywords=KEYWORDS)
        for found in sorted(messages, key=by_place):
            name, _line, message, comments, context = found
            template.add(message, None, [(f"{folder}/{name}", 0)], auto_comments=comments,
                         context=context)  # fmt: skip
    return template


def updated() -> Catalog:
    """The Chinese catalogue with today's messages; translations of the old one are kept."""
    with PO.open("rb") as file:
        catalog = read_po(file, locale="zh")
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = HEADER
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    """The text catalogue: sorted, without places or dates that would change for nothing."""
    buffer = BytesIO()
    write_po(buffer, catalog, no_location=True, sort_output=True, omit_header=False, width=100)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    volatile = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator")
    return "".join(
        line for line in lines if not line.startswith(tuple(f'"{v}' for v in volatile))
    ).encode()


def mo_bytes(po: bytes) -> bytes:
    """The compiled catalogue of a text catalogue."""
    buffer = BytesIO()
    write_mo(buffer, read_po(BytesIO(po), locale="zh"))
    return buffer.getvalue()


def spoken(mo: bytes) -> dict[object, object]:
    """What a compiled catalogue says; its header holds dates and the compiler's version."""
    return {str(message.id): message.string for message in read_mo(BytesIO(mo)) if message.id}


def untranslated(catalog: Catalog) -> list[str]:
    """The messages that have no Chinese yet."""
    return [
        str(message.id)
        for message in catalog
        if message.id and not all(message.string if message.pluralizable else [message.string])
    ]


def main(arguments: list[str]) -> int:
    """Update the files, or check that they are up to date."""
    catalog = updated()
    po = po_bytes(catalog)
    missing = untranslated(catalog)
    for message in missing:
        print(f"untranslated: {message}")
    if "--check" in arguments:
        stale = PO.read_bytes() != po or spoken(MO.read_bytes()) != spoken(mo_bytes(po))
        if stale:
            print("translations are stale; run `make translations`")
        return 1 if stale or missing else 0
    PO.write_bytes(po)
    if not MO.exists() or spoken(MO.read_bytes()) != spoken(mo_bytes(po)):
        MO.write_bytes(mo_bytes(po))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
