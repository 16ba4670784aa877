"""Every package of the conformance set gets its verdict, here and in a process apart.

Whatever else is done to a package, the answer is a verdict, never a fault of the program.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import write
from cases import cases
from damage import damaged
from hypothesis import given, settings
from hypothesis import strategies as st
from package_builder import bagged
from sample import sample

from ipdesk.errors import PackageRefused
from ipdesk.package.apart import ApartReader, Read
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.package.reader import Source
from ipdesk.package.verify import Inspection, inspect

CASES = {case.file: case for case in cases()}
TEXTS = [path for path in sample().payload if path.endswith((".json", ".jsonl", ".csv"))]
PLAIN = CASES["valid/plain.ipsub"].make()


def verdict(source: Source) -> tuple[str, str]:
    """What reading the package comes to, and why."""
    try:
        return _said(Read(Path(), inspect(source)))
    except PackageRefused as fault:
        return _said(Read(Path(), fault))


def _said(read: Read) -> tuple[str, str]:
    if isinstance(read.found, PackageRefused):
        return "refused", read.found.reason
    return ("forged" if read.found.verification.signature == "invalid" else "valid"), ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("conformance")


@pytest.fixture(scope="module")
def written(folder: Path) -> dict[str, Path]:
    """Every package as a file."""
    paths = {}
    for number, case in enumerate(CASES.values()):
        paths[case.file] = folder / f"{number}.ipsub"
        paths[case.file].write_bytes(case.make())
    return paths


@pytest.mark.parametrize("file", CASES)
def test_the_verdict_is_the_one_of_the_set(file: str, written: dict[str, Path]) -> None:
    case = CASES[file]
    assert verdict(written[file]) == (case.verdict, case.reason)


@pytest.mark.parametrize("file", CASES)
def test_a_package_that_is_gone_through_first_is_read_the_same(file: str) -> None:
    """As large ones are: nothing is kept until all of it was found to be right."""
    content = CASES[file].make()
    assert _found(content, LIMITS.but(kept_size=1)) == _found(content, LIMITS)


def _found(content: bytes, limits: Limits) -> Inspection | str:
    try:
        return inspect(content, limits)
    except PackageRefused as fault:
        return fault.reason


def test_the_verdicts_are_the_same_in_a_process_apart(written: dict[str, Path]) -> None:
    with ApartReader() as reader:
        found = {read.path: _said(read) for read in reader.each(written.values())}
    wanted = {path: (CASES[file].verdict, CASES[file].reason) for file, path in written.items()}
    assert found == wanted


def test_the_set_that_is_kept_is_the_one_that_is_made(capsys: pytest.CaptureFixture) -> None:
    assert write.main(["--check"]) == 0, capsys.readouterr().out


def test_the_kept_verdicts_are_those_that_are_wanted() -> None:
    kept = tomllib.loads((write.HERE / write.VERDICTS).read_text(encoding="utf-8"))["package"]
    assert [(one["file"], one["verdict"], one.get("reason", "")) for one in kept] == [
        (case.file, case.verdict, case.reason) for case in CASES.values()
    ]


def test_the_whole_set_can_be_written_for_somebody_else(tmp_path: Path) -> None:
    write.main([str(tmp_path)])
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.glob("*/*")} == set(CASES)


def _check_any_damage(seed: int) -> None:
    content = damaged(PLAIN, random.Random(seed))
    assert verdict(content)[0] == ("valid" if content == PLAIN else "refused")


def _check_any_lie(seed: int) -> None:
    """Damage under manifests that fit it, so that only the payload's own rules can tell."""
    chance = random.Random(seed)
    file = chance.choice(TEXTS)
    payload = {**sample().payload, file: damaged(sample().payload[file], chance)}
    assert verdict(bagged(payload))[0] in {"valid", "refused"}


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_any_damage_is_refused(seed: int) -> None:
    _check_any_damage(seed)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_any_lie_gets_a_verdict(seed: int) -> None:
    _check_any_lie(seed)


@pytest.mark.torture
@pytest.mark.parametrize("part", range(4))
def test_no_damage_and_no_lie_is_a_fault(part: int, record_property: Callable) -> None:
    """Issue 6.9: 100,000 mutated packages, and never another error than ours."""
    for seed in range(part * 12_500, (part + 1) * 12_500):
        _check_any_damage(seed)
        _check_any_lie(seed)
    record_property("mutated packages", 25_000)
