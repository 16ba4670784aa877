"""What a verified package says of itself, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ipdesk.cli.desk import desk_words
from ipdesk.formats import grouped
from ipdesk.local_time import local_time

if TYPE_CHECKING:
    from ipdesk.package.verify import Verification
    from ipdesk.services import Services


def fact_lines(found: Verification, services: Services) -> Iterator[str]:
    """The facts by name, in the order in which they are read."""
    for name, value in _facts(found, services):
        yield f"  {services.translator.tr('{name}: {value}', name=name, value=value)}"


def _facts(found: Verification, services: Services) -> Iterator[tuple[str, str]]:
    tr, words = services.translator.tr, desk_words(services)
    report = tr("{kind} {year}", kind=words.kind(found.kind), year=found.period)
    edition = found.catalogue
    yield tr("Reporting unit"), f"{words.unit(found.unit)} {found.unit}"
    yield tr("Report"), tr("Practice") + f" {report}" if found.practice else report
    yield (
        tr("Package of its unit"),
        tr("number {n}, revision {r}", n=found.sequence, r=found.revision),
    )
    yield tr("Follows"), grouped(found.previous) or tr("nothing: it is the first")
    yield tr("Sealed"), local_time(found.sealed_at)
    yield tr("Catalogue"), tr("{edition}, version {n}", edition=edition.edition, n=edition.version)
    yield tr("Program"), found.program
    yield tr("Check"), _checked(found, services)
    yield tr("Seal (SHA-256)"), grouped(found.seal)
    files = services.translator.ntr("{n} file", "{n} files", found.files)
    yield tr("File"), tr("{name}, {n} bytes", name=files, n=f"{found.size:,}")
    yield "SHA-256", grouped(found.digest)


def _checked(found: Verification, services: Services) -> str:
    ntr, verdict = services.translator.ntr, found.verdict
    return services.translator.tr(", ").join(
        (
            ntr("{n} query explained", "{n} queries explained", verdict.explained),
            ntr("{n} rule disputed", "{n} rules disputed", found.disputes),
            ntr("{n} figure restated", "{n} figures restated", found.restatements),
            ntr("{n} notice", "{n} notices", verdict.notices),
        )
    )
