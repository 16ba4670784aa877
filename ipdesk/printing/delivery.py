"""The delivery sheet of a package: one page that goes with the stick and comes back signed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from ipdesk import formats
from ipdesk.delivery.code import delivery_text
from ipdesk.delivery.contents import Contents
from ipdesk.evidence.limits import size_text
from ipdesk.fonts import SANS, SERIF
from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.package.names import SUFFIX
from ipdesk.practice import PRACTICE
from ipdesk.printing.frame import beijing_time, stamp
from ipdesk.printing.symbols import Symbol, symbol_of
from ipdesk.printing.typeset import Task, workshop
from ipdesk.signing.words import SignatureWords, short

_TEMPLATE = "delivery.typ"
_IN_ROW = 8
"""Groups of four digits of a digest in a row."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A named fact."""

    name: str
    value: str


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """A digest in rows of groups, and what it is of."""

    name: str
    rows: tuple[tuple[str, ...], ...]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who hands over, or receives: places to fill in."""

    name: str
    places: tuple[str, ...]


class Practice(msgspec.Struct, frozen=True, kw_only=True):
    """What a practice report says on every sheet; nothing on a real one."""

    practice: tuple[str, ...]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the template ``delivery.typ`` reads."""

    language: Language
    serif: str
    sans: str
    title: str
    subtitle: str
    frame: Practice
    facts: tuple[Line, ...]
    symbol: Symbol
    digests: tuple[Digest, ...]
    contents_name: str
    contents: tuple[Line, ...]
    tables_name: str
    tables: tuple[Line, ...]
    parties: tuple[Party, ...]
    foot: str


class DeliverySheet:
    """The sheet of one package in one language; fit for a worker."""

    def __init__(self, templates: Path, translator: Translator, contents: Contents) -> None:
        self._templates = templates
        self._translator = translator
        self._contents = contents

    def pdf(self) -> bytes:
        """The sheet as a tagged PDF, dated by the sealing.

        Raises :class:`FileMissing` if the program's fonts are not there.
        """
        return bytes(self._set(format="pdf", pdf_standards=["a-2a", "ua-1"]))

    def image(self, ppi: float) -> bytes:
        """The same page as a PNG image of ``ppi`` pixels per inch."""
        return bytes(self._set(format="png", ppi=ppi))

    def _set(self, **options: object) -> Any:
        sheet = sheet_of(self._contents, self._translator)
        at = stamp(self._contents.header).replace(microsecond=0)
        data = {"data": msgspec.json.encode(sheet).decode()}
        task = Task(data, {"timestamp": at, **options}, _TEMPLATE)
        return workshop(self._templates).carry_out(task)


def sheet_of(contents: Contents, translator: Translator) -> Sheet:
    """The sheet as data."""
    tr, label = translator.tr, translator.label
    text = delivery_text(contents.name, contents.digest)
    return Sheet(
        language=translator.language,
        serif=SERIF,
        sans=SANS,
        title=tr("Delivery sheet"),
        subtitle=tr(
            "Reporting of the IP leading provinces, to the State Intellectual Property Office"
        ),
        frame=Practice(practice=(PRACTICE.zh, PRACTICE.en) if contents.header.practice else ()),
        facts=tuple(_facts(contents, translator)),
        symbol=symbol_of(text, tr("Digest of the package file")),
        digests=tuple(_digests(contents, translator)),
        contents_name=tr("Contents"),
        contents=tuple(_contents(contents, translator)),
        tables_name=tr("Tables and their rows"),
        tables=tuple(
            Line(name=label(table.label), value=str(table.rows)) for table in contents.tables
        ),
        parties=_parties(translator),
        foot=tr(
            "SIPO compares the digest with the file received: scan the symbol, or type the groups. "
            "This sheet holds nothing secret."
        ),
    )


def _facts(contents: Contents, translator: Translator) -> Iterator[Line]:
    tr, label, header = translator.tr, translator.label, contents.header
    subject = contents.subject
    unit = tr("{unit} ({code})", unit=label(subject.unit), code=header.unit)
    yield Line(name=tr("Reporting unit"), value=unit)
    yield Line(name=tr("Report"), value=label(subject.kind))
    if subject.dated:
        yield Line(name=tr("Reporting period"), value=tr("Year {year}", year=header.year))
    number = tr("no. {number}, revision {revision}", number=f"{header.sequence:04d}",
                revision=header.revision)  # fmt: skip
    yield Line(name=tr("Package number"), value=number)
    sealed = tr("{time} Beijing time", time=beijing_time(header.sealed_at))
    yield Line(name=tr("Sealed at"), value=sealed)
    yield Line(name=tr("File"), value=contents.name + SUFFIX)
    yield Line(name=tr("Size"), value=_size(contents.size, translator))
    if contents.delivered is not None and contents.delivered.to:
        yield Line(name=tr("On the medium, encrypted"), value=_encrypted(contents, translator))
    yield from _signatures(contents, translator)


def _encrypted(contents: Contents, translator: Translator) -> str:
    delivered = contents.delivered
    assert delivered is not None  # noqa: S101 -- asked by the caller
    return translator.tr(
        "{file}, {size}, to SIPO's key {key}",
        file=delivered.path.name,
        size=_size(delivered.size, translator),
        key=short(delivered.to),
    )


def _signatures(contents: Contents, translator: Translator) -> Iterator[Line]:
    tr, words = translator.tr, SignatureWords(translator)
    for one in contents.subject.signatures:
        said = tr("key {key}, {when}", key=short(one.fingerprint), when=beijing_time(one.signed_at))
        yield Line(name=tr("Signed: {role}", role=words.role(one.role)), value=said)
    if not contents.subject.signatures:
        none = tr("none: the package does not show who made it")
        yield Line(name=tr("Signature"), value=none)


def _digests(contents: Contents, translator: Translator) -> Iterator[Digest]:
    tr = translator.tr
    yield _digest(tr("SHA-256 of the package file"), contents.digest)
    delivered = contents.delivered
    if delivered is not None and delivered.to:
        yield _digest(tr("SHA-256 of the encrypted file"), delivered.digest)
    yield _digest(tr("Seal (what is signed)"), contents.header.seal)


def _digest(name: str, digest: str) -> Digest:
    groups = formats.grouped(digest.upper()).split()
    rows = tuple(tuple(groups[at : at + _IN_ROW]) for at in range(0, len(groups), _IN_ROW))
    return Digest(name=name, rows=rows)


def _contents(contents: Contents, translator: Translator) -> Iterator[Line]:
    tr, ntr = translator.tr, translator.ntr
    files = len(contents.evidence)
    evidence = ntr("{n} file", "{n} files", files)
    if files:
        evidence = f"{evidence}, {_size(sum(contents.evidence), translator)}"
    for name, value in (
        (tr("Files in the package"), str(contents.files)),
        (tr("Evidence"), evidence),
        (tr("Tables"), str(len(contents.tables))),
        (tr("Queries explained"), str(contents.explained)),
        (tr("Rules disputed"), str(contents.disputed)),
        (tr("Figures restated"), str(contents.restated)),
    ):
        yield Line(name=name, value=value)


def _parties(translator: Translator) -> tuple[Party, ...]:
    tr = translator.tr
    return (
        Party(
            name=tr("Handed over"),
            places=(tr("Medium and its number"), tr("By (signature)"), tr("Date")),
        ),
        Party(
            name=tr("Received by the State Intellectual Property Office"),
            places=(tr("Digest compared"), tr("By (signature)"), tr("Date")),
        ),
    )


def _size(size: int, translator: Translator) -> str:
    return translator.tr("{size} ({bytes} bytes)", size=size_text(size), bytes=f"{size:,}")
