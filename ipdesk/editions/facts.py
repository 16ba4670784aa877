"""What is known of an edition at hand without reading it whole."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.catalogue.model import Edition, Label
from ipdesk.errors import KnownError


class EditionFacts(NamedTuple):
    """What is known of an edition at hand without reading it whole.

    ``patch`` is the document number of the rule patch that made this version, "" if none did.
    """

    code: str
    version: int
    title: Label
    document: Label
    valid_from: str
    valid_until: str | None
    fictitious: bool
    installed: bool
    patch: str = ""

    def holds_in(self, year: int) -> bool:
        """Whether the edition is valid in some part of the year."""
        return int(self.valid_from[:4]) <= year <= int((self.valid_until or "9999")[:4])


class Installed(NamedTuple):
    """What became of a pack: ``new`` is false if the very same was installed before."""

    code: str
    version: int
    title: Label
    fictitious: bool
    new: bool


class LeftOut(NamedTuple):
    """An installed pack that gives no edition, and why."""

    pack: str
    reason: KnownError


def facts_of(edition: Edition, *, installed: bool) -> EditionFacts:
    """The facts of an edition whose own table has been read."""
    return EditionFacts(
        edition.code,
        edition.version,
        edition.title,
        edition.document,
        edition.valid_from,
        edition.valid_until,
        edition.fictitious,
        installed,
    )


def age(facts: EditionFacts) -> tuple[str, str, int]:
    """By what editions are ordered, oldest first."""
    return (facts.valid_from, facts.code, facts.version)
