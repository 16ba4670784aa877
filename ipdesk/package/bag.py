"""The bag (BagIt 1.0, RFC 8493): the tag files around a payload.

The digest of the tag manifest is the *seal*: it stands for every file but ``signature.json``,
which signs it, is not listed in it and may join later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ipdesk.package.pieces import Content, measure

DECLARATION_FILE = "bagit.txt"
INFO_FILE = "bag-info.txt"
MANIFEST_FILE = "manifest-sha256.txt"
TAG_MANIFEST_FILE = "tagmanifest-sha256.txt"
SIGNATURE_FILE = "signature.json"
DATA = "data/"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

C = TypeVar("C", bound=Content)


@dataclass(frozen=True, slots=True)
class BagInfo:
    """What ``bag-info.txt`` says. ``bagging_date`` is the date of sealing, YYYY-MM-DD."""

    source_organization: str
    external_identifier: str
    bagging_date: str
    software_agent: str


def bag_files(payload: Mapping[str, C], info: BagInfo) -> dict[str, C | bytes]:
    """All files of the bag by path in the bag folder; payload paths begin with ``data/``."""
    measures = {path: measure(content) for path, content in payload.items()}
    octets = sum(item.size for item in measures.values())
    tags = {
        DECLARATION_FILE: DECLARATION,
        INFO_FILE: info_text(info, octets, len(payload)),
        MANIFEST_FILE: manifest_text((path, item.sha256) for path, item in measures.items()),
    }
    listed = manifest_text((path, measure(content).sha256) for path, content in tags.items())
    return {**tags, TAG_MANIFEST_FILE: listed, **payload}


def seal_of(digests: Mapping[str, str]) -> str:
    """The seal of a bag, made anew from the SHA-256 of its files by path; "" if one is missing."""
    payload = [item for item in digests.items() if item[0].startswith(DATA)]
    manifest = hashlib.sha256(manifest_text(payload)).hexdigest()
    if not {DECLARATION_FILE, INFO_FILE} <= set(digests):
        return ""
    tags = {name: digests[name] for name in (DECLARATION_FILE, INFO_FILE)}
    listed = manifest_text({**tags, MANIFEST_FILE: manifest}.items())
    return hashlib.sha256(listed).hexdigest()


def info_text(info: BagInfo, octets: int, files: int) -> bytes:
    """The bytes of ``bag-info.txt``: labels sorted, one line each, LF."""
    fields = {
        "Bag-Software-Agent": info.software_agent,
        "Bagging-Date": info.bagging_date,
        "External-Identifier": info.external_identifier,
        "Payload-Oxum": f"{octets}.{files}",
        "Source-Organization": info.source_organization,
    }
    # A line break in a value would begin another field.
    return "".join(
        f"{label}: {' '.join(text.split())}\n" for label, text in fields.items()
    ).encode()


def manifest_text(digests: Iterable[tuple[str, str]]) -> bytes:
    """The bytes of a manifest of (path, SHA-256) pairs: sorted by path, LF."""
    lines = [f"{digest}  {encode_path(path)}\n" for path, digest in sorted(digests)]
    return "".join(lines).encode()


def encode_path(path: str) -> str:
    """The path as a manifest writes it: only CR, LF and % are percent-encoded (RFC 8493)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
