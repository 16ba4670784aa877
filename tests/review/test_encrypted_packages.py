"""Packages encrypted to SIPO's key are taken in as what they hold. Issue 5, items 3 and 4."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from handed_in import Bag
from here_reader import HereReader
from signers import FIRST, LAST, PASSPHRASE

from ipdesk.encryption.age_file import encrypt, is_encrypted
from ipdesk.encryption.identity import Identity, make_identity, open_identity
from ipdesk.encryption.recipient import Recipient
from ipdesk.errors import PackageRefused, UsageError
from ipdesk.review.desk import Desk
from ipdesk.review.intake import Intake
from ipdesk.review.records import Judged
from ipdesk.signing.key_file import Holder

Pair = tuple[Recipient, Identity]


def pair_in(folder: Path) -> Pair:
    path = folder / "sipo.iprecipient"
    return (
        make_identity(path, Holder("SIPO", "desk", FIRST, LAST), PASSPHRASE),
        open_identity(path, PASSPHRASE),
    )


@pytest.fixture(scope="module")
def sipo(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pair_in(tmp_path_factory.mktemp("sipo"))


def encrypted(bag: Bag, to: Recipient, path: Path) -> Path:
    plain = bag.write(path.with_suffix(""))
    with path.open("wb") as file:
        encrypt([plain.read_bytes()], to, file)
    plain.unlink()
    return path


def test_it_is_taken_in_with_the_key_and_kept_as_the_package(
    enrolled: Desk, sipo: Pair, years, tmp_path: Path
) -> None:
    first = years.first.write(tmp_path / "first.ipsub")
    second = encrypted(years.second, sipo[0], tmp_path / "second.ipsub.age")
    arrivals = list(Intake(enrolled, HereReader(), sipo[1]).take([first, second]))
    assert [one.path for one in arrivals] == [first, second]
    assert all(one.counts for one in arrivals)
    found = arrivals[1].found
    assert isinstance(found, Judged)
    assert found.submission.file == "second.ipsub.age"
    package = years.second.write(tmp_path / "plain.ipsub").read_bytes()
    kept = b"".join(enrolled.store.content(found.submission.digest))
    assert kept == package, "what is kept, and named by its digest, is the package itself"


def test_without_the_key_nothing_is_begun(
    enrolled: Desk, sipo: Pair, years, tmp_path: Path
) -> None:
    plain = years.first.write(tmp_path / "first.ipsub")
    locked = encrypted(years.second, sipo[0], tmp_path / "second.ipsub.age")
    with pytest.raises(UsageError) as caught:
        list(Intake(enrolled, HereReader()).take([plain, locked]))
    assert caught.value.reason == "identity_needed"
    assert enrolled.submissions() == []


def test_what_another_key_opens_is_named_and_not_recorded(
    enrolled: Desk, sipo: Pair, years, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = pair_in(tmp_path / "other")
    locked = encrypted(years.first, other[0], tmp_path / "first.ipsub.age")
    (arrival,) = Intake(enrolled, HereReader(), sipo[1]).take([locked])
    assert isinstance(arrival.found, PackageRefused)
    assert arrival.found.reason == "age_other_key"
    assert enrolled.submissions() == []


def test_a_damaged_one_is_refused_and_the_next_is_taken_in(
    enrolled: Desk, sipo: Pair, years, tmp_path: Path
) -> None:
    torn = encrypted(years.first, sipo[0], tmp_path / "torn.ipsub.age")
    os.truncate(torn, torn.stat().st_size - 9)
    whole = encrypted(years.first, sipo[0], tmp_path / "whole.ipsub.age")
    broken, sound = Intake(enrolled, HereReader(), sipo[1]).take([torn, whole])
    assert isinstance(broken.found, Judged)
    assert broken.found.submission.verdict == "refused"
    assert broken.found.reasons[0].params["reason"] == "age_damaged"
    assert sound.counts


def test_a_pipe_is_no_encrypted_file_and_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.age"
    os.mkfifo(pipe)
    assert not is_encrypted(pipe)
