"""Extracts every message from the code and keeps each language's catalogue in step with it.

``make translations`` rewrites each ``ipdesk.po`` (new messages appear untranslated; a language
that has none yet gets one) and compiles ``ipdesk.mo``; ``--check`` writes nothing and fails on
anything stale or untranslated.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from operator import itemgetter
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from ipdesk.languages import LANGUAGES, SOURCE

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
KEYWORDS = {"tr": None, "ntr": (1, 2), "marked": None}
SOURCES = ("ipdesk", "ui")
_WITHIN = re.compile(r"\{[^{}\n]*\b(tr|marked)\(")
_HEADER = "# {name} messages of IPDesk. The message id is the English sentence."


def po_of(language: str, folder: Path = FOLDER) -> Path:
    """The text catalogue of a language."""
    return folder / language / "LC_MESSAGES" / "ipdesk.po"


def header(language: str) -> str:
    """What stands above a language's messages."""
    return _HEADER.format(name=Locale.parse(language).get_display_name("en"))


def extracted(root: Path = ROOT) -> Catalog:
    """The messages that the code below ``root`` says today."""
    template = Catalog(project="IPDesk", charset="utf-8")
    by_place = itemgetter(0, 1)
    for folder in SOURCES:
        # A message with a plural is a pair, so messages themselves have no order.
        messages = extract_from_dir(str(root / folder), keywords=KEYWORDS)
        for found in sorted(messages, key=by_place):
            name, _line, message, comments, context = found
            template.add(message, None, [(f"{folder}/{name}", 0)], auto_comments=comments,
                         context=context)  # fmt: skip
        for path in sorted((root / folder).rglob("*.py")):
            for message in within_texts(path.read_text("utf-8")):
                template.add(message)
    return template


def within_texts(source: str) -> Iterator[str | tuple[str, str]]:
    """The messages said within an f-string, where Babel does not look."""
    if not _WITHIN.search(source):
        return
    texts = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    for call in (node for text in texts for node in ast.walk(text) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        given = [one.value for one in call.args if isinstance(one, ast.Constant)]
        if name == "ntr" and len(given) > 1:
            yield str(given[0]), str(given[1])
        elif name in KEYWORDS and given:
            yield str(given[0])


def updated(language: str, messages: Catalog, folder: Path = FOLDER) -> Catalog:
    """A language's catalogue with today's messages; translations of the old one are kept."""
    path = po_of(language, folder)
    old = path.read_bytes() if path.exists() else b""
    catalog = read_po(BytesIO(old), locale=language)
    catalog.update(messages, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = header(language)
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


def mo_bytes(po: bytes, language: str) -> bytes:
    """The compiled catalogue of a text catalogue."""
    buffer = BytesIO()
    write_mo(buffer, read_po(BytesIO(po), locale=language))
    return buffer.getvalue()


def spoken(mo: bytes) -> dict[object, object]:
    """What a compiled catalogue says; its header holds dates and the compiler's version."""
    return {str(message.id): message.string for message in read_mo(BytesIO(mo)) if message.id}


def untranslated(catalog: Catalog) -> list[str]:
    """The messages that have no translation yet."""
    return [
        str(message.id)
        for message in catalog
        if message.id and not all(message.string if message.pluralizable else [message.string])
    ]


def main(arguments: list[str]) -> int:
    """Update the files, or check that they are up to date."""
    messages, check = extracted(), "--check" in arguments
    languages = [language for language in LANGUAGES if language != SOURCE]
    sound = [brought_up(language, messages, check=check) for language in languages]
    return 0 if all(sound) or not check else 1


def brought_up(language: str, messages: Catalog, folder: Path = FOLDER, *, check: bool) -> bool:
    """Update one language's files, or only look; whether all was there and up to date."""
    catalog = updated(language, messages, folder)
    po, path = po_bytes(catalog), po_of(language, folder)
    missing = untranslated(catalog)
    for message in missing:
        print(f"untranslated ({language}): {message}")
    fresh = path.exists() and path.read_bytes() == po
    compiled, mo = path.with_suffix(".mo"), mo_bytes(po, language)
    spoken_so = compiled.exists() and spoken(compiled.read_bytes()) == spoken(mo)
    if check:
        if not (fresh and spoken_so):
            print("translations are stale; run `make translations`")
        return fresh and spoken_so and not missing
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po)
    if not spoken_so:
        compiled.write_bytes(mo)
    return not missing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
