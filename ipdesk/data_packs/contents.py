"""What a data pack holds, and the files it makes: the same bytes for the same contents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ipdesk.data_packs.texts import (
    CATALOGUES,
    DEADLINES,
    DENOMINATORS,
    ENROLMENTS,
    DeadlineText,
    DenominatorText,
    EnrolmentText,
    FileText,
    Kind,
)
from ipdesk.editions.texts import SUFFIX as CATALOGUE_SUFFIX
from ipdesk.package import canonical_json
from ipdesk.package.pieces import measure


class CataloguePack(NamedTuple):
    """A catalogue pack inside: the name of its folder, and the bytes of its file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PackContents:
    """All that a data pack holds. Denominators and deadlines are told apart by their ``key``."""

    denominators: tuple[DenominatorText, ...] = ()
    deadlines: tuple[DeadlineText, ...] = ()
    enrolments: tuple[EnrolmentText, ...] = ()
    catalogues: tuple[CataloguePack, ...] = ()

    def counts(self) -> dict[Kind, int]:
        """How many entries there are of each kind that is there."""
        counts: dict[Kind, int] = {
            "denominators": len(self.denominators),
            "deadlines": len(self.deadlines),
            "enrolments": len(self.enrolments),
            "catalogue": len(self.catalogues),
        }
        return {kind: count for kind, count in counts.items() if count}


def payload_of(contents: PackContents) -> dict[str, bytes]:
    """The files by path in the bag, without ``pack.json``; tables in the order of their keys."""
    figures = sorted(contents.denominators, key=lambda entry: entry.key)
    deadlines = sorted(contents.deadlines, key=lambda entry: entry.key)
    keys = sorted(contents.enrolments, key=lambda entry: entry.fingerprint)
    tables = {DENOMINATORS: figures, DEADLINES: deadlines, ENROLMENTS: keys}
    files = {path: canonical_json.encode(table) for path, table in tables.items() if table}
    for pack in contents.catalogues:
        files[f"{CATALOGUES}{pack.name}{CATALOGUE_SUFFIX}"] = pack.content
    return files


def listed(payload: Mapping[str, bytes], contents: PackContents) -> tuple[FileText, ...]:
    """What ``pack.json`` says of the files, by path."""
    return tuple(
        FileText(path=path, kind=kind, count=_count(kind, contents), sha256=_digest(payload[path]))
        for path in sorted(payload)
        for kind in (kind_of(path),)
    )


def kind_of(path: str) -> Kind:
    """What a file of the payload holds."""
    tables: dict[str, Kind] = {
        DENOMINATORS: "denominators",
        DEADLINES: "deadlines",
        ENROLMENTS: "enrolments",
    }
    return tables.get(path, "catalogue")


def _count(kind: Kind, contents: PackContents) -> int:
    return 1 if kind == "catalogue" else contents.counts()[kind]


def _digest(content: bytes) -> str:
    return measure(content).sha256
