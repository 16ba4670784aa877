"""What identifies a sealed report: who signed it, its number, its seal, where it went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.formats import grouped
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.records import ReportRecord
from ipdesk.shown_path import shown_path
from ipdesk.signing.roles import DESK_UNIT
from ipdesk.signing.signatures import Signature
from ipdesk.signing.words import SignatureWords

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered


class Fact(NamedTuple):
    """A named value of the sealed report. ``code`` values are digests and numbers."""

    name: str
    value: str
    code: bool = False


def sealed_facts(
    header: ReportRecord,
    signatures: Sequence[Signature],
    written: Delivered | None,
    translator: Translator,
) -> list[Fact]:
    """The facts in the order in which they are read; ``written`` is the file made last."""
    tr = translator.tr
    facts = [
        *_signature_facts(signatures, translator),
        Fact(tr("Sealed at"), local_time(header.sealed_at)),
        Fact(tr("Package number"), f"{header.sequence:04d}"),
        Fact(tr("Revision"), str(header.revision)),
        Fact(tr("Check code"), check_code(header.seal), code=True),
        Fact(tr("Seal (SHA-256)"), grouped(header.seal), code=True),
    ]
    if written is not None:
        facts.append(Fact(tr("Written to"), shown_path(written.path)))
    if header.delivered_at:
        facts.append(Fact(tr("Delivered at"), local_time(header.delivered_at)))
        facts.append(Fact(tr("Delivered to"), handed_to(header, translator)))
    return facts


def handed_to(header: ReportRecord, translator: Translator) -> str:
    """Where the package went: a folder or stick as it was named, or SIPO, as its receipt says."""
    at_desk = header.delivered_to == DESK_UNIT
    return translator.tr("SIPO") if at_desk else header.delivered_to


def _signature_facts(made: Sequence[Signature], translator: Translator) -> list[Fact]:
    tr, words = translator.tr, SignatureWords(translator)
    if not made:
        return [Fact(tr("Signature"), tr("none: the package does not show who made it"))]
    names = (tr("Signed by the clerk"), tr("Counter-signed by the reviewer"))
    facts = [Fact(name, words.made(one)) for name, one in zip(names, made, strict=False)]
    return facts if len(made) == len(names) else [*facts, Fact(names[1], tr("not yet"))]


def check_code(digest: str) -> str:
    """The first 16 digits in fours: short enough to be read out over the telephone."""
    return grouped(digest[:16]).upper()
