"""Verification: what a good package says, and that each broken rule has its own reason."""

import hashlib
import json
import os
import random

import pytest
from package_builder import NAME, archive, assemble, bagged, deflated, parts, signed

from ipdesk.errors import FileMissing, PackageRefused
from ipdesk.package.limits import LIMITS
from ipdesk.package.verify import verify


@pytest.fixture
def check(tmp_path):
    """Verifies bytes as a file."""
    path = tmp_path / "received.ipsub"

    def run(content: bytes, limits=LIMITS):
        path.write_bytes(content)
        return verify(path, limits)

    return run


def test_good_package_states_its_facts(check, files, data, history):
    content = archive(files)
    verification = check(content)
    assert verification.name == NAME
    assert (verification.unit, verification.period, verification.kind) == (
        "440000", "2016", "annual",
    )  # fmt: skip
    assert (verification.sequence, verification.revision, verification.previous) == (1, 0, "")
    assert verification.catalogue.edition == "2015-59"
    assert verification.files == len(data)
    assert verification.size == len(content)
    assert verification.signature == "absent"
    assert verification.verdict.ready
    assert not verification.practice
    assert verification.history_digest == history[-1].digest


def test_facts_are_plain_values(check, files):
    facts = check(archive(files)).facts()
    assert json.loads(json.dumps(facts)) == facts
    assert facts["verdict"]["ready"] is True
    assert facts["catalogue"]["edition"] == "2015-59"


def test_deflated_entries_are_read(check, files):
    entries = parts(files)
    entries[3:6] = [deflated(entry) for entry in entries[3:6]]
    assert check(assemble(entries)).name == NAME


def test_the_seal_is_the_digest_of_the_tag_manifest_signed_or_not(check, files, keys):
    seal = hashlib.sha256(files["tagmanifest-sha256.txt"]).hexdigest()
    assert check(archive(files)).seal == seal
    assert check(archive(signed(files, keys.clerk, keys.reviewer))).seal == seal


def test_good_signatures_are_unchecked_as_long_as_no_key_was_looked_up(check, files, keys):
    verification = check(archive(signed(files, keys.clerk, keys.reviewer)))
    assert verification.signature == "unchecked"
    assert [one.role for one in verification.signatures] == ["clerk", "reviewer"]


def test_a_signature_over_another_package_is_invalid(check, files, keys):
    other = signed({**files, "tagmanifest-sha256.txt": b"another"}, keys.clerk)
    forged = {**files, "signature.json": other["signature.json"]}
    assert check(archive(forged)).signature == "invalid"


def test_a_signature_by_an_unknown_algorithm_is_unknown(check, files, keys):
    changed = signed(files, keys.clerk)
    changed["signature.json"] = changed["signature.json"].replace(b'"ed25519"', b'"sm2"')
    assert check(archive(changed)).signature == "unknown_algorithm"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"{}\n", "signature_shape"), (b"{ }\n", "json_not_canonical"),
     (b'{"format":"ipdesk.signatures.v1","signatures":[]}\n', "signature_roles"),
     (b'{"format":"ipdesk.signatures.v2","signatures":[]}\n', "signature_shape"),
     (b'"' + b"x" * 70_000 + b'"\n', "content_size")],
)  # fmt: skip
def test_a_signature_file_that_breaks_a_rule_is_refused(check, files, content, reason):
    with pytest.raises(PackageRefused) as refused:
        check(archive({**files, "signature.json": content}))
    assert refused.value.reason == reason


def test_package_keeps_its_identity_when_the_file_is_renamed(tmp_path, files):
    path = tmp_path / "副本 (1).ipsub"
    path.write_bytes(archive(files))
    assert verify(path).name == NAME


@pytest.mark.parametrize("seed", range(4))
def test_every_flipped_byte_is_noticed(check, files, seed):
    content = archive(files)
    chance = random.Random(seed)
    for position in chance.sample(range(len(content)), 55):
        flipped = bytearray(content)
        flipped[position] ^= 1 << chance.randrange(8)
        with pytest.raises(PackageRefused):
            check(bytes(flipped))


def test_every_truncation_is_noticed(check, files):
    content = archive(files)
    for length in range(0, len(content), len(content) // 40):
        with pytest.raises(PackageRefused):
            check(content[:length])


def test_noise_is_refused(check):
    chance = random.Random(7)
    for size in (0, 1, 22, 500):
        with pytest.raises(PackageRefused) as refused:
            check(chance.randbytes(size))
        assert refused.value.reason == "not_a_package"


def test_missing_file_is_a_known_error(tmp_path):
    with pytest.raises(FileMissing):
        verify(tmp_path / "absent.ipsub")


def test_folder_and_pipe_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(PackageRefused) as refused:
            verify(path)
        assert refused.value.reason == "not_a_file"


def test_file_that_changes_while_it_is_read_is_refused(tmp_path, data, monkeypatch):
    path = tmp_path / "x.ipsub"
    path.write_bytes(bagged(data))
    real = os.fstat
    calls = iter(range(10))

    def moving(descriptor: int) -> os.stat_result:
        status = real(descriptor)
        fields = list(status)
        return status if next(calls) == 0 else os.stat_result((*fields[:6], 1, *fields[7:]))

    monkeypatch.setattr(os, "fstat", moving)
    with pytest.raises(PackageRefused) as refused:
        verify(path)
    assert refused.value.reason == "changed"
