"""How long a text may be that somebody types, and how much of one is shown in a sentence.

No column of the catalogue takes more than 5,000 characters. A text that is somewhat longer is
kept and its flaw named, so that it can be shortened; one that no field could show without
stopping the program is not taken at all.
"""

from __future__ import annotations

from ipdesk.errors import UsageError

MAX_TYPED = 10_000
"""The most characters that are kept of what is typed in one field."""
MAX_SAID = 100
"""The most characters of a typed text that a sentence repeats."""
MAX_QUOTED = 40
"""The most of them in a remark on the text itself, which stands beside it."""
MAX_SHOWN = 1_000
"""The most characters of a value that a cell on screen shows."""
MAX_LINES = 20
"""The most lines of it."""


def require_typed(text: str) -> None:
    """:class:`UsageError` for a text that is too long to be kept."""
    if len(text) > MAX_TYPED:
        raise UsageError("text_too_long", length=f"{len(text):,}", limit=f"{MAX_TYPED:,}")


def said(text: str, limit: int = MAX_SAID) -> str:
    """The text, or its beginning with an ellipsis; never more lines than fit on a screen."""
    lines = text[: limit + 1].splitlines()
    begun = "\n".join(lines[:MAX_LINES])[:limit] if len(lines) > MAX_LINES else text[:limit]
    return text if len(begun) == len(text) else f"{begun}…"
