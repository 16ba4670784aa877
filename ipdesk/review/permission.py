"""Why somebody may not do at the desk what takes another role."""

from __future__ import annotations

from ipdesk.error_sentences import ErrorSentences
from ipdesk.messages import Translator
from ipdesk.review.desk import Desk
from ipdesk.review.records import DESK_ROLES, Role
from ipdesk.review.refusal import DeskRefused


def why_not(desk: Desk, role: Role, translator: Translator) -> str:
    """Why the person may not do what takes this role, "" where it may."""
    own = desk.role
    if own in DESK_ROLES and DESK_ROLES.index(own) >= DESK_ROLES.index(role):
        return ""
    return ErrorSentences(translator).what(DeskRefused("role", role=role, own=own))
