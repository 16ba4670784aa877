"""No hostile package is accepted, costs much, or leaves anything behind. Issue 6.9.

The set is every package of the conformance set that is to be refused, and those that were made
to be expensive. The short run gives the verdicts; the long one measures each in the process that
reads what comes from elsewhere.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import good_cases
import heavy_cases
import limit_cases
import measured_reading
import msgspec
import pytest
from cases import cases
from damage import mended
from sample import sample

from ipdesk.apart.child import Child
from ipdesk.errors import PackageRefused
from ipdesk.package import zip_format as zf
from ipdesk.package.directory import Entry
from ipdesk.package.limits import PROCESS
from ipdesk.package.reader import open_package
from ipdesk.package.verify import inspect

MIB, SECONDS = 200, 2.0
SIGNED = good_cases.two_signatures(sample())
REFUSED = {Path(case.file).stem: case.make for case in cases() if case.verdict == "refused"}
HEAVY: dict[str, Callable[[], bytes]] = {
    name: partial(make, sample()) for name, make in heavy_cases.CASES.items()
}
HOSTILE = {**REFUSED, **HEAVY}
KINDS = {
    "traversal": ("name_traversal", "name_backslash", "name_ending-space-traversal"),
    "absolute": ("name_absolute", "name_drive"),
    "device names": ("name_device",),
    "symlinks": ("symlink",),
    "duplicates": ("name_duplicate",),
    "overlaps": ("overlap",),
    "bombs": ("ratio", "total_size", "entry_size", "unpacked_size-bomb", "too_many_entries"),
    "header mismatch": ("local_header", "crc", "stored_size"),
    "ZIP64": ("zip64",),
    "encryption": ("encrypted",),
    "trailing bytes": ("trailing_bytes", "directory_place", "archive_comment"),
    "leading bytes": ("gap-start",),
    "wrong case": ("name_collision-case", "manifest_line-upper-case"),
    "NFC and NFD twins": ("name_collision-composition",),
    "missing files": ("missing_file", "listed_missing"),
    "extra files": ("unexpected_file", "unlisted_file"),
    "altered files": ("digest", "tag_digest", "evidence_name"),
    "downgraded BagIt version": ("declaration",),
    "md5 manifests": ("other_manifest",),
    "fetch.txt": ("fetch",),
    "NaN": ("json_number-nan",),
    "duplicate keys": ("json_duplicate_key",),
    "depth": ("json_depth", "name_deep"),
    "surrogates": ("json_text-surrogate", "name_encoding-surrogate"),
    "huge numbers": ("submission_shape-huge", "json_number-digits", "json_number-endless"),
}


def reason_of(name: str) -> str:
    return name.partition("-")[0]


def test_there_are_hostile_packages_of_every_kind(record_property: Callable) -> None:
    missing = [
        begin for begins in KINDS.values() for begin in begins
        if not any(name.startswith(begin) for name in HOSTILE)
    ]  # fmt: skip
    assert missing == []
    assert len(HOSTILE) == len(REFUSED) + len(HEAVY) >= 250
    record_property("hostile packages", len(HOSTILE))
    record_property("kinds of hostile packages", len(KINDS))


def test_each_kind_of_content_is_tried_at_its_limit() -> None:
    """What there may be as much of as a limit says, all in order but for the end of the package."""
    limits = {"tables", "table", "outcomes", "history", "pages", "answers", "uses", "files",
              "evidence", "unpacked"}  # fmt: skip
    tried = {name.split("-")[1] for name in limit_cases.CASES}
    assert limits <= tried


def test_the_largest_report_is_accepted() -> None:
    found = inspect(limit_cases.largest_report(sample()))
    assert len(found.tables["cities"]) > limit_cases.LARGEST_RECORDS
    assert found.verification.history_entries == limit_cases.LARGEST_HISTORY
    assert found.pages is not None
    assert len(found.pages.pages) == limit_cases.LARGEST_PAGES


QUICK = ("overlap-kernel", "total_size-stated", "content_size-info", "history_entry-keys",
         "json_number-digits", "too_many_entries-empty", "entry_size-zeros")  # fmt: skip


@pytest.mark.parametrize("name", QUICK)
def test_what_is_made_to_be_expensive_is_refused(name: str) -> None:
    with pytest.raises(PackageRefused) as refused:
        inspect(HEAVY[name]())
    assert refused.value.reason == reason_of(name)


def test_a_refused_package_leaves_its_folder_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "received"
    folder.mkdir()
    for number, make in enumerate(list(REFUSED.values())[:80]):
        (folder / f"{number}.ipsub").write_bytes(make())
    before = _tree(tmp_path)
    for path in sorted(folder.iterdir()):
        with pytest.raises(PackageRefused):
            inspect(path)
    assert _tree(tmp_path) == before


def _tree(folder: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*")}


@pytest.fixture
def child() -> Iterator[Child]:
    with Child(measured_reading.prepare, PROCESS) as found:
        yield found


def _cost(child: Child, path: Path, make: Callable[[], bytes]) -> measured_reading.Cost:
    path.write_bytes(make())
    cost = msgspec.json.decode(child.ask(str(path).encode()), type=measured_reading.Cost)
    path.unlink()
    return cost


@pytest.mark.torture
@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what a process held")
def test_each_is_refused_cheaply_and_touches_nothing(
    child: Child, tmp_path: Path, record_property: Callable
) -> None:
    path = tmp_path / "hostile.ipsub"
    costs = {name: _cost(child, path, make) for name, make in HOSTILE.items()}
    assert {name: cost.reason for name, cost in costs.items()} == {
        name: reason_of(name) for name in HOSTILE
    }
    assert {name: cost.touched for name, cost in costs.items() if cost.touched} == {}
    dear = {
        name: (cost.mib, cost.seconds)
        for name, cost in costs.items() if cost.mib >= MIB or cost.seconds >= SECONDS
    }  # fmt: skip
    assert dear == {}
    assert list(tmp_path.iterdir()) in ([], [tmp_path / "data-folder"])
    record_property("hostile packages refused, measured", len(costs))
    record_property("most memory (MiB)", max(cost.mib for cost in costs.values()))
    record_property("longest (s)", round(max(cost.seconds for cost in costs.values()), 2))


@pytest.mark.torture
@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what a process held")
def test_the_largest_report_is_accepted_and_quick(
    child: Child, tmp_path: Path, record_property: Callable
) -> None:
    cost = _cost(child, tmp_path / "largest.ipsub", partial(limit_cases.largest_report, sample()))
    assert (cost.reason, cost.touched) == ("", [])
    assert cost.seconds < 2 * SECONDS
    record_property("the largest report (MiB, s)", f"{cost.mib}, {cost.seconds:.1f}")


def _check_one_byte(position: int, chance: random.Random) -> None:
    changed = bytearray(SIGNED)
    changed[position] ^= chance.randrange(1, 256)
    with pytest.raises(PackageRefused):
        inspect(bytes(changed))


def _check_one_mended_byte(entry: Entry, position: int, chance: random.Random) -> None:
    """The byte of a stored file changed, and what the archive says of it made to fit."""
    content = mended(SIGNED, entry, position, chance.randrange(1, 256))
    try:
        found = inspect(content)
    except PackageRefused:
        return
    assert found.verification.signature != "unchecked", (entry.name, position)


def _entries() -> tuple[Entry, ...]:
    with open_package(SIGNED) as reader:
        assert all(entry.method == zf.STORED for entry in reader.entries)
        return reader.entries


def _check_bytes(count: int) -> None:
    chance, entries = random.Random(6), _entries()
    for position in chance.sample(range(len(SIGNED)), count):
        _check_one_byte(position, chance)
    filled = [entry for entry in entries if entry.size]
    for _ in range(count):
        entry = chance.choice(filled)
        _check_one_mended_byte(entry, chance.randrange(entry.size), chance)


def test_a_changed_byte_in_a_signed_package_is_noticed() -> None:
    _check_bytes(40)


@pytest.mark.torture
def test_any_changed_byte_in_a_signed_package_is_noticed(record_property: Callable) -> None:
    """A thousand positions, and a thousand with the checksums of the archive mended."""
    assert len(SIGNED) > 1_000
    _check_bytes(1_000)
    record_property("bytes changed in a signed package", 2_000)
