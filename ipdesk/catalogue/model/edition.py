"""An edition, and the rule patches that made a version of it."""

from __future__ import annotations

from ipdesk.catalogue.model.statements import Label, Struct


class Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the catalogue is, who issued it, and since when it holds.

    Dates are days, ISO 8601; ``valid_until`` is the last one. ``supersedes`` is the code of the
    edition before. A ``fictitious`` edition is an exercise: only practice reports follow it.
    """

    code: str
    version: int
    title: Label
    issuer: Label
    document: Label
    issued: str
    valid_from: str
    source: str
    supersedes: str | None = None
    note: Label | None = None
    valid_until: str | None = None
    fictitious: bool = False


class Withdrawal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that is switched off, and why."""

    rule: str
    reason: Label


class RulePatch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published rule patch, as the version that it made records it.

    ``document`` is its number, ``issued`` a day, ``base`` the digest of the version before.
    """

    code: str
    document: str
    issued: str
    base: str
    withdrawn: tuple[Withdrawal, ...]
