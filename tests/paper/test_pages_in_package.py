"""``pages.json``: a list that says something else than the tables is refused."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.archive import package_bytes
from ipdesk.package.bag import manifest_text
from ipdesk.package.verify import inspect

PAGES = "data/pages.json"


def repacked(package: Path, tmp_path: Path, change) -> Path:
    """The package with another list of pages, and manifests that fit it."""
    archive = zipfile.ZipFile(package)
    name = archive.namelist()[0].split("/")[0]
    files = {n.removeprefix(f"{name}/"): archive.read(n) for n in archive.namelist()}
    value = json.loads(files[PAGES])
    change(value)
    before = len(files[PAGES])
    files[PAGES] = canonical_json.encode(value)
    listed = {p: hashlib.sha256(c).hexdigest() for p, c in files.items() if p.startswith("data/")}
    files["manifest-sha256.txt"] = manifest_text(listed.items())
    octets = sum(len(files[path]) for path in listed)
    info = files["bag-info.txt"].decode()
    old = f"{octets + before - len(files[PAGES])}.{len(listed)}"
    files["bag-info.txt"] = info.replace(old, f"{octets}.{len(listed)}").encode()
    tags = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    files["tagmanifest-sha256.txt"] = manifest_text(
        (path, hashlib.sha256(files[path]).hexdigest()) for path in tags
    )
    path = tmp_path / package.name
    path.write_bytes(b"".join(package_bytes(name, files)))
    return path


def test_the_list_of_a_sealed_package_holds(package, tmp_path):
    pages = inspect(repacked(package, tmp_path, lambda value: None)).pages
    assert pages is not None
    assert len(pages.pages) > 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda v: v["pages"][1].update(digest="0" * 64), "pages_disagree"),
        (lambda v: v["pages"][1].update(code=v["pages"][0]["code"]), "pages_disagree"),
        (lambda v: v["pages"][1]["items"].pop(), "pages_disagree"),
        (lambda v: v["pages"][1]["items"].append(["nowhere", "1"]), "pages_disagree"),
        (lambda v: v["pages"][1]["items"].append([]), "pages_disagree"),
        (lambda v: v["pages"].reverse(), "pages_disagree"),
        (lambda v: v["pages"].pop(), "pages_disagree"),
        (lambda v: v.update(print="roster"), "pages_shape"),
        (lambda v: v.update(more=1), "pages_shape"),
        (lambda v: v.pop("language"), "pages_shape"),
    ],
)
def test_a_list_that_does_not_follow_from_the_tables_is_refused(package, tmp_path, change, reason):
    with pytest.raises(PackageRefused) as refusal:
        inspect(repacked(package, tmp_path, change))
    assert refusal.value.reason == reason
