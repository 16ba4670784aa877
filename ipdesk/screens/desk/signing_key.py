"""SIPO's own signing key, made at the desk: whose it is, where it lies, what next."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.formats import grouped
from ipdesk.signing.facts import KeyFacts, day_of
from ipdesk.signing.key_file import SUFFIX, Holder, make_key, usual_last_day
from ipdesk.signing.roles import DESK, DESK_UNIT
from ipdesk.signing.words import KeyWords

if TYPE_CHECKING:
    from ipdesk.services import Services


class SigningKeyScreen:
    """The key signs receipts and data packs; units know it by its sheet."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._translator = services.translator
        self._words = KeyWords(services.translator, services.regions)

    def holder(self, until: dt.date | None = None) -> Holder:
        """Whose the key will be, from today on."""
        first = day_of(self._services.clock.now())
        return Holder(DESK_UNIT, DESK, first, until or usual_last_day(first))

    def suggested_name(self) -> str:
        """What its file may be called."""
        return f"{DESK_UNIT}-desk-{day_of(self._services.clock.now()):%Y%m%d}{SUFFIX}"

    def whose(self) -> str:
        """What is made."""
        return self._translator.tr("Signing key of SIPO's desk")

    def beside(self) -> str:
        """What it is for, and what its files are."""
        return self._translator.tr(
            "It signs receipts and data packs. The .ipkey file and the .pem file beside it are the "
            "key: keep them on a stick that only its holder uses. A sheet to print is written "
            "beside them; with it the units compare the key before they take what it signed."
        )

    def make(self, path: Path, holder: Holder, passphrase: str) -> KeyFacts:
        """Make the key, and write its sheet beside it as a PDF.

        Raises what :func:`ipdesk.signing.key_file.make_key` raises.
        """
        from ipdesk.files import write_durably
        from ipdesk.printing.enrolment import enrolment_sheet

        facts, now = make_key(path, holder, passphrase), self._services.clock.now()
        templates = self._services.templates
        sheet = enrolment_sheet(templates, self._translator, facts, self._words, now)
        write_durably(self.sheet(path), [sheet])
        return facts

    @staticmethod
    def sheet(path: Path) -> Path:
        """Where the sheet of a key lies."""
        return path.with_suffix(".pdf")

    def outcome(self, made: KeyFacts, path: Path) -> str:
        """What was made, and what to do with it."""
        return self._translator.tr(
            "Made: {file}. Print {sheet} beside it and publish the fingerprint: {fingerprint}",
            file=path.name,
            sheet=self.sheet(path).name,
            fingerprint=grouped(made.fingerprint.upper()),
        )
