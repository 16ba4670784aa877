"""A catalogue pack says one thing throughout, or is refused in one line.

Requirements
    3.8  a catalogue pack (.ipcat) is a bag like the package
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

import bagit
import pytest
from pack_builder import pack_of, with_key

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue
from ipdesk.editions.pack import write_edition
from ipdesk.editions.pack_reader import EditionPack, check_rules, read_pack
from ipdesk.editions.texts import PatchText
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import InvalidCatalogue, KnownError, PackageRefused
from ipdesk.services import Services


def test_pack_gives_back_the_edition(exercise: Catalogue, exercise_pack: Path) -> None:
    pack = read_pack(exercise_pack)
    assert isinstance(pack, EditionPack)
    assert loader.to_json(pack.catalogue) == loader.to_json(exercise)
    assert pack.text.supersedes == "2015-59"
    assert pack.text.fictitious


def test_same_edition_gives_the_same_bytes(
    exercise: Catalogue, exercise_pack: Path, tmp_path: Path
) -> None:
    again = write_edition(exercise, tmp_path / "again.ipcat")
    assert again.digest == hashlib.sha256(exercise_pack.read_bytes()).hexdigest()


def test_other_programs_find_a_valid_bag(exercise_pack: Path, tmp_path: Path) -> None:
    """RFC 8493, by the reference implementation."""
    with zipfile.ZipFile(exercise_pack) as archive:
        archive.extractall(tmp_path / "out")
    (folder,) = (tmp_path / "out").iterdir()
    bagit.Bag(str(folder)).validate()


def test_patch_pack_gives_back_the_patch(patch_pack: Path) -> None:
    patch = read_pack(patch_pack)
    assert isinstance(patch, PatchText)
    assert [item.rule for item in patch.withdrawn] == ["R301"]
    assert (patch.edition, patch.version, patch.document) == ("2015-59", 1, "演练〔2017〕9号")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"facts": {"digest": "0" * 64}}, "pack_digest"),
        ({"facts": {"version": 2}}, "pack_disagrees"),
        ({"facts": {"fictitious": False}}, "pack_disagrees"),
        ({"facts": {"edition": "../x"}, "name": "catalogue-x-v1"}, "pack_shape"),
        ({"facts": {"format_version": "2"}}, "format_version"),
        ({"facts": {"extra": 1}}, "pack_shape"),
        ({"name": "catalogue-other-v1"}, "pack_name"),
        ({"name": "440000-2016-annual-0001"}, "folder_name"),
        ({"day": "2001-01-01"}, "pack_info"),
        ({"more": {"data/more.json": b"{}"}}, "pack_files"),
        ({"without": ["data/edition.json"]}, "pack_files"),
    ],
)
def test_pack_that_contradicts_itself_is_refused(
    exercise: Catalogue, tmp_path: Path, wrong: dict[str, object], reason: str
) -> None:
    with pytest.raises(PackageRefused) as caught:
        read_pack(pack_of(tmp_path / "x.ipcat", exercise, **wrong))
    assert caught.value.reason == reason


def test_catalogue_must_be_in_its_one_spelling(exercise: Catalogue, tmp_path: Path) -> None:
    body = loader.to_json(exercise) + b"\n"
    with pytest.raises(PackageRefused) as caught:
        read_pack(pack_of(tmp_path / "x.ipcat", exercise, body=body))
    assert caught.value.reason == "json_not_canonical"


def test_catalogue_of_another_shape_is_refused(exercise: Catalogue, tmp_path: Path) -> None:
    body = with_key(loader.to_json(exercise), {"stages": 3})
    with pytest.raises(InvalidCatalogue) as caught:
        read_pack(pack_of(tmp_path / "x.ipcat", exercise, body=body))
    assert "stages" in caught.value.problems[0].why


def test_catalogue_that_names_what_it_lacks_is_refused(exercise: Catalogue, tmp_path: Path) -> None:
    body = with_key(loader.to_json(exercise), {"aggregates": []})
    with pytest.raises(InvalidCatalogue) as caught:
        read_pack(pack_of(tmp_path / "x.ipcat", exercise, body=body))
    assert caught.value.problems[0].file == "catalogue.json"


@pytest.mark.parametrize(
    ("left", "why"),
    [("w + 1.0", "w"), ("[1.0, 1.0].all(a, a > 0.0) ? v : v", "loop")],
    ids=["does not type", "loops"],
)
def test_rule_that_cannot_run_safely_is_refused(changed, left: str, why: str) -> None:
    with pytest.raises(InvalidCatalogue) as caught:
        check_rules(changed(rules=[{"code": "R029", "left": left}]))
    assert caught.value.problems[0].key == "rules[R029]"
    assert why in caught.value.problems[0].why


@pytest.mark.parametrize("cut", [0, 1, 22, 1000, -1])
def test_broken_file_is_refused(exercise_pack: Path, tmp_path: Path, cut: int) -> None:
    broken = tmp_path / "broken.ipcat"
    broken.write_bytes(exercise_pack.read_bytes()[:cut])
    with pytest.raises(PackageRefused):
        read_pack(broken)


def test_every_changed_byte_is_found(exercise_pack: Path, tmp_path: Path) -> None:
    """A sample of places all over the file."""
    whole = exercise_pack.read_bytes()
    for position in range(0, len(whole), len(whole) // 97):
        broken = tmp_path / "broken.ipcat"
        broken.write_bytes(
            whole[:position] + bytes([whole[position] ^ 0x5A]) + whole[position + 1 :]
        )
        with pytest.raises(KnownError):
            read_pack(broken)


def test_submission_package_is_no_catalogue_pack(package_file: Path, services: Services) -> None:
    pack = Path(shutil.copy(package_file, package_file.with_suffix(".ipcat")))
    with pytest.raises(PackageRefused) as caught:
        services.library.install(pack)
    line = ErrorSentences(services.translator).line(caught.value)
    assert line
    assert "\n" not in line
