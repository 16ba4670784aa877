"""Packages encrypted to SIPO's key: opened by it and by the reference program, by nobody else."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from signers import FIRST, LAST, PASSPHRASE

from ipdesk.encryption.age_file import HEADER, MARK, decrypted, encrypt, is_encrypted, most_bytes
from ipdesk.encryption.identity import Identity, make_identity, open_identity
from ipdesk.encryption.recipient import Recipient
from ipdesk.errors import PackageRefused
from ipdesk.package.limits import Limits
from ipdesk.signing.key_file import Holder


class Pair(NamedTuple):
    public: Recipient
    private: Identity


def pair(folder: Path) -> Pair:
    path = folder / "sipo.iprecipient"
    public = make_identity(path, Holder("SIPO", "desk", FIRST, LAST), PASSPHRASE)
    return Pair(public, open_identity(path, PASSPHRASE))


@pytest.fixture(scope="module")
def sipo(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pair(tmp_path_factory.mktemp("sipo"))


def encrypted(folder: Path, to: Pair, *blocks: bytes) -> Path:
    path = folder / "x.age"
    with path.open("wb") as file:
        encrypt(blocks, to.public, file)
    return path


def refusal(path: Path, identity: Identity, limits: Limits | None = None) -> str:
    with pytest.raises(PackageRefused) as caught:
        decrypted(path, identity, limits or Limits())
    return caught.value.reason


def test_what_is_encrypted_comes_back(sipo: Pair, tmp_path: Path) -> None:
    blocks = [b"a" * 70_000, b"", b"b", b"c" * 65_536]
    path = encrypted(tmp_path, sipo, *blocks)
    assert decrypted(path, sipo.private) == b"".join(blocks)
    assert is_encrypted(path)


def test_the_digest_is_that_of_what_was_encrypted(sipo: Pair, tmp_path: Path) -> None:
    with (tmp_path / "x.age").open("wb") as file:
        assert encrypt([b"ab", b"c"], sipo.public, file) == hashlib.sha256(b"abc").hexdigest()


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 300_000])
def test_the_size_is_bounded_beforehand(sipo: Pair, tmp_path: Path, size: int) -> None:
    path = encrypted(tmp_path, sipo, b"x" * size)
    assert most_bytes(size) - HEADER < path.stat().st_size <= most_bytes(size)


def test_the_reference_program_opens_it(sipo: Pair, tmp_path: Path) -> None:
    program = shutil.which("age") or shutil.which("rage")
    if program is None:
        pytest.skip("neither age nor rage is installed here")
    path = encrypted(tmp_path, sipo, b"package")
    key = tmp_path / "key.txt"
    key.write_text(sipo.private.text() + "\n")
    done = subprocess.run(
        [program, "--decrypt", "--identity", str(key), str(path)], capture_output=True, check=True
    )
    assert done.stdout == b"package"


def test_what_the_reference_program_encrypts_is_read(sipo: Pair, tmp_path: Path) -> None:
    program = shutil.which("age") or shutil.which("rage")
    if program is None:
        pytest.skip("neither age nor rage is installed here")
    path = tmp_path / "x.age"
    subprocess.run(
        [program, "--recipient", sipo.public.text, "--output", str(path)],
        input=b"package",
        check=True,
    )
    assert decrypted(path, sipo.private) == b"package"


def test_another_key_does_not_open_it(sipo: Pair, tmp_path: Path) -> None:
    path = encrypted(tmp_path, sipo, b"secret")
    assert refusal(path, pair(tmp_path).private) == "age_other_key"
    assert b"secret" not in path.read_bytes()


def test_every_change_is_found(sipo: Pair, tmp_path: Path) -> None:
    whole = encrypted(tmp_path, sipo, b"x" * 100_000).read_bytes()
    changed = tmp_path / "changed.age"
    for content in (
        whole[:-1],
        whole[:-66_000],
        whole + b"x",
        whole[:-50] + bytes([whole[-50] ^ 1]) + whole[-49:],
    ):
        changed.write_bytes(content)
        assert refusal(changed, sipo.private) == "age_damaged"


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"PK\x03\x04",
        MARK,
        MARK + b"-> x a\nAAAA\n" * 200_000 + b"--- " + b"A" * 43 + b"\n",
        MARK + b"-> x " + b"a" * 1_000_000,
    ],
)
def test_a_header_beyond_its_bound_never_reaches_the_library(
    sipo: Pair, tmp_path: Path, hostile: bytes
) -> None:
    """Two hundred thousand recipients would keep it busy for minutes."""
    path = tmp_path / "x.age"
    path.write_bytes(hostile)
    assert refusal(path, sipo.private) == "age_header"


def test_nothing_larger_than_a_package_may_be_is_decrypted(sipo: Pair, tmp_path: Path) -> None:
    path = encrypted(tmp_path, sipo, b"x" * 200_000)
    assert refusal(path, sipo.private, Limits(file_size=199_999)) == "file_size"
    assert refusal(path, sipo.private, Limits(file_size=1000)) == "file_size"
    assert len(decrypted(path, sipo.private, Limits(file_size=200_000))) == 200_000


def test_what_goes_wrong_on_the_way_is_told_as_itself(sipo: Pair, tmp_path: Path) -> None:
    class Pulled(Exception):
        pass

    def blocks() -> Iterator[bytes]:
        yield b"x" * 100_000
        raise Pulled

    class Full:
        def write(self, block: bytes) -> int:
            raise OSError(28, "No space left")

    with (tmp_path / "x.age").open("wb") as file, pytest.raises(Pulled):
        encrypt(blocks(), sipo.public, file)
    with pytest.raises(OSError, match="No space"):
        encrypt([b"x" * 100_000], sipo.public, Full())
