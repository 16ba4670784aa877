"""Why a comment is not taken."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.errors import KnownError
from ipdesk.messages import marked

COMMENT: Mapping[str, str] = {
    "blank": marked("A comment needs a text."),
    "too_long": marked("A comment has at most {limit} characters."),
    "gone": marked("There is no such comment: {id}"),
    "answered": marked("The comment has answers and stays. Mark it as done instead."),
    "of_others": marked("The comment came with a package and stays. Mark it as done instead."),
}
"""The sentence of each reason."""


class CommentRefused(KnownError):
    """A comment that cannot be made, answered or removed so; nothing was changed."""

    code = "comment"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason
