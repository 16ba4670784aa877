"""``answers.json``: what a revision says to SIPO's comments on the one before, and what changed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

import msgspec

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.submission import Line, Name, Sha256, is_utc

MAX_TEXT = 2000

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TEXT)]


class AnswerText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer to a comment; ``at`` is UTC, ISO 8601."""

    role: Line
    text: Text
    at: Line


class AnsweredText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A comment of the receipt by its id and place, its text, and what was answered, oldest first.

    ``done``: the province holds it to be dealt with.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    section: Name
    row: Line
    column: Line
    text: Annotated[str, msgspec.Meta(max_length=MAX_TEXT)] = ""
    done: bool
    answers: tuple[AnswerText, ...]


class ChangeText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cell that holds something else than in the revision before; "" is blank or absent.

    Texts are raw where typed, canonical where computed.
    """

    section: Name
    row: Name
    column: Name
    before: str
    after: str


class Answers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``receipt`` is the digest of the receipt that returned the revision sealed as ``revises``.

    Comments stand in the order of the receipt, changes by place.
    """

    receipt: Sha256
    revises: Sha256
    comments: tuple[AnsweredText, ...]
    changes: tuple[ChangeText, ...]


def encode(answers: Answers) -> bytes:
    """The bytes of the file: canonical JSON."""
    return canonical_json.encode(answers)


def check(answers: Answers, sections: Collection[str], file: str) -> None:
    """``PackageRefused("answers_disagree")`` unless it agrees with itself and the tables."""
    ids = [one.id for one in answers.comments]
    places = [(one.section, one.row, one.column) for one in answers.changes]
    moments = [answer.at for one in answers.comments for answer in one.answers]
    sound = (
        len(set(ids)) == len(ids)
        and places == sorted(set(places))
        and all(one.before != one.after for one in answers.changes)
        and {one.section for one in answers.changes} <= set(sections)
        and all(map(is_utc, moments))
    )
    if not sound:
        raise PackageRefused("answers_disagree", file=file)
