"""Signing at the sealing page: which key, whose it is, and how long it is still valid."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from ipdesk.errors import KnownError
from ipdesk.services import Services
from ipdesk.signing.facts import KeyFacts, day_of
from ipdesk.signing.key_file import SUFFIX, Holder, read_facts, usual_last_day
from ipdesk.signing.signatures import require_holder
from ipdesk.signing.validity import validity
from ipdesk.signing.words import KeyWords, SignatureWords, short
from ipdesk.workspace import Workspace


class Stand(NamedTuple):
    """How long a key is valid, in words; ``urgent`` if something is to be done about it."""

    text: str
    urgent: bool


class KeyChoice:
    """The key with which a person of one role signs the open report.

    Where its file lies is remembered in the workspace.
    """

    def __init__(self, workspace: Workspace, services: Services, role: str) -> None:
        self._workspace = workspace
        self._services = services
        self.role = role
        self.words = KeyWords(services.translator, services.regions)
        self.path: Path | None = None
        self.facts: KeyFacts | None = None
        self._recall()

    @property
    def role_name(self) -> str:
        """The role in words."""
        return SignatureWords(self._services.translator).role(self.role)

    def choose(self, path: Path) -> None:
        """Take the key in a file, and remember it.

        Raises ``SigningRefused`` if it is none, or another unit's or role's, and the storage
        errors; the choice stays then.
        """
        facts = read_facts(path)
        require_holder(facts, self._workspace.report.header.unit, self.role)
        self._workspace.keep_setting(self._setting, str(path))
        self.path, self.facts = path, facts

    def described(self) -> str:
        """Whose key it is and which, "" as long as none is chosen."""
        if self.facts is None:
            return ""
        parts = (self.role_name, self.words.unit(self.facts.unit), short(self.facts.fingerprint))
        return " · ".join(parts)

    def stand(self) -> Stand:
        """How long the chosen key is valid; says nothing as long as none is chosen."""
        if self.facts is None:
            return Stand("", urgent=False)
        now = self._services.clock.now()
        text = f"{self.words.span(self.facts)}"
        state = validity(self.facts, now).state
        if state == "valid":
            return Stand(self._services.translator.tr("Valid {span}", span=text), urgent=False)
        return Stand(self.words.stand(self.facts, now), urgent=True)

    def holder(self, until: dt.date | None = None) -> Holder:
        """Whose a new key would be, from today on."""
        first = day_of(self._services.clock.now())
        unit = self._workspace.report.header.unit
        return Holder(unit, self.role, first, until or usual_last_day(first))

    def suggested_name(self) -> str:
        """What the file of a new key may be called."""
        holder = self.holder()
        return f"{holder.unit}-{holder.role}-{holder.first:%Y%m%d}{SUFFIX}"

    @property
    def _setting(self) -> str:
        return f"key/{self.role}"

    def _recall(self) -> None:
        kept = self._workspace.store.settings().get(self._setting)
        if not kept:
            return
        try:
            facts = read_facts(Path(kept))
            require_holder(facts, self._workspace.report.header.unit, self.role)
        except KnownError:
            return  # the stick with the key is not there: it is chosen again
        self.path, self.facts = Path(kept), facts
