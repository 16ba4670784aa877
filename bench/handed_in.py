"""Packages of every unit, as their offices would hand them in: made from one, for measuring."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from ipdesk.package import canonical_json, descriptor, tables
from ipdesk.package.archive import write_package
from ipdesk.package.bag import SIGNATURE_FILE, TAG_MANIFEST_FILE, bag_files
from ipdesk.package.contents import DESCRIPTOR, PAGES, SUBMISSION, bag_info
from ipdesk.package.submission import Submission
from ipdesk.regions import Unit
from ipdesk.signing.facts import KeyFacts, day_of
from ipdesk.signing.key_file import Holder, SigningKey, make_key, open_key
from ipdesk.signing.signatures import ORDER, Signed, encode, sign

PASSPHRASE = "three grey geese for measuring"


def payload_of(package: Path) -> dict[str, bytes]:
    """The payload files of a package by path in the bag."""
    with zipfile.ZipFile(package) as file:
        found = {name.partition("/")[2]: file.read(name) for name in file.namelist()}
    return {path: data for path, data in found.items() if path.startswith("data/")}


def with_sections(payload: dict[str, bytes], codes: Iterable[str]) -> dict[str, bytes]:
    """The payload of a report that has these sections too, with nothing in them."""
    package = json.loads(payload[DESCRIPTOR])
    made, empty = dict(payload), tables.encode([])
    digest = f"sha256:{hashlib.sha256(empty).hexdigest()}"
    for code in codes:
        path = descriptor.table_path(code)
        made[f"data/{path}"] = empty
        own = {"name": descriptor.resource_name(code), "path": path, "title": code}
        facts = {**own, "description": code, "bytes": len(empty), "hash": digest}
        package["resources"].append({**package["resources"][0], **facts})
    return {**made, DESCRIPTOR: canonical_json.encode(package)}


def package_of(unit: Unit, payload: dict[str, bytes], folder: Path) -> tuple[Path, list[KeyFacts]]:
    """The same report as one of this unit, signed by its clerk and its section chief."""
    now = dt.datetime.now(dt.UTC)
    keys = [_key(folder / unit.code, unit.code, role, now) for role in ORDER]
    facts = json.loads(payload[SUBMISSION])
    facts["unit"] = {"code": unit.code, "zh": unit.label.zh, "en": unit.label.en}
    submission = msgspec.convert(facts, Submission)
    named = {**json.loads(payload[DESCRIPTOR]), "name": str(submission.name()).lower()}
    own = {path: data for path, data in payload.items() if path != PAGES}
    own[SUBMISSION] = canonical_json.encode(facts)
    own[DESCRIPTOR] = canonical_json.encode(named)
    files = bag_files(own, bag_info(submission))
    signed = Signed(unit.code, hashlib.sha256(files[TAG_MANIFEST_FILE]).hexdigest())
    for key in keys:
        signed = signed._replace(signatures=(*signed.signatures, sign(key, signed, now)))
    files[SIGNATURE_FILE] = encode(signed.signatures)
    written = write_package(folder / unit.code, str(submission.name()), files)
    return written.path, [key.facts for key in keys]


def _key(folder: Path, unit: str, role: str, at: dt.datetime) -> SigningKey:
    folder.mkdir(parents=True, exist_ok=True)
    path, today = folder / f"{role}.ipkey", day_of(at)
    make_key(path, Holder(unit, role, today, today + dt.timedelta(days=30)), PASSPHRASE)
    return open_key(path, PASSPHRASE)
