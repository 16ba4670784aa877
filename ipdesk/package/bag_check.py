"""The bag in an open package, checked: structure, manifests, every digest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from ipdesk.errors import PackageRefused
from ipdesk.package import bag
from ipdesk.package.bag import DATA
from ipdesk.package.directory import Entry
from ipdesk.package.names import parse_name
from ipdesk.package.reader import PackageReader

_TAGS = (bag.DECLARATION_FILE, bag.INFO_FILE, bag.MANIFEST_FILE)
_REQUIRED = (*_TAGS, bag.TAG_MANIFEST_FILE)
_MANIFEST_NAME = re.compile(r"(?:tag)?manifest-[^/]*\.txt")
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_OXUM = re.compile(rb"^Payload-Oxum: ([0-9]{1,15})\.([0-9]{1,9})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CheckedBag:
    """A bag whose every listed file is there and has its digest.

    ``name`` is that of the top folder. ``payload`` and ``digests`` are by path in the bag
    (``data/...``); ``octets`` is the payload's size, ``info`` the bytes of ``bag-info.txt``,
    ``seal`` the SHA-256 of the tag manifest, hex.
    """

    name: str
    payload: dict[str, Entry]
    digests: dict[str, str]
    info: bytes
    octets: int
    seal: str
    signature: Entry | None


def check_bag(
    reader: PackageReader, known_name: Callable[[str], object | None] = parse_name
) -> CheckedBag:
    """The bag in the package; :class:`PackageRefused` names the rule that it breaks.

    ``known_name`` gives None for a name that the top folder may not have.
    """
    name, files = _folder(reader, known_name)
    _check_tag_files(files)
    limit = reader.limits.text_size
    tags = {path: reader.read(files[path], limit) for path in _REQUIRED}
    if tags[bag.DECLARATION_FILE] != bag.DECLARATION:
        raise PackageRefused("declaration")
    _check_tag_manifest(tags)
    payload = {path: entry for path, entry in files.items() if path.startswith(DATA)}
    digests = _manifest(tags[bag.MANIFEST_FILE], bag.MANIFEST_FILE)
    _check_complete(payload, digests)
    octets = sum(entry.size for entry in payload.values())
    _check_oxum(tags[bag.INFO_FILE], octets, len(payload))
    for path, entry in payload.items():
        if _digest(reader, entry) != digests[path]:
            raise PackageRefused("digest", file=path)
    info = tags[bag.INFO_FILE]
    seal = hashlib.sha256(tags[bag.TAG_MANIFEST_FILE]).hexdigest()
    return CheckedBag(name, payload, digests, info, octets, seal, files.get(bag.SIGNATURE_FILE))


def _folder(
    reader: PackageReader, known_name: Callable[[str], object | None]
) -> tuple[str, dict[str, Entry]]:
    """The package's name and its entries by path in the one top folder."""
    if not reader.entries:
        raise PackageRefused("empty")
    top = reader.entries[0].name.partition("/")[0]
    files = {}
    for entry in reader.entries:
        folder, _, path = entry.name.partition("/")
        if folder != top or not path:
            raise PackageRefused("top_folder", file=entry.name)
        files[path] = entry
    if known_name(top) is None:
        raise PackageRefused("folder_name", name=top)
    if list(files) != sorted(files, key=lambda path: (path != bag.DECLARATION_FILE, path)):
        raise PackageRefused("entry_order")
    return top, files


def _check_tag_files(files: dict[str, Entry]) -> None:
    for path in files:
        if path == "fetch.txt":
            raise PackageRefused("fetch")
        if path in _REQUIRED or path == bag.SIGNATURE_FILE or path.startswith(DATA):
            continue
        reason = "other_manifest" if _MANIFEST_NAME.fullmatch(path) else "unexpected_file"
        raise PackageRefused(reason, file=path)
    for path in _REQUIRED:
        if path not in files:
            raise PackageRefused("missing_file", file=path)


def _check_tag_manifest(tags: dict[str, bytes]) -> None:
    listed = _manifest(tags[bag.TAG_MANIFEST_FILE], bag.TAG_MANIFEST_FILE)
    if set(listed) != set(_TAGS):
        raise PackageRefused("tag_manifest_files")
    for path in _TAGS:
        if hashlib.sha256(tags[path]).hexdigest() != listed[path]:
            raise PackageRefused("tag_digest", file=path)


def _manifest(data: bytes, file: str) -> dict[str, str]:
    """Digest by path, from a manifest in its one spelling."""
    digests: dict[str, str] = {}
    try:
        lines = data.decode().split("\n")
    except UnicodeDecodeError:
        raise PackageRefused("manifest_text", file=file) from None
    for number, line in enumerate(lines[:-1], start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise PackageRefused("manifest_line", file=file, line=number)
        path = _decode_path(match[2])
        if path in digests:
            raise PackageRefused("manifest_duplicate", file=file, line=number)
        digests[path] = match[1]
    if bag.manifest_text(digests.items()) != data:
        raise PackageRefused("manifest_not_canonical", file=file)
    return digests


def _decode_path(text: str) -> str:
    return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def _check_complete(payload: dict[str, Entry], digests: dict[str, str]) -> None:
    for path in digests:
        if path not in payload:
            raise PackageRefused("listed_missing", file=path)
    for path in payload:
        if path not in digests:
            raise PackageRefused("unlisted_file", file=path)


def _check_oxum(info: bytes, octets: int, files: int) -> None:
    found = _OXUM.findall(info)
    if [(int(size), int(count)) for size, count in found] != [(octets, files)]:
        raise PackageRefused("payload_oxum", octets=octets, count=files)


def _digest(reader: PackageReader, entry: Entry) -> str:
    digest = hashlib.sha256()
    for chunk in reader.chunks(entry):
        digest.update(chunk)
    return digest.hexdigest()
