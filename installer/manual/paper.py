"""The manual on paper: all pages as one PDF, set as the reports are."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from installer.manual.sources import Page, read
from ipdesk.fonts import SANS, SERIF
from ipdesk.printing.typeset import Task, workshop

_TEMPLATE = Path(__file__).with_name("manual.typ")
_WORDS = {
    "zh": {"title": "IPDesk 使用手册", "contents": "目录", "link": "见"},
    "en": {"title": "The IPDesk manual", "contents": "Contents", "link": "see"},
}


def write(language: str, pictures: Path, work: Path, target: Path) -> None:
    """Set the PDF from the pages and the pictures of the language; ``work`` is a folder to use."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(pictures, work / "pictures")
    shutil.copy(_TEMPLATE, work / _TEMPLATE.name)
    (work / "manual.json").write_text(json.dumps(_document(language)), encoding="utf-8")
    pdf = workshop(work).carry_out(Task({}, {"format": "pdf"}, _TEMPLATE.name))
    target.write_bytes(pdf)


def _document(language: str) -> dict[str, Any]:
    groups = [
        {"title": group.title, "pages": [_blocks(page) for page in group.pages]}
        for group in read(language)
    ]
    return {
        "language": language, "sans": SANS, "serif": SERIF, "groups": groups, **_WORDS[language],
    }  # fmt: skip


def _blocks(page: Page) -> dict[str, Any]:
    tokens: list[Token] = page.tokens
    return {"code": page.code, **_node(SyntaxTreeNode(tokens))}


def _node(node: SyntaxTreeNode) -> dict[str, Any]:
    """A part of a page as plain data: its kind, text and parts."""
    if node.type == "inline" and len(node.children) == 1:
        return _node(node.children[0])
    made: dict[str, Any] = {"kind": node.type, "parts": [_node(child) for child in node.children]}
    if node.type in {"text", "code_inline", "fence", "code_block"}:
        made["text"] = node.content
    if node.type == "heading":
        made["level"] = int(node.tag[1])
    if node.type == "image":
        made["text"] = f"pictures/{node.attrs['src']}"
    if node.type == "link":
        made["text"] = str(node.attrs["href"])
    return made
