"""What the widgets of one open report share, given to each by its constructor."""

from __future__ import annotations

from dataclasses import dataclass, field

from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from ui.pacing import Pacer


@dataclass(frozen=True, slots=True)
class Context:
    """Services, the open workspace, the words for it, and what paces its large changes."""

    services: Services
    workspace: Workspace
    sentences: Sentences
    pacer: Pacer = field(default_factory=Pacer)
