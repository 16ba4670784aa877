"""The pages as HTML: what the program shows, and what any browser shows."""

from __future__ import annotations

import copy
import html
import json

from markdown_it import MarkdownIt
from markdown_it.token import Token

from installer.manual.sources import Page, read

CONTENTS = "contents.json"
_FRAME = """\
<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="../manual.css"></head><body>
{body}</body></html>
"""
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def files(language: str) -> dict[str, str]:
    """The text of each file of a language, by name."""
    groups = read(language)
    made = {
        f"{page.code}.html": _framed(language, page) for group in groups for page in group.pages
    }
    order = [
        {"title": group.title, "pages": [(p.code, p.title) for p in group.pages]}
        for group in groups
    ]
    made[CONTENTS] = json.dumps(order, ensure_ascii=False, indent=1) + "\n"
    return made


def _framed(language: str, page: Page) -> str:
    tokens = copy.deepcopy(page.tokens)
    for token in tokens:
        for child in token.children or ():
            _point(child, language)
    body = MarkdownIt("commonmark").renderer.render(tokens, MarkdownIt().options, {})
    return _FRAME.format(language=_LANGUAGES[language], title=html.escape(page.title), body=body)


def _point(token: Token, language: str) -> None:
    """Have a picture and a link lead to where these lie beside the pages."""
    if token.type == "image":
        token.attrs["src"] = f"../pictures/{language}/{token.attrs['src']}"
    elif token.type == "link_open":
        token.attrs["href"] = str(token.attrs["href"]).replace(".md", ".html")
