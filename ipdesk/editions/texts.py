"""What a catalogue pack says of itself: ``edition.json``, or ``patch.json`` of a rule patch."""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

import msgspec

from ipdesk import suffixes
from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.package.submission import Line, Number, Sha256

SUFFIX = suffixes.CATALOGUE_PACK
FORMAT_VERSION = "1"
EDITION = "data/edition.json"
CATALOGUE = "data/catalogue.json"
PATCH = "data/patch.json"

_CODE = r"[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,38}[A-Za-z0-9])?"
_NAME = re.compile(rf"(?P<kind>catalogue|patch)-(?P<code>{_CODE})-v(?P<version>[1-9][0-9]{{0,5}})")

Code = Annotated[str, msgspec.Meta(pattern=rf"\A{_CODE}\Z")]
Day = Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z")]


class PackName(NamedTuple):
    """The name of a pack's top folder. Of a patch, ``version`` is the one that it makes."""

    kind: str
    code: str
    version: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.code}-v{self.version}"


def parse_pack_name(text: str) -> PackName | None:
    """The parts of a pack's name, or None if the text follows another rule."""
    match = _NAME.fullmatch(text)
    return PackName(match["kind"], match["code"], int(match["version"])) if match else None


class TextIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text in both languages."""

    zh: Line
    en: Line

    @classmethod
    def of(cls, label: Label) -> TextIn:
        """The text of a label."""
        return cls(zh=label.zh, en=label.en)

    def label(self) -> Label:
        """The label of the text."""
        return Label(zh=self.zh, en=self.en)


class EditionText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of ``edition.json``: which edition the pack holds.

    ``digest`` is the SHA-256 of ``catalogue.json``, ``program`` what wrote the pack.
    """

    format_version: str
    edition: Code
    version: Number
    digest: Sha256
    supersedes: Code | None
    title: TextIn
    issuer: TextIn
    document: TextIn
    issued: Day
    valid_from: Day
    valid_until: Day | None
    fictitious: bool
    program: Line

    def name(self) -> PackName:
        """The name of the pack."""
        return PackName("catalogue", self.edition, self.version)


class WithdrawalText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that the patch switches off, and why."""

    rule: Code
    reason: TextIn


class PatchText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of ``patch.json``. ``version`` and ``digest`` are those of the base."""

    format_version: str
    edition: Code
    version: Number
    digest: Sha256
    code: Code
    document: Line
    issued: Day
    withdrawn: tuple[WithdrawalText, ...]
    program: Line

    def name(self) -> PackName:
        """The name of the pack."""
        return PackName("patch", self.edition, self.version + 1)


def edition_text(catalogue: Catalogue, digest: str, program: str) -> EditionText:
    """What ``edition.json`` says of a catalogue."""
    edition = catalogue.edition
    return msgspec.convert(
        {
            "format_version": FORMAT_VERSION,
            "edition": edition.code,
            "version": edition.version,
            "digest": digest,
            "supersedes": edition.supersedes,
            "title": _plain(edition.title),
            "issuer": _plain(edition.issuer),
            "document": _plain(edition.document),
            "issued": edition.issued,
            "valid_from": edition.valid_from,
            "valid_until": edition.valid_until,
            "fictitious": edition.fictitious,
            "program": program,
        },
        EditionText,
    )


def _plain(label: Label) -> dict[str, str]:
    return {"zh": label.zh, "en": label.en}
