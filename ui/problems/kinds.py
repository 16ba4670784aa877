"""How each kind of problem looks: an icon of the set and a tone. The word is the screen's."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.screens.problems import Kind
from ui.style.tokens import Tone


class Mark(NamedTuple):
    """An icon and its tone."""

    icon: str
    tone: Tone


MARKS: dict[Kind, Mark] = {
    "error": Mark("circle-x", "error"),
    "query": Mark("triangle-alert", "query"),
    "missing": Mark("circle-dashed", "notice"),
    "target": Mark("target", "target"),
    "notice": Mark("info", "notice"),
    "explained": Mark("message-square", "done"),
    "disputed": Mark("send", "done"),
}
CARRIED = Mark("history", "notice")
"""A figure that a sealed report settled."""
ADOPTED = Mark("landmark", "notice")
"""A value that the approved scheme sets."""
WAITING = Mark("history", "query")
"""A row that was carried over and is still to be confirmed."""
RESTATED = Mark("pencil", "target")
"""Such a figure that was changed, with a reason."""
