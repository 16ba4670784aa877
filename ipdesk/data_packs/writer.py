"""Making data packs: one signed bag in a ZIP."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import NamedTuple

import msgspec

from ipdesk import __version__
from ipdesk.catalogue.model import Label
from ipdesk.data_packs.contents import PackContents, listed, payload_of
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.data_packs.texts import FORMAT_VERSION, PACK, PackText
from ipdesk.files import Written, write_durably
from ipdesk.package import canonical_json
from ipdesk.package.archive import package_bytes
from ipdesk.package.bag import SIGNATURE_FILE, TAG_MANIFEST_FILE, BagInfo, bag_files
from ipdesk.package.limits import DATA_PACK_LIMITS
from ipdesk.signing.key_file import SigningKey
from ipdesk.signing.roles import DESK_UNIT
from ipdesk.signing.signatures import DATA_PACK, Signed, encode, sign

PROGRAM = f"IPDesk {__version__}"


class PackHead(NamedTuple):
    """What SIPO says of a pack. ``issued`` is a day; ``supersedes`` an edition or ""."""

    edition: str
    sequence: int
    title: Label
    issuer: Label
    document: str
    issued: str
    supersedes: str = ""
    fictitious: bool = False


def write_pack(
    path: Path, head: PackHead, contents: PackContents, key: SigningKey, at: dt.datetime
) -> Written:
    """Write the pack, signed at that moment.

    Raises :class:`DataPackRefused` if there is nothing in it or the head does not fit,
    :class:`~ipdesk.signing.refusal.SigningRefused` if the key may not sign it, and the storage
    errors; nothing half-written is left behind.
    """
    payload = payload_of(contents)
    if not payload:
        raise DataPackRefused("nothing")
    text = _text(head, key, payload, contents)
    payload[PACK] = canonical_json.encode(text)
    files = bag_files(payload, pack_info(text))
    seal = hashlib.sha256(files[TAG_MANIFEST_FILE]).hexdigest()
    signature = sign(key, Signed(DESK_UNIT, seal, (), DATA_PACK), at)
    files[SIGNATURE_FILE] = encode((signature,))
    return write_durably(path, package_bytes(str(text.name), files, DATA_PACK_LIMITS))


def pack_info(text: PackText) -> BagInfo:
    """What a data pack's ``bag-info.txt`` says."""
    return BagInfo(text.issuer.zh, str(text.name), text.issued, text.program)


def _text(
    head: PackHead, key: SigningKey, payload: dict[str, bytes], contents: PackContents
) -> PackText:
    facts = {
        **head._asdict(),
        "title": {"zh": head.title.zh, "en": head.title.en},
        "issuer": {"zh": head.issuer.zh, "en": head.issuer.en},
        "supersedes": head.supersedes or None,
        "format_version": FORMAT_VERSION,
        "signer": msgspec.to_builtins(key.facts),
        "files": msgspec.to_builtins(listed(payload, contents)),
        "program": PROGRAM,
    }
    try:
        return msgspec.convert(facts, PackText)
    except msgspec.ValidationError as fault:
        where = str(fault).rpartition("$.")[2].rstrip("`")
        raise DataPackRefused("pack_facts", where=where) from None
