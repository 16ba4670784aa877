"""Every package of the conformance set gets its verdict, here and in a process apart.

Whatever else is done to a package, the answer is a verdict, never a fault of the program.
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
import write
from cases import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from package_builder import bagged
from sample import sample

from ipdesk.errors import PackageRefused
from ipdesk.package.apart import ApartReader, Read
from ipdesk.package.verify import inspect

CASES = {case.file: case for case in cases()}
TEXTS = [path for path in sample().payload if path.endswith((".json", ".jsonl", ".csv"))]
PLAIN = CASES["valid/plain.ipsub"].make()


def verdict(path: Path) -> tuple[str, str]:
    """What reading the file comes to, and why."""
    try:
        return _said(Read(path, inspect(path)))
    except PackageRefused as fault:
        return _said(Read(path, fault))


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


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them flipped, cut out, doubled or added."""
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(damaged) + 1)
        end = min(len(damaged), at + chance.choice((1, 1, 2, 30, 2000)))
        kind = chance.randrange(5)
        if kind == 0:
            damaged[at:end] = bytes(byte ^ (1 << chance.randrange(8)) for byte in damaged[at:end])
        elif kind == 1:
            del damaged[at:end]
        elif kind == 2:
            damaged[at:at] = damaged[at:end]
        elif kind == 3:
            damaged[at:at] = chance.choice((b'"', b"[" * 50, b"\n", b"1e9", b"\\u0000", b",", b"'"))
        else:
            del damaged[at:]
            damaged += b"}"
    return bytes(damaged)


def _check_any_damage(seed: int, folder: Path) -> None:
    path = folder / "damaged.ipsub"
    content = _damaged(PLAIN, random.Random(seed))
    path.write_bytes(content)
    assert verdict(path)[0] == ("valid" if content == PLAIN else "refused")


def _check_any_lie(seed: int, folder: Path) -> None:
    """Damage under manifests that fit it, so that only the payload's own rules can tell."""
    chance = random.Random(seed)
    file = chance.choice(TEXTS)
    payload = {**sample().payload, file: _damaged(sample().payload[file], chance)}
    path = folder / "lying.ipsub"
    path.write_bytes(bagged(payload))
    assert verdict(path)[0] in {"valid", "refused"}


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_any_damage_is_refused(folder: Path, seed: int) -> None:
    _check_any_damage(seed, folder)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_any_lie_gets_a_verdict(folder: Path, seed: int) -> None:
    _check_any_lie(seed, folder)


@pytest.mark.torture
@pytest.mark.parametrize("part", range(4))
def test_no_damage_and_no_lie_is_a_fault(folder: Path, part: int) -> None:
    for seed in range(part * 5000, (part + 1) * 5000):
        _check_any_damage(seed, folder)
        _check_any_lie(seed, folder)
