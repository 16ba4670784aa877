"""The key that packages are encrypted to, made at the desk: whose it is, who vouches, what next."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.formats import grouped
from ipdesk.messages import Translator
from ipdesk.ports import Clock
from ipdesk.signing.facts import KeyFacts, day_of
from ipdesk.signing.key_file import Holder, read_facts, usual_last_day
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.roles import DESK, DESK_UNIT
from ipdesk.signing.words import short

if TYPE_CHECKING:
    from ipdesk.encryption.recipient import Recipient


class RecipientScreen:
    """Asks for the desk's signing key first: provinces that know it take no other's word."""

    def __init__(self, clock: Clock, translator: Translator) -> None:
        self._clock = clock
        self._translator = translator
        self._signer: Path | None = None
        self.facts: KeyFacts | None = None

    def vouch(self, path: Path) -> None:
        """Take the signing key in a file, which is opened only when the new one is made.

        Raises :class:`SigningRefused` if it is none of SIPO's desk or not valid now, and the
        storage errors; the choice stays then.
        """
        from ipdesk.encryption.recipient import require_usable

        facts = read_facts(path)
        if (facts.unit, facts.role) != (DESK_UNIT, DESK):
            raise SigningRefused("role_of_desk")
        require_usable(facts, self._clock.now())
        self._signer, self.facts = path, facts

    def holder(self, until: dt.date | None = None) -> Holder:
        """Whose the key will be, from today on."""
        first = day_of(self._clock.now())
        return Holder(DESK_UNIT, DESK, first, until or usual_last_day(first))

    def suggested_name(self) -> str:
        """What its file may be called."""
        from ipdesk.encryption.recipient import SUFFIX

        return f"{DESK_UNIT}-{day_of(self._clock.now()):%Y%m%d}{SUFFIX}"

    def whose(self) -> str:
        """What is made, and which key vouches for it."""
        key = short(self.facts.fingerprint) if self.facts is not None else "–"
        return self._translator.tr(
            "SIPO's key to encrypt to, signed with the key {key} of the desk", key=key
        )

    def beside(self, file: str) -> str:
        """What the two files are for."""
        return self._translator.tr(
            "{file} goes to the units: what they encrypt with it only SIPO can open. The .pem file "
            "beside it stays here; without it nothing that was sent can be opened.",
            file=file,
        )

    def make(self, path: Path, holder: Holder, passphrase: str, of_signer: str) -> Recipient:
        """Make both files; raises what :func:`ipdesk.encryption.identity.make_identity` raises."""
        from ipdesk.encryption.identity import make_identity
        from ipdesk.signing.key_file import open_key

        if self._signer is None:
            raise SigningRefused("role_of_desk")
        signer = open_key(self._signer, of_signer)
        return make_identity(path, holder, passphrase, signer, self._clock.now())

    def outcome(self, made: Recipient, path: Path) -> str:
        """What was made, and what to do with it."""
        return self._translator.tr(
            "Made: {file}. Give this file to the units, and publish its fingerprint: {fingerprint}",
            file=path.name,
            fingerprint=grouped(made.key.fingerprint.upper()),
        )
