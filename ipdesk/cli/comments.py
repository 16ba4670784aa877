"""Commands about comments and flags: list them, comment, answer, mark as done."""

from __future__ import annotations

import argparse
from typing import Any

from ipdesk.cli.io import ORIGIN, opened, say, say_json, sentences
from ipdesk.flags import toggle_flag
from ipdesk.places import Place
from ipdesk.records import CommentRecord
from ipdesk.screens.comments import CommentLine, CommentsScreen
from ipdesk.services import Services

_SHORT = 8


def listing(options: argparse.Namespace, services: Services) -> int:
    """List comments and flags."""
    with opened(options, services) as workspace:
        screen = CommentsScreen(workspace, sentences(workspace, services), services.translator)
        screen.state, screen.kind = options.state, options.kind
        screen.section, screen.text = options.section, options.text
        screen.refresh()
        if options.json:
            say_json([_plain(line) for line in screen.lines])
            return 0
        for line in screen.lines:
            kind, place, text, by, when, state = line.texts
            identity = line.thread.first.id[:_SHORT] if line.thread else " " * _SHORT
            say(f"{identity}  {kind}  {place}  {by} {when}  {state}".rstrip())
            say(*(f"    {part}" for part in text.splitlines()))
        say(screen.summary())
    return 0


def add(options: argparse.Namespace, services: Services) -> int:
    """Comment on a cell, a row or a section."""
    with opened(options, services) as workspace:
        made = workspace.comments.add(Place(*options.at), options.words, options.role, ORIGIN)
        say(f"{made.first.id[:_SHORT]}  {sentences(workspace, services).place(made.place)}")
    return 0


def answer(options: argparse.Namespace, services: Services) -> int:
    """Answer a comment."""
    with opened(options, services) as workspace:
        workspace.comments.answer(options.id, options.words, options.role, ORIGIN)
    return 0


def resolve(options: argparse.Namespace, services: Services) -> int:
    """Mark a comment as done."""
    with opened(options, services) as workspace:
        workspace.comments.resolve(options.id, options.role, ORIGIN)
    return 0


def reopen(options: argparse.Namespace, services: Services) -> int:
    """Mark a comment as open again."""
    with opened(options, services) as workspace:
        workspace.comments.resolve(options.id, "", ORIGIN, done=False)
    return 0


def remove(options: argparse.Namespace, services: Services) -> int:
    """Remove a comment that nobody has answered."""
    with opened(options, services) as workspace:
        workspace.comments.remove(options.id, ORIGIN)
    return 0


def flag(options: argparse.Namespace, services: Services) -> int:
    """Flag a cell, a row or a section, or take its flag off."""
    with opened(options, services) as workspace:
        toggle_flag(workspace, Place(*options.at), services.translator, ORIGIN)
    return 0


def _plain(line: CommentLine) -> dict[str, Any]:
    said = {"kind": "flag" if line.thread is None else "comment", "open": line.open}
    if line.thread is None:
        return {**said, **line.place._asdict(), "text": line.texts[2]}
    answers = [_said(answer) for answer in line.thread.answers]
    return {**said, **line.place._asdict(), **_said(line.thread.first), "answers": answers}


def _said(record: CommentRecord) -> dict[str, str]:
    plain: dict[str, str] = record._asdict()
    for name in ("report", "section", "row", "column", "answers"):
        del plain[name]
    return plain
