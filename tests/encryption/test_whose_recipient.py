"""Whose the key to encrypt to is: checked by the keys of SIPO's desk that a workspace knows.

Issue 5, item 3: "Optional encryption to SIPO's public key". A key that somebody else has put in
SIPO's place would open the package to that person alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from signers import AT, FIRST, LAST, PASSPHRASE, key_of

from ipdesk.data_packs.kept import PinnedKey, enrolment_setting, key_setting
from ipdesk.data_packs.texts import EnrolmentText
from ipdesk.encryption.identity import make_identity
from ipdesk.encryption.recipient import Recipient
from ipdesk.encryption.trust import judge
from ipdesk.encryption.words import RecipientWords
from ipdesk.error_sentences import ErrorSentences
from ipdesk.services import Services
from ipdesk.signing.key_file import Holder, SigningKey
from ipdesk.signing.refusal import SigningRefused

SIPO = Holder("SIPO", "desk", FIRST, LAST)
NOBODY: Mapping[str, str] = {}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def desk(folder: Path) -> SigningKey:
    return key_of(folder, "desk", "SIPO")


@pytest.fixture(scope="module")
def stranger(folder: Path) -> SigningKey:
    return key_of(folder, "desk", "SIPO", name="stranger")


@pytest.fixture(scope="module")
def signed(folder: Path, desk: SigningKey) -> Recipient:
    return make_identity(folder / "signed.iprecipient", SIPO, PASSPHRASE, desk, AT)


@pytest.fixture(scope="module")
def unsigned(folder: Path) -> Recipient:
    return make_identity(folder / "unsigned.iprecipient", SIPO, PASSPHRASE)


def knowing(key: SigningKey) -> dict[str, str]:
    """Settings of a workspace in which the key was compared with SIPO's sheet."""
    return dict([key_setting(PinnedKey(key=key.facts, pinned_at=AT.isoformat()))])


def refusal(recipient: Recipient, settings: Mapping[str, str], at: dt.datetime = AT) -> str:
    with pytest.raises(SigningRefused) as caught:
        judge(recipient, settings, at)
    return caught.value.reason


def test_one_that_a_known_key_vouches_for_is_known(signed: Recipient, desk: SigningKey) -> None:
    assert judge(signed, knowing(desk), AT) == "known"


def test_an_unknown_signer_is_refused_where_another_is_known(
    signed: Recipient, stranger: SigningKey
) -> None:
    assert refusal(signed, knowing(stranger)) == "recipient_unknown_key"


def test_taking_the_signature_off_helps_nobody(unsigned: Recipient, desk: SigningKey) -> None:
    assert refusal(unsigned, knowing(desk)) == "recipient_unsigned"


def test_where_no_key_is_known_nothing_is_checked_and_that_is_said(
    signed: Recipient, unsigned: Recipient, services: Services
) -> None:
    words = RecipientWords(services.translator)
    for recipient in (signed, unsigned):
        assert judge(recipient, NOBODY, AT) == "unchecked"
        assert words.trust(recipient, "unchecked").startswith("Not checked: ")


def test_a_revoked_key_vouches_no_more(signed: Recipient, desk: SigningKey) -> None:
    entry = EnrolmentText(
        key=desk.facts,
        document="国知函〔2017〕3号",
        revoked_at=AT.isoformat(timespec="seconds"),
        revocation="国知函〔2017〕4号",
    )
    assert refusal(signed, knowing(desk) | dict([enrolment_setting(entry)])) == "recipient_revoked"


def test_a_key_that_is_not_valid_is_refused_whoever_vouches(
    signed: Recipient, desk: SigningKey
) -> None:
    assert refusal(signed, knowing(desk), AT + dt.timedelta(days=9 * 365)) == "key_expired"


def test_each_refusal_has_its_sentence(
    signed: Recipient, stranger: SigningKey, services: Services
) -> None:
    with pytest.raises(SigningRefused) as caught:
        judge(signed, knowing(stranger), AT)
    said = ErrorSentences(services.translator).what(caught.value)
    assert "does not know" in said
    assert "{" not in said
