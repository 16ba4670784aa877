"""What the widgets of one open report share, given to each by its constructor."""

from __future__ import annotations

from dataclasses import dataclass

from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Context:
    """Services, the open workspace, and the words for it."""

    services: Services
    workspace: Workspace
    sentences: Sentences
