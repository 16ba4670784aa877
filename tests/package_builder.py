"""Builds packages that keep the format, and archives that break it in one chosen place."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ipdesk.package import canonical_json
from ipdesk.package import zip_format as zf
from ipdesk.package.archive import package_bytes
from ipdesk.package.bag import BagInfo, bag_files, manifest_text
from ipdesk.signing.key_file import SigningKey
from ipdesk.signing.signatures import Signed, encode, sign

NAME = "440000-2016-annual-0001"
SIGNED_AT = dt.datetime(2017, 3, 15, 8, 0, tzinfo=dt.UTC)
INFO = BagInfo("广东省", NAME, "2017-01-20", "IPDesk 1.0")
Files = dict[str, bytes]


@dataclass
class Part:
    """One archive entry, with whatever is to differ from a well-formed one."""

    name: bytes
    data: bytes
    packed: bytes | None = None
    central: dict[str, object] = field(default_factory=dict)
    local: dict[str, object] = field(default_factory=dict)
    extra: bytes = b""
    comment: bytes = b""
    before: bytes = b""
    local_name: bytes | None = None


def parts(files: Mapping[str, bytes], name: str = NAME) -> list[Part]:
    """The entries of a package in the order of the format."""
    order = sorted(files, key=lambda path: (path != "bagit.txt", path))
    return [Part(f"{name}/{path}".encode(), files[path]) for path in order]


def assemble(entries: list[Part], end: dict[str, object] | None = None) -> bytes:
    """The archive of the entries, each with its own faults."""
    body, directory = bytearray(), bytearray()
    for part in entries:
        body += part.before
        packed = part.data if part.packed is None else part.packed
        header = zf.CentralHeader(
            zf.CENTRAL_SIGNATURE, zf.MADE_BY, 20, zf.FLAGS, 0, 0, zf.DATE,
            zlib.crc32(part.data), len(packed), len(part.data), len(part.name), len(part.extra),
            len(part.comment), 0, 0, zf.ATTRIBUTES, len(body),
        )._replace(**part.central)  # fmt: skip
        local = header.local()._replace(**part.local)
        body += zf.pack_local(local) + (part.local_name or part.name) + part.extra + packed
        directory += zf.pack_central(header) + part.name + part.extra + part.comment
    count = len(entries)
    record = zf.EndRecord(zf.END_SIGNATURE, 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory) + zf.pack_end(record._replace(**(end or {})))


def deflated(part: Part, data: bytes | None = None) -> Part:
    """The entry with its content deflated."""
    packer = zlib.compressobj(wbits=-15)
    content = part.data if data is None else data
    packed = packer.compress(content) + packer.flush()
    return Part(part.name, content, packed, {"method": zf.DEFLATED})


def archive(files: Mapping[str, bytes], name: str = NAME) -> bytes:
    """The package file of a bag's files."""
    return b"".join(package_bytes(name, files))


def bagged(payload: Mapping[str, bytes], name: str = NAME, info: BagInfo = INFO) -> bytes:
    """The package file of a payload, with manifests that fit it."""
    return archive(bag_files(payload, info), name)


def signed(files: Mapping[str, bytes], *keys: SigningKey) -> Files:
    """The bag's files with the signatures of these keys, one after the other."""
    seal = hashlib.sha256(files["tagmanifest-sha256.txt"]).hexdigest()
    package = Signed("440000", seal)
    for key in keys:
        package = package._replace(signatures=(*package.signatures, sign(key, package, SIGNED_AT)))
    return {**files, "signature.json": encode(package.signatures)}


def retagged(files: Files) -> bytes:
    """The package file of a bag whose tag manifest is made to fit the tag files."""
    tags = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    listed = [(path, hashlib.sha256(files[path]).hexdigest()) for path in tags]
    return archive({**files, "tagmanifest-sha256.txt": manifest_text(listed)})


def with_json(payload: Files, path: str, change: Callable[[dict], object]) -> Files:
    """The payload with a JSON file changed in place."""
    value = json.loads(payload[path])
    change(value)
    return {**payload, path: canonical_json.encode(value)}


def with_table(payload: Files, code: str, table: bytes) -> Files:
    """The payload with another table, described as it is."""

    def describe(package: dict) -> None:
        for resource in package["resources"]:
            if resource["name"] == code:
                resource["bytes"] = len(table)
                resource["hash"] = f"sha256:{hashlib.sha256(table).hexdigest()}"

    changed = with_json(payload, "data/datapackage.json", describe)
    return {**changed, f"data/tables/{code}.csv": table}
