"""Writes ``docs/plan-coverage.md``: each item of the plan, its place in the catalogue, its tests.

The items are those of ``tests/catalogue/plan_codes.toml``. A place is the file of the edition
and the key in it. A test counts for an item if it names the item's code, a range of codes that
holds it (``TR1-TR9``) or, where no test does, the item above it (``L4`` for ``L4.3``).
``--check`` writes nothing and fails on an item without place and on a page that is out of date.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
EDITION = ROOT / "resources" / "catalogue" / "2015-59"
TESTS = ROOT / "tests"
CODES = TESTS / "catalogue" / "plan_codes.toml"
PAGE = ROOT / "docs" / "plan-coverage.md"
FAMILY = "tests/catalogue/test_plan_coverage.py"
OF_THE_PROGRAM = {"sections", "codelists", "rules", "kinds", "aggregates", "derived", "edition"}
NAMED_AT_MOST = 3

_CODE = re.compile(r"(?<![\w.])([A-Z]+)([0-9]+)(?:\.([0-9]+))?([a-z])?(?![\w]|\.[0-9])")
_RANGE = re.compile(r"\b([A-Z]+(?:[0-9]+\.)?)([0-9]+)-\1([0-9]+)\b")
_WORD = re.compile(r"\b[A-Z]{4,}\b")


class Place(NamedTuple):
    """Where an item stands in the edition."""

    file: str
    key: str


class Item(NamedTuple):
    """An item of the plan: its place (None if it has none) and the tests that name it."""

    code: str
    place: Place | None
    tests: tuple[str, ...]


def places(folder: Path) -> dict[str, Place]:
    """The places of all coded items of the circular in an edition."""
    found: dict[str, Place] = {}
    for path in sorted(folder.glob("*.toml")):
        for key, value in tomllib.loads(path.read_text("utf-8")).items():
            if key not in OF_THE_PROGRAM:
                for code, where in _coded(value, key):
                    found.setdefault(code, Place(path.name, where))
    return found


def _coded(node: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for below in node:
            code = below.get("code") if isinstance(below, dict) else None
            yield from _coded(below, f"{where}[{code}]" if code else where)
    elif isinstance(node, dict):
        if "code" in node:
            yield node["code"], where
        for key, below in node.items():
            yield from _coded(below, f"{where}.{key}")


def cited(text: str) -> set[str]:
    """The codes that a text names, ranges spelt out."""
    codes = {match.group(0) for match in _CODE.finditer(text)} | set(_WORD.findall(text))
    for head, first, last in _RANGE.findall(text):
        codes.update(f"{head}{number}" for number in range(int(first), int(last) + 1))
    return codes


def parents(code: str) -> Iterator[str]:
    """The code itself and the items above it: S2.3a, S2.3, S2."""
    yield code
    if code[-1].islower():
        code = code[:-1]
        yield code
    if "." in code:
        yield code.partition(".")[0]


def named_by(code: str, citations: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The test files that name the item, or else the nearest item above it."""
    for nearest in parents(code):
        files = tuple(file for file, codes in citations.items() if nearest in codes)
        if files:
            return files
    return ()


def items(codes: Mapping[str, list[str]], folder: Path, tests: Path) -> dict[str, list[Item]]:
    """All items of the plan by branch."""
    known = places(folder)
    citations = {
        path.relative_to(tests.parent).as_posix(): cited(path.read_text("utf-8"))
        for path in sorted(tests.rglob("test_*.py"))
    }
    return {
        branch: [Item(code, known.get(code), named_by(code, citations)) for code in listed]
        for branch, listed in codes.items()
    }


def page(branches: Mapping[str, list[Item]]) -> str:
    """The page in Markdown."""
    total = sum(map(len, branches.values()))
    lines = [
        "# Coverage of the plan",
        "",
        "<!-- Made by `make coverage`. Do not edit. -->",
        "",
        f"All {total} coded items of the circular, where each lives in the catalogue",
        "(`resources/catalogue/2015-59/`), and which tests name it. That every item is there, in",
        f"both languages and in the plan's wording, is proved by `{FAMILY}`;",
        "the tests below work with the item.",
    ]
    for branch, listed in branches.items():
        lines += ["", f"## {branch}", "", "| item | place | tests |", "|---|---|---|"]
        lines += [_line(item) for item in listed]
    return "\n".join(lines) + "\n"


def _line(item: Item) -> str:
    place = f"`{item.place.file}` `{item.place.key}`" if item.place else "**none**"
    named = [f"`{file}`" for file in (item.tests or (FAMILY,))[:NAMED_AT_MOST]]
    more = len(item.tests) - NAMED_AT_MOST
    tests = ", ".join(named) + (f" and {more} more" if more > 0 else "")
    return f"| {item.code} | {place} | {tests} |"


def main(arguments: list[str]) -> int:
    """Write the page, or check that it is complete and up to date."""
    branches = items(tomllib.loads(CODES.read_text("utf-8")), EDITION, TESTS)
    missing = [item.code for listed in branches.values() for item in listed if not item.place]
    for code in missing:
        print(f"no place in the catalogue: {code}")
    text = page(branches)
    if "--check" in arguments:
        stale = not PAGE.is_file() or PAGE.read_text("utf-8") != text
        if stale:
            print("docs/plan-coverage.md is out of date; run `make coverage`")
        return 1 if stale or missing else 0
    PAGE.write_text(text, "utf-8")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
