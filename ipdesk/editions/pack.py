"""Writing catalogue packs: one bag in a ZIP, the same bytes for the same catalogue or patch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from ipdesk import __version__
from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.record import catalogue_record
from ipdesk.editions.texts import CATALOGUE, EDITION, PATCH, PackName, PatchText, edition_text
from ipdesk.errors import CatalogueProblem, InvalidCatalogue
from ipdesk.files import Written, write_durably
from ipdesk.package import canonical_json
from ipdesk.package.archive import package_bytes
from ipdesk.package.bag import BagInfo, bag_files
from ipdesk.package.limits import PACK_LIMITS

PROGRAM = f"IPDesk {__version__}"


def write_edition(catalogue: Catalogue, path: Path) -> Written:
    """Write the pack of an edition.

    Raises :class:`InvalidCatalogue` if the edition's own facts do not fit a pack, and the
    storage errors; nothing half-written is left behind.
    """
    record = catalogue_record(catalogue)
    try:
        text = edition_text(catalogue, record.digest, PROGRAM)
    except msgspec.ValidationError as fault:
        why, _, where = str(fault).partition(" - at `$.")
        raise InvalidCatalogue(
            (CatalogueProblem("", f"edition.{where.rstrip('`')}", why),)
        ) from None
    files = {
        CATALOGUE: record.body,
        EDITION: canonical_json.encode(text),
    }
    return _write(path, text.name(), files, text.issuer.zh, text.issued)


def write_patch(patch: PatchText, path: Path) -> Written:
    """Write the pack of a rule patch; raises the storage errors."""
    files = {PATCH: canonical_json.encode(patch)}
    return _write(path, patch.name(), files, patch.document, patch.issued)


def _write(
    path: Path, name: PackName, files: Mapping[str, bytes], organisation: str, day: str
) -> Written:
    info = pack_info(name, organisation, day, PROGRAM)
    return write_durably(path, package_bytes(str(name), bag_files(files, info), PACK_LIMITS))


def pack_info(name: PackName, organisation: str, day: str, program: str) -> BagInfo:
    """What a pack's ``bag-info.txt`` says: the issuer or document, the name, the day of issue."""
    return BagInfo(organisation, str(name), day, program)
