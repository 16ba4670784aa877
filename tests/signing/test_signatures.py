"""Signatures over a package: who signs in which order, and what each one proves."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from signers import AT, PASSPHRASE, UNIT, Keys, key_of

from ipdesk.errors import PackageRefused
from ipdesk.signing.enrolments import Enrolment, Enrolments
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.signatures import Signature, Signed, decode, encode, message_of, sign
from ipdesk.signing.verdicts import verify_signatures

SEAL = hashlib.sha256(b"tag manifest").hexdigest()
BARE = Signed(UNIT, SEAL)
LATER = AT + dt.timedelta(days=2)


@pytest.fixture(scope="session")
def once(keys: Keys) -> Signed:
    return Signed(UNIT, SEAL, (sign(keys.clerk, BARE, AT),))


@pytest.fixture(scope="session")
def twice(keys: Keys, once: Signed) -> Signed:
    return once._replace(signatures=(*once.signatures, sign(keys.reviewer, once, AT)))


@pytest.fixture(scope="session")
def enrolled(keys: Keys) -> Enrolments:
    return Enrolments([Enrolment(keys.clerk.facts), Enrolment(keys.reviewer.facts)])


def states(signed: Signed, enrolments: Enrolments | None = None, at: dt.datetime = LATER):
    return [verdict.state for verdict in verify_signatures(signed, enrolments, at).verdicts]


def test_the_message_is_the_context_the_seal_what_is_stated_and_who_signed_before(
    twice: Signed,
) -> None:
    first, second = twice.signatures
    stated = (
        f'{{"alg":"ed25519","fingerprint":"{second.fingerprint}","role":"reviewer",'
        f'"signed_at":"2017-03-15T08:00:00+00:00"}}\n'
    )
    assert message_of(second, SEAL, [first]) == (
        b"ipdesk.submission.v1\n" + bytes.fromhex(SEAL) + stated.encode()
        + bytes.fromhex(first.signature)
    )  # fmt: skip


def test_another_program_verifies_it(once: Signed, tmp_path: Path) -> None:
    """As docs/package-format.md says."""
    if shutil.which("openssl") is None:
        pytest.skip("this system has no openssl")
    first = once.signatures[0]
    spki = bytes.fromhex("302a300506032b6570032100" + first.public_key)
    (tmp_path / "public.der").write_bytes(spki)
    (tmp_path / "message").write_bytes(message_of(first, SEAL, ()))
    (tmp_path / "signature").write_bytes(bytes.fromhex(first.signature))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey",
               "public.der", "-rawin", "-in", "message", "-sigfile", "signature"]  # fmt: skip
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0


def test_without_enrolments_a_good_signature_is_unchecked(twice: Signed) -> None:
    assert states(twice) == ["unchecked", "unchecked"]
    assert verify_signatures(twice, None, AT).overall == "unchecked"
    assert verify_signatures(twice, None, AT).signers == ()


def test_no_signature_is_unsigned(enrolled: Enrolments) -> None:
    assert verify_signatures(BARE, enrolled, AT).overall == "unsigned"


def test_both_enrolled_keys_are_valid(twice: Signed, enrolled: Enrolments) -> None:
    check = verify_signatures(twice, enrolled, LATER)
    assert check.overall == "valid"
    assert check.signers == ("clerk", "reviewer")


def test_an_empty_list_knows_no_key(once: Signed) -> None:
    assert states(once, Enrolments()) == ["unknown_key"]


def test_another_package_is_not_signed_by_it(twice: Signed, enrolled: Enrolments) -> None:
    other = twice._replace(seal="0" * 64)
    assert states(other, enrolled) == ["invalid", "invalid"]


def test_a_counter_signature_covers_the_first_one(keys: Keys, once: Signed, twice: Signed) -> None:
    again = sign(keys.clerk, BARE, AT + dt.timedelta(seconds=1))
    exchanged = twice._replace(signatures=(again, twice.signatures[1]))
    assert states(exchanged) == ["unchecked", "invalid"]


FIELDS = {"role": "reviewer", "signed_at": "2017-03-14T08:00:00+00:00", "signature": "00" * 64}


@pytest.mark.parametrize("field", FIELDS)
def test_nothing_that_is_stated_can_be_exchanged(once: Signed, field: str) -> None:
    changed = msgspec.structs.replace(once.signatures[0], **{field: FIELDS[field]})
    assert states(once._replace(signatures=(changed,))) == ["invalid"]


@given(bit=st.integers(0, 8 * 64 - 1))
def test_every_flipped_bit_of_a_signature_is_noticed(once: Signed, bit: int) -> None:
    value = bytearray.fromhex(once.signatures[0].signature)
    value[bit // 8] ^= 1 << bit % 8
    changed = msgspec.structs.replace(once.signatures[0], signature=value.hex())
    assert states(once._replace(signatures=(changed,))) == ["invalid"]


def test_an_unknown_algorithm_is_unknown_and_not_invalid(
    once: Signed, enrolled: Enrolments
) -> None:
    changed = msgspec.structs.replace(once.signatures[0], alg="sm2")
    signed = once._replace(signatures=(changed,))
    assert states(signed) == states(signed, enrolled) == ["unknown_algorithm"]


def test_a_provider_of_another_algorithm_is_added_in_one_place(once: Signed) -> None:
    class Provider:
        name, number, public_size, signature_size = "sm2", 2, 32, 64

        def verifies(self, public: bytes, signature: bytes, message: bytes) -> bool:
            return True

    changed = msgspec.structs.replace(once.signatures[0], alg="sm2")
    signed = once._replace(signatures=(changed,))
    check = verify_signatures(signed, None, AT, {"sm2": Provider()})  # type: ignore[dict-item]  # verifies only
    assert check.overall == "unchecked"


def but(keys: Keys, **changes: str) -> Enrolments:
    facts = msgspec.structs.replace(keys.clerk.facts, **changes)
    return Enrolments([Enrolment(facts)])


@pytest.mark.parametrize(
    ("changes", "state"),
    [({"unit": "110000"}, "wrong_unit"), ({"role": "reviewer"}, "wrong_role"),
     ({"valid_until": "2017-03-14"}, "expired"), ({"valid_from": "2017-03-16"}, "not_yet"),
     ({"valid_until": "2017-03-15", "valid_from": "2017-03-15"}, "valid"),
     ({"alg": "sm2"}, "unknown_key")],
)  # fmt: skip
def test_the_enrolment_decides_what_a_good_signature_is(
    keys: Keys, once: Signed, changes: dict[str, str], state: str
) -> None:
    assert states(once, but(keys, **changes)) == [state]


def test_a_revoked_key_is_revoked_from_then_on_whenever_it_says_it_signed(
    keys: Keys, once: Signed
) -> None:
    revoked = Enrolments([Enrolment(keys.clerk.facts, AT + dt.timedelta(days=1), "lost")])
    assert states(once, revoked, AT) == ["valid"]
    assert states(once, revoked, AT + dt.timedelta(days=1)) == ["revoked"]
    found = verify_signatures(once, revoked, LATER).verdicts[0]
    assert found.enrolment is not None
    assert found.enrolment.reason == "lost"


def test_the_gravest_counts(keys: Keys, twice: Signed) -> None:
    only_clerk = Enrolments([Enrolment(keys.clerk.facts)])
    check = verify_signatures(twice, only_clerk, LATER)
    assert [verdict.state for verdict in check.verdicts] == ["valid", "unknown_key"]
    assert check.overall == "unknown_key"
    assert check.signers == ("clerk",)


def test_a_key_is_enrolled_once(keys: Keys) -> None:
    with pytest.raises(SigningRefused):
        Enrolments([Enrolment(keys.clerk.facts)] * 2)


def refused(key, signed: Signed, at: dt.datetime = AT) -> str:
    with pytest.raises(SigningRefused) as refusal:
        sign(key, signed, at)
    return refusal.value.reason


def test_the_clerk_signs_first_and_the_chief_by_another_key(
    keys: Keys, once: Signed, twice: Signed, tmp_path
) -> None:
    assert refused(keys.reviewer, BARE) == "role_clerk"
    assert refused(keys.clerk, once) == "same_key"
    assert refused(key_of(tmp_path, "clerk"), once) == "role_reviewer"
    assert refused(keys.reviewer, twice) == "signed_already"


def test_a_key_signs_for_its_unit_and_in_its_time_only(keys: Keys) -> None:
    assert refused(keys.clerk, BARE._replace(unit="110000")) == "other_unit"
    assert refused(keys.clerk, BARE, dt.datetime(2019, 1, 2, tzinfo=dt.UTC)) == "key_expired"
    assert refused(keys.clerk, BARE, dt.datetime(2016, 1, 2, tzinfo=dt.UTC)) == "key_not_yet"


def test_the_file_is_read_as_it_was_written(twice: Signed) -> None:
    data = encode(twice.signatures)
    assert decode(data) == twice.signatures
    assert encode(decode(data)) == data
    assert PASSPHRASE.encode() not in data


def broken(signatures: tuple[Signature, ...], reason: str) -> None:
    with pytest.raises(PackageRefused) as refusal:
        decode(encode(signatures))
    assert refusal.value.reason == reason


def test_a_file_that_breaks_a_rule_is_refused(once: Signed, twice: Signed) -> None:
    first, second = twice.signatures
    change = msgspec.structs.replace
    broken((), "signature_roles")
    broken((second, first), "signature_roles")
    broken((first, second, second), "signature_roles")
    broken((first, change(first, role="reviewer")), "signature_twice")
    broken((change(first, fingerprint="0" * 64),), "signature_key")
    broken((change(first, signed_at="2017-03-15T08:00:00+08:00"),), "signature_shape")
    broken((change(first, signed_at="9999-12-31T23:59:59+00:00"),), "signature_shape")
    broken((change(first, signed_at="2017-02-30T08:00:00+00:00"),), "not_utc")
    broken((change(first, signature="xyz"),), "signature_shape")
    broken((change(first, alg="ED 25519"),), "signature_shape")
