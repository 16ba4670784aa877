"""The file of a data pack: what it holds is what was put in, and nothing else is taken.

Requirements
    issue 5, 6    signed data packs: one deterministic file that proves who made it
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.data_packs.contents import CataloguePack, PackContents
from ipdesk.data_packs.reader import read_data_pack
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.data_packs.texts import DEADLINES, DENOMINATORS, ENROLMENTS, PACK
from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.archive import package_bytes
from ipdesk.package.bag import SIGNATURE_FILE, BagInfo, bag_files
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.verdicts import verify_signatures
from tests.data_packs.conftest import AT, CONTENTS, UNIT, DeskKeys, Make, enrolment, figure

NAME = "data-2016-0001"


def files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def packed_again(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The pack with other files, under manifests that fit them; the signature stays."""
    files = files_of(path)
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    change(payload)
    info = BagInfo("国家知识产权局", NAME, "2017-02-01", json.loads(files[PACK])["program"])
    bag = bag_files(payload, info)
    if SIGNATURE_FILE in files:
        bag[SIGNATURE_FILE] = files[SIGNATURE_FILE]
    path.write_bytes(b"".join(package_bytes(NAME, bag)))
    return path


def edited(file: str, edit: Callable[[object], object]) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        files[file] = canonical_json.encode(edit(json.loads(files[file])))

    return change


def refused(path: Path) -> str:
    with pytest.raises(PackageRefused) as caught:
        read_data_pack(path)
    return caught.value.reason


def test_what_was_put_in_is_read_back(make: Make, desk_keys: DeskKeys) -> None:
    contents = PackContents(
        CONTENTS.denominators,
        CONTENTS.deadlines,
        (enrolment(desk_keys.key("second")), enrolment(desk_keys.key("third"), AT)),
        (CataloguePack("catalogue-x-v1", b"not opened here"),),
    )
    pack = read_data_pack(make(contents))
    assert sorted(pack.contents.denominators, key=lambda e: e.key) == sorted(
        contents.denominators, key=lambda e: e.key
    )
    assert pack.contents.deadlines == contents.deadlines
    assert set(pack.contents.enrolments) == set(contents.enrolments)
    assert pack.contents.catalogues == contents.catalogues
    assert str(pack.text.name) == NAME
    assert {(file.kind, file.count) for file in pack.text.files} == {
        ("denominators", 4), ("deadlines", 1), ("enrolments", 2), ("catalogue", 1),
    }  # fmt: skip


def test_the_same_contents_make_the_same_bytes(make: Make) -> None:
    """In whatever order they were given"""
    first = make().read_bytes()
    turned = PackContents(CONTENTS.denominators[::-1], CONTENTS.deadlines)
    assert make(turned).read_bytes() == first


def test_a_signature_for_a_pack_proves_nothing_else(make: Make) -> None:
    """The purpose is part of what is signed"""
    signed = read_data_pack(make()).signed
    assert verify_signatures(signed, None, AT).overall == "unchecked"
    from ipdesk.signing.signatures import PACKAGE

    assert verify_signatures(signed._replace(purpose=PACKAGE), None, AT).overall == "invalid"


@pytest.mark.parametrize(("role", "unit"), [("clerk", "SIPO"), ("desk", "440000")])
def test_only_a_key_of_the_desk_signs(
    make: Make, desk_keys: DeskKeys, role: str, unit: str
) -> None:
    desk_keys.key(f"{role}-{unit}", role, unit)
    with pytest.raises(SigningRefused):
        make(key=f"{role}-{unit}")


def test_an_empty_pack_is_not_made(make: Make) -> None:
    with pytest.raises(DataPackRefused, match="nothing"):
        make(PackContents())


def test_an_unsigned_pack_is_not_read(make: Make) -> None:
    path = make()
    files = files_of(path)
    del files[SIGNATURE_FILE]
    path.write_bytes(b"".join(package_bytes(NAME, files)))
    assert refused(path) == "datapack_unsigned"


HOSTILE: dict[str, Callable[[dict[str, bytes]], None]] = {
    "datapack_files": edited(DENOMINATORS, lambda e: [{**e[0], "value": "1"}, *e[1:]]),
    "datapack_order": edited(DENOMINATORS, lambda e: e[::-1]),
    "datapack_order-twice": edited(DENOMINATORS, lambda e: [e[0], *e]),
    "datapack_value": edited(DENOMINATORS, lambda e: [{**e[0], "value": "1e3"}, *e[1:]]),
    "datapack_value-spelling": edited(DENOMINATORS, lambda e: [{**e[0], "value": "10,8"}, *e[1:]]),
    "datapack_value-series": edited(DENOMINATORS, lambda e: [{**e[0], "series": "0BF2"}, *e[1:]]),
    "datapack_value-day": edited(DEADLINES, lambda e: [{**e[0], "date": "2017-02-30"}]),
    "datapack_shape": edited(DENOMINATORS, lambda e: [{**e[0], "extra": 1}, *e[1:]]),
    "datapack_shape-empty": edited(DEADLINES, lambda _: []),
    "datapack_shape-type": edited(PACK, lambda e: {**e, "fictitious": "no"}),
    "datapack_name": edited(PACK, lambda e: {**e, "sequence": 2}),
    "datapack_info": edited(PACK, lambda e: {**e, "issued": "2017-02-02"}),
    "datapack_signer": edited(
        PACK, lambda e: {**e, "signer": {**e["signer"], "public_key": "00" * 32}}
    ),
    "datapack_signer-unit": edited(PACK, lambda e: {**e, "signer": {**e["signer"], "unit": UNIT}}),
    "format_version": edited(PACK, lambda e: {**e, "format_version": "2"}),
    "missing_file": lambda files: files.pop(PACK) and None,
    "unexpected_file": lambda files: files.update({"data/more.txt": b"x"}),
    "unexpected_file-catalogue": lambda files: files.update({"data/catalogue/x.ipcat": b"x"}),
    "json_not_canonical": lambda files: files.update({DEADLINES: files[DEADLINES] + b" "}),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_pack_that_breaks_a_rule_is_refused(make: Make, case: str) -> None:
    assert refused(packed_again(make(), HOSTILE[case])) == case.partition("-")[0]


def test_a_revoked_key_without_its_moment_is_no_key(make: Make, desk_keys: DeskKeys) -> None:
    """What is public of a key must be that of a key"""
    path = make(PackContents(enrolments=(enrolment(desk_keys.key("second")),)))

    def other(entries: list[dict[str, dict[str, str]]]) -> object:
        return [{**entries[0], "key": {**entries[0]["key"], "fingerprint": "0" * 64}}]

    assert refused(packed_again(path, edited(ENROLMENTS, other))) == "datapack_value"  # type: ignore[arg-type]  # entries as they are in JSON


def test_a_figure_of_another_unit_of_the_corps_is_read(make: Make) -> None:
    """Units are six digits or capital letters"""
    pack = read_data_pack(make(PackContents((figure(2016, "283", unit="XJPCC"),))))
    assert pack.contents.denominators[0].unit == "XJPCC"
