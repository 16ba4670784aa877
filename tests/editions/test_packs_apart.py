"""Packs that come from elsewhere are read by a child first: the same refusals, and nothing before.

The children are real here; other tests read in their own process (``tests/here_reader.py``).
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from ipdesk.apart.child import Work
from ipdesk.cli import build_services
from ipdesk.editions.pack import write_edition
from ipdesk.editions.pack_reader import CATALOGUE_PACKS, check_rules, read_pack
from ipdesk.errors import FileMissing, InvalidCatalogue, KnownError, PackageRefused
from ipdesk.package.limits import PACK_LIMITS, PROCESS
from ipdesk.package.vetting import PackKind, vetted


def found_here(path: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        check_rules(read_pack(path).catalogue)  # type: ignore[union-attr]  # no patch
    return caught.value


def found_there(path: Path, kind: PackKind = CATALOGUE_PACKS) -> KnownError:
    with pytest.raises(KnownError) as caught:
        vetted(path, kind)
    return caught.value


def dies() -> Work:
    return lambda content: 1 // 0  # type: ignore[return-value]  # it never returns


def lies() -> Work:
    return lambda content: msgspec.msgpack.encode({"reason": "made_up"})


def test_a_good_pack_comes_back_as_it_is(patch_pack: Path) -> None:
    assert vetted(patch_pack, CATALOGUE_PACKS) == patch_pack.read_bytes()


def test_a_refusal_comes_over_with_what_its_sentence_needs(
    exercise_pack: Path, tmp_path: Path
) -> None:
    path = tmp_path / "broken.ipcat"
    for content in (b"", exercise_pack.read_bytes()[:-1]):
        path.write_bytes(content)
        here, there = found_here(path), found_there(path)
        assert type(there) is PackageRefused
        assert there.params == here.params


def test_what_is_wrong_with_a_catalogue_comes_over_line_by_line(changed, tmp_path: Path) -> None:
    faulty = changed(rules=[{"code": "R029", "left": "nothing"}])
    path = write_edition(faulty, tmp_path / "x.ipcat").path
    here, there = found_here(path), found_there(path)
    assert isinstance(here, InvalidCatalogue)
    assert isinstance(there, InvalidCatalogue)
    assert there.problems == here.problems
    assert there.params == here.params


def test_a_file_larger_than_allowed_is_not_even_handed_over(tmp_path: Path) -> None:
    path = tmp_path / "large.ipcat"
    path.write_bytes(bytes(100))
    small = PackKind(PACK_LIMITS.but(file_size=99), dies, ())
    assert found_there(path, small).params == {"reason": "file_size", "limit": 99}


def test_a_missing_file_is_a_storage_error(tmp_path: Path) -> None:
    assert isinstance(found_there(tmp_path / "none.ipcat"), FileMissing)


def test_a_pack_that_takes_too_long_is_refused(exercise_pack: Path) -> None:
    hurried = msgspec.structs.replace(PROCESS, wall_seconds=0.01)
    with pytest.raises(PackageRefused) as caught:
        vetted(exercise_pack, CATALOGUE_PACKS, process=hurried)
    assert caught.value.reason == "reader_time"


@pytest.mark.parametrize("child", [dies, lies])
def test_a_child_that_dies_or_says_what_it_cannot_know_is_no_proof(
    exercise_pack: Path, child
) -> None:
    kind = CATALOGUE_PACKS._replace(prepare=child)
    assert found_there(exercise_pack, kind).params["reason"] == "reader_crash"


def test_who_cancels_is_obeyed(exercise_pack: Path) -> None:
    def cancel() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vetted(exercise_pack, CATALOGUE_PACKS, cancel)


def test_nothing_of_a_pack_is_read_here_before_the_child_has_said_that_it_is_good(
    exercise_pack: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program as it is put together, with a child that dies of the pack."""
    read: list[object] = []
    for name in ("pack_reader.open_package", "shelf.read_pack"):
        monkeypatch.setattr(f"ipdesk.editions.{name}", lambda *said: read.append(said))
    monkeypatch.setattr(
        "ipdesk.editions.shelf.CATALOGUE_PACKS", CATALOGUE_PACKS._replace(prepare=dies)
    )
    with pytest.raises(PackageRefused) as caught:
        build_services("en").library.install(exercise_pack)
    assert caught.value.reason == "reader_crash"
    assert read == []
    assert not (data_folder / "editions").exists()


def test_a_pack_is_installed_by_way_of_the_child(exercise_pack: Path, data_folder: Path) -> None:
    done = build_services("en").library.install(exercise_pack)
    assert done.new
    assert (data_folder / "editions" / "catalogue-2019-guidance-exercise-v1.ipcat").exists()
