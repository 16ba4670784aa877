"""The enrolment sheet of a key: printed, signed, stamped, and entered at SIPO."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from ipdesk import formats
from ipdesk.fonts import SANS, SERIF
from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.printing.document import Signatures
from ipdesk.printing.symbols import Symbol, symbol_of
from ipdesk.printing.typeset import Task, workshop
from ipdesk.signing.enrolment_code import code_lines, qr_text
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.words import KeyWords

_TEMPLATE = "enrolment.typ"
_IN_ROW = 8
"""Groups of four digits of the fingerprint in a row."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A named fact."""

    name: str
    value: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the template ``enrolment.typ`` reads."""

    language: Language
    serif: str
    sans: str
    title: str
    subtitle: str
    facts: tuple[Line, ...]
    fingerprint_name: str
    fingerprint: tuple[tuple[str, ...], ...]
    code_name: str
    code: tuple[tuple[str, ...], ...]
    symbol: Symbol
    declaration: str
    signatures: Signatures
    desk_name: str
    desk: tuple[str, ...]
    foot: str


def enrolment_sheet(
    templates: Path, translator: Translator, facts: KeyFacts, words: KeyWords, at: dt.datetime
) -> bytes:
    """The sheet as a tagged PDF, dated ``at``.

    Raises :class:`FileMissing` if the program's fonts are not there.
    """
    sheet = sheet_of(translator, facts, words)
    task = Task(
        {"data": msgspec.json.encode(sheet).decode()},
        {
            "format": "pdf",
            "timestamp": at.replace(microsecond=0),
            "pdf_standards": ["a-2a", "ua-1"],
        },
        _TEMPLATE,
    )
    return bytes(workshop(templates).carry_out(task))


def sheet_of(translator: Translator, facts: KeyFacts, words: KeyWords) -> Sheet:
    """The sheet as data."""
    tr = translator.tr
    return Sheet(
        language=translator.language,
        serif=SERIF,
        sans=SANS,
        title=tr("Enrolment of a signing key"),
        subtitle=tr(
            "Reporting of the IP leading provinces, to the State Intellectual Property Office"
        ),
        facts=tuple(Line(name=name, value=value) for name, value in words.facts(facts)),
        fingerprint_name=tr("Fingerprint (SHA-256 of the public key)"),
        fingerprint=_rows(formats.grouped(facts.fingerprint.upper()).split(), _IN_ROW),
        code_name=tr("Enrolment code: scan the symbol, or type the lines"),
        code=tuple(tuple(line.split("-")) for line in code_lines(facts)),
        symbol=symbol_of(qr_text(facts), tr("Enrolment code")),
        declaration=tr(
            "The key was made on our own computer; nobody else holds it or its passphrase. "
            "Packages signed with it are ours. If it is lost or its holder leaves, we report it at "
            "once, so that it is revoked."
        ),
        signatures=_signatures(translator),
        desk_name=tr("To be filled in by the State Intellectual Property Office"),
        desk=(
            tr("Fingerprint compared with what the program shows"),
            tr("Seal and signatures seen"),
            tr("Entered by (signature)"),
            tr("Date"),
        ),
        foot=tr("This sheet holds nothing secret. It proves nothing before it is stamped."),
    )


def _rows(groups: list[str], size: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(groups[at : at + size]) for at in range(0, len(groups), size))


def _signatures(translator: Translator) -> Signatures:
    tr = translator.tr
    return Signatures(
        signers=(tr("Holder of the key (signature)"), tr("Head of unit (signature)")),
        date=tr("Date"),
        date_blank=tr("Year      Month      Day"),
        seal=tr("Unit (seal)"),
    )
