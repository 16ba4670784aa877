"""Verification: what a good package says, and that each broken rule has its own reason."""

import json
import os
import random

import pytest
from package_builder import NAME, archive, assemble, bagged, deflated, parts

from ipdesk.errors import FileMissing, PackageRefused
from ipdesk.package.limits import Limits
from ipdesk.package.verify import verify


@pytest.fixture
def check(tmp_path):
    """Verifies bytes as a file."""
    path = tmp_path / "received.ipsub"

    def run(content: bytes, limits: Limits = Limits()):  # noqa: B008 -- limits are immutable
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


def test_signature_that_is_there_is_not_called_valid(check, files):
    assert check(archive({**files, "signature.json": b"{}\n"})).signature == "unchecked"


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
