"""Reading catalogue packs: every rule of the bag, then what the catalogue itself must keep."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from ipdesk.apart.child import Work
from ipdesk.catalogue import loader
from ipdesk.catalogue.bounds import excesses
from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.references import faults
from ipdesk.checks.rules import rule_set
from ipdesk.editions.pack import pack_info
from ipdesk.editions.texts import (
    CATALOGUE,
    EDITION,
    FORMAT_VERSION,
    PATCH,
    EditionText,
    PatchText,
    edition_text,
    parse_pack_name,
)
from ipdesk.errors import CatalogueProblem, InvalidCatalogue, PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.bag import info_text
from ipdesk.package.bag_check import CheckedBag, check_bag
from ipdesk.package.limits import PACK_LIMITS
from ipdesk.package.reader import PackageReader, Source, open_package
from ipdesk.package.refusals import PACKAGE
from ipdesk.package.vetting import PackKind, judging

_WHERE = re.compile(r"`(\$[^`]*)`")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EditionPack:
    """A pack that holds an edition."""

    text: EditionText
    catalogue: Catalogue


def read_pack(source: Source) -> EditionPack | PatchText:
    """What a pack holds: an edition, complete and sound, or a rule patch.

    Raises :class:`PackageRefused` or :class:`InvalidCatalogue` with the rule that it breaks,
    and the storage errors. That every rule of the edition types is :func:`check_rules`.
    """
    with open_package(source, PACK_LIMITS) as reader:
        bag = check_bag(reader, parse_pack_name)
        if set(bag.payload) == {PATCH}:
            return _patch(reader, bag)
        text = _edition(reader, bag)
        body = reader.read(bag.payload[CATALOGUE], PACK_LIMITS.json_size)
    return EditionPack(text, _catalogue(body, text))


def read_facts(source: Source) -> EditionText | PatchText:
    """What a pack says of itself; the catalogue in it is not read, its digest is compared."""
    with open_package(source, PACK_LIMITS) as reader:
        bag = check_bag(reader, parse_pack_name)
        return _patch(reader, bag) if set(bag.payload) == {PATCH} else _edition(reader, bag)


def check_rules(catalogue: Catalogue) -> None:
    """Every rule types in every form; :class:`InvalidCatalogue` names those that do not."""
    if found := tuple(CatalogueProblem("", *excess) for excess in excesses(catalogue)):
        raise InvalidCatalogue(found)
    for kind in catalogue.kinds:
        for category in catalogue.categories:
            rule_set(form_for(catalogue, kind.code, category.code)).type_check()


def prepare() -> Work:
    """What a child needs to read catalogue packs and to type their rules, loaded."""
    import cel_expr_python  # noqa: F401 -- loaded for what comes after

    return judging(_read_whole)


CATALOGUE_PACKS = PackKind(PACK_LIMITS, prepare, PACKAGE)


def _read_whole(content: bytes) -> None:
    pack = read_pack(content)
    if isinstance(pack, EditionPack):
        check_rules(pack.catalogue)


def _edition(reader: PackageReader, bag: CheckedBag) -> EditionText:
    if set(bag.payload) != {CATALOGUE, EDITION}:
        raise PackageRefused("pack_files")
    text = _converted(reader, bag, EDITION, EditionText)
    if text.digest != bag.digests[CATALOGUE]:
        raise PackageRefused("pack_digest")
    _require_names(bag, text, text.issuer.zh, text.issued)
    return text


def _patch(reader: PackageReader, bag: CheckedBag) -> PatchText:
    text = _converted(reader, bag, PATCH, PatchText)
    _require_names(bag, text, text.document, text.issued)
    return text


def _require_names(
    bag: CheckedBag, text: EditionText | PatchText, organisation: str, day: str
) -> None:
    """Folder and ``bag-info.txt`` say what the payload says."""
    if str(text.name()) != bag.name:
        raise PackageRefused("pack_name", folder=bag.name, name=str(text.name()))
    info = pack_info(text.name(), organisation, day, text.program)
    if info_text(info, bag.octets, len(bag.payload)) != bag.info:
        raise PackageRefused("pack_info")


def _converted(reader: PackageReader, bag: CheckedBag, path: str, shape: type[T]) -> T:
    data = reader.read(bag.payload[path], PACK_LIMITS.json_size)
    value = canonical_json.decode(data, path, PACK_LIMITS)
    version = value.get("format_version") if isinstance(value, dict) else None
    if isinstance(version, str) and version != FORMAT_VERSION:
        raise PackageRefused("format_version", version=version[:20], known=FORMAT_VERSION)
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as fault:
        where = _WHERE.search(str(fault))
        shown = where[1] if where else "$"
        raise PackageRefused("pack_shape", file=path, where=shown) from None


def _catalogue(body: bytes, text: EditionText) -> Catalogue:
    if hashlib.sha256(body).hexdigest() != text.digest:
        raise PackageRefused("changed")
    catalogue = loader.from_json(body)
    if loader.to_json(catalogue) != body:
        raise PackageRefused("json_not_canonical", file=CATALOGUE)
    if found := tuple(CatalogueProblem("catalogue.json", *fault) for fault in faults(catalogue)):
        raise InvalidCatalogue(found)
    try:
        stated = edition_text(catalogue, text.digest, text.program)
    except msgspec.ValidationError:
        raise PackageRefused("pack_disagrees") from None
    if stated != text:
        raise PackageRefused("pack_disagrees")
    return catalogue
