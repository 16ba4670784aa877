"""Packages to hand in: two years of one unit, sealed for real, and what others make of them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fixed_clock import NOW, FixedClock
from package_builder import archive
from report_filler import make_ready
from report_steps import put_all
from signers import Keys

from ipdesk.cli import RESOURCES
from ipdesk.package import canonical_json
from ipdesk.package.bag import bag_files
from ipdesk.package.contents import bag_info
from ipdesk.package.submission import Submission
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.signing.key_file import SigningKey
from ipdesk.signing.signatures import Signed, encode, sign
from local_db.stores import FileStores

SUBMISSION = "data/submission.json"
TABLE = "data/tables/base.csv"


@dataclass(frozen=True)
class Bag:
    """A package in memory: its name and payload, and by whom and when it is to be signed."""

    payload: dict[str, bytes]
    keys: tuple[SigningKey, ...] = ()
    signed_at: dt.datetime = NOW

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(self.payload[SUBMISSION])

    @property
    def files(self) -> dict[str, bytes]:
        return bag_files(self.payload, bag_info(self._submission()))

    @property
    def seal(self) -> str:
        return hashlib.sha256(self.files["tagmanifest-sha256.txt"]).hexdigest()

    def _submission(self) -> Submission:
        import msgspec

        return msgspec.convert(self.facts, Submission)

    def saying(self, **facts: object) -> Bag:
        """The same with other facts in its ``submission.json``; pages, if any, are left out."""
        changed = {**self.facts, **facts}
        kept = {p: c for p, c in self.payload.items() if p != "data/pages.json"}
        kept[SUBMISSION] = canonical_json.encode(changed)
        named = json.loads(kept["data/datapackage.json"])
        bag = replace(self, payload=kept)
        named["name"] = str(bag._submission().name()).lower()
        named["created"] = changed["sealed_at"]
        kept["data/datapackage.json"] = canonical_json.encode(named)
        return bag

    def with_text(self, path: str, old: str, new: str) -> Bag:
        """The same with a text in a file changed, as somebody would who knows the format."""
        data = self.payload[path].decode()
        assert old in data
        kept = {**self.payload, path: data.replace(old, new, 1).encode()}
        named = json.loads(kept["data/datapackage.json"])
        for resource in named["resources"]:
            if "data/" + resource["path"] == path:
                resource["bytes"] = len(kept[path])
                resource["hash"] = "sha256:" + hashlib.sha256(kept[path]).hexdigest()
        kept["data/datapackage.json"] = canonical_json.encode(named)
        return replace(self, payload=kept).saying()

    def by(self, *keys: SigningKey) -> Bag:
        return replace(self, keys=keys)

    def write(self, path: Path) -> Path:
        """The package file, signed by its keys whatever they are."""
        files, name = self.files, str(self._submission().name())
        signed = Signed(self.keys[0].facts.unit if self.keys else "", self.seal)
        for key in self.keys:
            signature = sign(key, signed, self.signed_at)
            signed = signed._replace(signatures=(*signed.signatures, signature))
        if self.keys:
            files = {**files, "signature.json": encode(signed.signatures)}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(archive(files, name))
        return path


def bag_of(package: Path, keys: Iterable[SigningKey] = ()) -> Bag:
    with zipfile.ZipFile(package) as file:
        content = {name.partition("/")[2]: file.read(name) for name in file.namelist()}
    payload = {path: data for path, data in content.items() if path.startswith("data/")}
    return Bag(payload, tuple(keys))


def two_years(empty: Path, folder: Path, keys: Keys) -> tuple[Bag, Bag]:
    """Guangdong's annual reports of 2015 and 2016, one workspace, sealed one after the other."""
    services = Services(RESOURCES, FileStores(), "en", FixedClock())
    path = folder / "sender.ipdesk"
    shutil.copy(empty, path)
    workspace = services.opener.open(path)
    put_all(workspace, {
        "base BF1 value": "168480", "base BF2 value": "10849", "base BF2 source": "统计局",
    })  # fmt: skip
    make_ready(workspace)
    first = Sealer(services).seal(workspace, folder, "test").path
    services.opener.turn_to(
        workspace, services.opener.add_report(workspace, "annual", 2016, "test")
    )
    make_ready(workspace)
    second = Sealer(services).seal(workspace, folder, "test").path
    workspace.store.close()
    return bag_of(first, keys), bag_of(second, keys)
