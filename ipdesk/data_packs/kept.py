"""What a workspace keeps of the data packs installed in it, and of the keys that it trusts.

All of it lies among the workspace's settings, as JSON: ``data_pack/<edition>`` the newest pack of
an edition, ``data_pack_key/<fingerprint>`` a key that was compared with SIPO's sheet,
``enrolment/<fingerprint>`` a key that a pack enrols.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from ipdesk.data_packs.names import PACK_SETTING
from ipdesk.data_packs.reader import DataPack
from ipdesk.data_packs.texts import EnrolmentText
from ipdesk.editions.texts import TextIn
from ipdesk.signing.enrolments import Enrolment, Enrolments
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.roles import DESK, DESK_UNIT
from ipdesk.signing.validity import validity

_KEY, _ENROLMENT = "data_pack_key/", "enrolment/"
T = TypeVar("T")


class InstalledPack(msgspec.Struct, frozen=True, kw_only=True):
    """A pack as it was installed. ``installed_at`` is UTC, ISO 8601; ``digest`` is the file's."""

    edition: str
    sequence: int
    supersedes: str
    title: TextIn
    issuer: TextIn
    document: str
    issued: str
    fictitious: bool
    fingerprint: str
    seal: str
    digest: str
    counts: dict[str, int]
    installed_at: str

    @classmethod
    def of(cls, pack: DataPack, at: str) -> InstalledPack:
        """What is kept of a pack."""
        text = pack.text
        return cls(
            edition=text.edition,
            sequence=text.sequence,
            supersedes=text.supersedes or "",
            title=text.title,
            issuer=text.issuer,
            document=text.document,
            issued=text.issued,
            fictitious=text.fictitious,
            fingerprint=pack.signature.fingerprint,
            seal=pack.seal,
            digest=pack.digest,
            counts={str(kind): count for kind, count in pack.contents.counts().items()},
            installed_at=at,
        )


class PinnedKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key of SIPO's desk that was compared with its sheet. ``pinned_at`` is UTC, ISO 8601."""

    key: KeyFacts
    pinned_at: str


@dataclass(frozen=True, slots=True)
class KeptPacks:
    """The packs of a workspace by edition, the keys compared there, the keys enrolled by packs."""

    packs: Mapping[str, InstalledPack]
    pinned: Mapping[str, PinnedKey]
    enrolled: Mapping[str, EnrolmentText]

    def enrolments(self) -> Enrolments:
        """All keys that are known, those of packages too; a revocation counts for pinned ones."""
        facts = {fingerprint: pinned.key for fingerprint, pinned in self.pinned.items()}
        facts |= {f: entry.key for f, entry in self.enrolled.items() if f not in facts}
        return Enrolments(_enrolment(key, self.enrolled.get(f)) for f, key in facts.items())

    def may_sign(self, at: dt.datetime) -> bool:
        """Whether any key of SIPO's desk that is trusted could sign a pack at that moment."""
        return any(
            record.facts.role == DESK
            and record.facts.unit == DESK_UNIT
            and record.revoked_at is None
            and validity(record.facts, at).days >= 0
            for record in self.enrolments()
        )

    def newer(self, edition: str) -> InstalledPack | None:
        """The installed pack that takes the place of an edition, through others if need be."""
        found, seen = None, {edition}
        while edition and (
            after := next((p for p in self.packs.values() if p.supersedes == edition), None)
        ):
            if after.edition in seen:
                break
            seen.add(after.edition)
            found, edition = after, after.edition
        return found

    def in_use(self) -> list[InstalledPack]:
        """The packs that no other takes the place of, by edition."""
        return [pack for edition, pack in sorted(self.packs.items()) if not self.newer(edition)]


def kept_packs(settings: Mapping[str, str]) -> KeptPacks:
    """What a workspace's settings say of data packs."""
    return KeptPacks(
        dict(_read(settings, PACK_SETTING, InstalledPack)),
        dict(_read(settings, _KEY, PinnedKey)),
        dict(_read(settings, _ENROLMENT, EnrolmentText)),
    )


def pack_setting(pack: InstalledPack) -> tuple[str, str]:
    """The setting that keeps a pack: its name and its text."""
    return PACK_SETTING + pack.edition, _text(pack)


def key_setting(pinned: PinnedKey) -> tuple[str, str]:
    """The setting that keeps a compared key: its name and its text."""
    return _KEY + pinned.key.fingerprint, _text(pinned)


def enrolment_setting(entry: EnrolmentText) -> tuple[str, str]:
    """The setting that keeps an enrolment: its name and its text."""
    return _ENROLMENT + entry.fingerprint, _text(entry)


def _read(settings: Mapping[str, str], prefix: str, shape: type[T]) -> list[tuple[str, T]]:
    return [
        (name.removeprefix(prefix), msgspec.json.decode(text, type=shape))
        for name, text in settings.items()
        if name.startswith(prefix) and text
    ]


def _text(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode()


def _enrolment(key: KeyFacts, entry: EnrolmentText | None) -> Enrolment:
    if entry is None or entry.revoked_at is None:
        return Enrolment(key)
    return Enrolment(key, dt.datetime.fromisoformat(entry.revoked_at), entry.revocation)
