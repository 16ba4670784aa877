"""What the roles at the desk are called."""

from __future__ import annotations

from ipdesk.messages import Translator


def role_name(role: str, translator: Translator) -> str:
    """A role at the desk; one that is not known stays as it is written."""
    tr = translator.tr
    names = {"reader": tr("Reader"), "reviewer": tr("Desk reviewer"), "chief": tr("Chief")}
    return names.get(role, role)
