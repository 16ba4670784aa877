"""Reading data packs: every rule of the bag, then those of the pack. Nothing is installed here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ipdesk.apart.child import Work
from ipdesk.data_packs.contents import CataloguePack, PackContents, listed
from ipdesk.data_packs.refusal import FORMAT
from ipdesk.data_packs.texts import (
    CATALOGUES,
    DEADLINES,
    DENOMINATORS,
    ENROLMENTS,
    FORMAT_VERSION,
    PACK,
    DeadlineText,
    DenominatorText,
    EnrolmentText,
    PackText,
    parse_pack_name,
)
from ipdesk.data_packs.writer import pack_info
from ipdesk.editions.texts import SUFFIX as CATALOGUE_SUFFIX
from ipdesk.editions.texts import parse_pack_name as parse_catalogue_name
from ipdesk.errors import KnownError, PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.bag import info_text
from ipdesk.package.bag_check import CheckedBag, check_bag
from ipdesk.package.limits import DATA_PACK_LIMITS
from ipdesk.package.reader import PackageReader, Source, open_package
from ipdesk.package.refusals import PACKAGE
from ipdesk.package.vetting import Check, PackKind, Vet, judging
from ipdesk.places import Place
from ipdesk.signing import facts as keys
from ipdesk.signing.roles import DESK, DESK_UNIT
from ipdesk.signing.signatures import DATA_PACK, Signature, Signed, decode
from ipdesk.values import CellSpec, State, parse

_WHERE = re.compile(r"`(\$[^`]*)`")
_NUMBER = CellSpec("decimal")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DataPack:
    """A pack that keeps every rule of the format. Who signed it has not been judged.

    ``seal`` is what the signature is over, ``digest`` the SHA-256 of the file.
    """

    text: PackText
    contents: PackContents
    seal: str
    digest: str
    signature: Signature

    @property
    def signed(self) -> Signed:
        """The pack as far as its signature concerns it."""
        return Signed(DESK_UNIT, self.seal, (self.signature,), DATA_PACK)


def received_data_pack(path: Path, vet: Vet, check: Check = lambda: None) -> DataPack:
    """What a data pack holds that came from elsewhere, read only when ``vet`` has found it good.

    Raises as :func:`read_data_pack`, what ``vet`` and ``check`` raise, and the storage errors.
    """
    return read_data_pack(vet(path, DATA_PACKS, check))


def read_data_pack(source: Source) -> DataPack:
    """What a data pack holds; :class:`PackageRefused` names the rule that it breaks.

    The catalogue packs in it are not opened: installing them does. Raises the storage errors.
    """
    with open_package(source, DATA_PACK_LIMITS) as reader:
        digest = hashlib.sha256()
        for block in reader.blocks():
            digest.update(block)
        bag = check_bag(reader, parse_pack_name)
        limit = DATA_PACK_LIMITS.entry_size
        payload = {name: reader.read(entry, limit) for name, entry in bag.payload.items()}
        signature = _signature(reader, bag)
    text = _text(payload, bag)
    contents = _contents({name: data for name, data in payload.items() if name != PACK})
    _require_agreement(text, contents, payload, signature)
    return DataPack(text, contents, bag.seal, digest.hexdigest(), signature)


def prepare() -> Work:
    """What a child needs to read data packs, loaded."""
    return judging(read_data_pack)


DATA_PACKS = PackKind(DATA_PACK_LIMITS, prepare, {*PACKAGE, *FORMAT})


def _signature(reader: PackageReader, bag: CheckedBag) -> Signature:
    if bag.signature is None:
        raise PackageRefused("datapack_unsigned")
    (signature,) = decode(reader.read(bag.signature, DATA_PACK_LIMITS.signature_size), DATA_PACK)
    return signature


def _text(payload: dict[str, bytes], bag: CheckedBag) -> PackText:
    if PACK not in payload:
        raise PackageRefused("missing_file", file=PACK)
    value = canonical_json.decode(payload[PACK], PACK, DATA_PACK_LIMITS)
    version = value.get("format_version") if isinstance(value, dict) else None
    if isinstance(version, str) and version != FORMAT_VERSION:
        raise PackageRefused("format_version", version=version[:20], known=FORMAT_VERSION)
    text = _converted(value, PACK, PackText)
    if str(text.name) != bag.name:
        raise PackageRefused("datapack_name", folder=bag.name, name=str(text.name))
    if info_text(pack_info(text), bag.octets, len(bag.payload)) != bag.info:
        raise PackageRefused("datapack_info")
    return text


def _contents(payload: dict[str, bytes]) -> PackContents:
    catalogues = []
    for path in sorted(payload.keys() - {DENOMINATORS, DEADLINES, ENROLMENTS}):
        name = path.removeprefix(CATALOGUES).removesuffix(CATALOGUE_SUFFIX)
        known = parse_catalogue_name(name) is not None
        if not known or path != f"{CATALOGUES}{name}{CATALOGUE_SUFFIX}":
            raise PackageRefused("unexpected_file", file=path)
        catalogues.append(CataloguePack(name, payload[path]))
    return PackContents(
        _table(payload, DENOMINATORS, DenominatorText, lambda entry: entry.key, _is_figure),
        _table(payload, DEADLINES, DeadlineText, lambda entry: entry.key, _is_deadline),
        _table(payload, ENROLMENTS, EnrolmentText, lambda entry: entry.fingerprint, _is_key),
        tuple(catalogues),
    )


def _table(
    payload: dict[str, bytes],
    path: str,
    shape: type[T],
    key: Callable[[T], Any],
    sound: Callable[[T], bool],
) -> tuple[T, ...]:
    """The entries of a table: sound, in order, none twice; a table that is there has some."""
    if path not in payload:
        return ()
    value = canonical_json.decode(payload[path], path, DATA_PACK_LIMITS)
    entries: Sequence[T] = _converted(value, path, tuple[shape, ...])  # type: ignore[valid-type]  # a variable type
    if not entries:
        raise PackageRefused("datapack_shape", file=path, where="$")
    for number, entry in enumerate(entries, 1):
        if number > 1 and key(entries[number - 2]) >= key(entry):
            raise PackageRefused("datapack_order", file=path, entry=number)
        if not sound(entry):
            raise PackageRefused("datapack_value", file=path, entry=number)
    return tuple(entries)


def _is_figure(entry: DenominatorText) -> bool:
    """Whether the value is a canonical number, and the series a cell's address."""
    cell = parse(entry.value, _NUMBER)
    place = Place.of_address(entry.series)
    addressed = all(place) and place.address == entry.series
    return addressed and cell.state is State.VALID and cell.text == entry.value


def _is_deadline(entry: DeadlineText) -> bool:
    try:
        return bool(entry.deadline())
    except KnownError:
        return False


def _is_key(entry: EnrolmentText) -> bool:
    try:
        return keys.decode(keys.encode(entry.key), "") == entry.key
    except KnownError:
        return False


def _require_agreement(
    text: PackText, contents: PackContents, payload: dict[str, bytes], signature: Signature
) -> None:
    """``pack.json`` lists what is there, and names the key that has signed."""
    others = {name: data for name, data in payload.items() if name != PACK}
    if listed(others, contents) != text.files:
        raise PackageRefused("datapack_files")
    signer = text.signer
    named = (signer.alg, signer.fingerprint, signer.public_key, signer.unit, signer.role)
    made = (signature.alg, signature.fingerprint, signature.public_key, DESK_UNIT, DESK)
    if named != made or not _is_signer(signer):
        raise PackageRefused("datapack_signer")


def _is_signer(signer: keys.KeyFacts) -> bool:
    entry = EnrolmentText(key=signer, document="", revoked_at=None, revocation="")
    return _is_key(entry)


def _converted(value: object, path: str, shape: type[T]) -> T:
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as fault:
        where = _WHERE.search(str(fault))
        shown = where[1] if where else "$"
        raise PackageRefused("datapack_shape", file=path, where=shown) from None
