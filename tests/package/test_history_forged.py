"""A history changed in a sealed package is found, whatever was made to fit it. Issue 6.17."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from package_builder import INFO, archive, signed

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import PackageRefused
from ipdesk.history import GENESIS, digest_of
from ipdesk.messages import Translator
from ipdesk.package import canonical_json, history_log
from ipdesk.package.bag import bag_files
from ipdesk.package.verify import verify
from ipdesk.records import HistoryRecord
from ipdesk.services import Services

LOG = "data/history.jsonl"
Entries = list[HistoryRecord]


def edited(entries: Entries) -> Entries:
    return [entries[0], entries[1]._replace(after="999"), *entries[2:]]


def edited_with_its_digest(entries: Entries) -> Entries:
    changed = entries[1]._replace(after="999")
    return [entries[0], changed._replace(digest=digest_of(changed)), *entries[2:]]


def deleted(entries: Entries) -> Entries:
    return [entries[0], *entries[2:]]


def reordered(entries: Entries) -> Entries:
    return [entries[1], entries[0], *entries[2:]]


def cut_off(entries: Entries) -> Entries:
    return entries[:-1]


FORGERIES: dict[Callable[[Entries], Entries], tuple[str, str]] = {
    edited: ("history_chain", "entry 2"),
    edited_with_its_digest: ("history_chain", "entry 3"),
    deleted: ("history_chain", "entry 3"),
    reordered: ("history_chain", "entry 1"),
    cut_off: ("history_head", "head"),
}


def log_of(entries: Entries, head: bytes) -> bytes:
    """The log with the head of the one that was sealed."""
    return b"".join([*(canonical_json.encode(entry._asdict()) for entry in entries), head])


def written_anew(entries: Entries) -> bytes:
    """A log in itself sound, as if this had always been its history."""
    previous, made = GENESIS, []
    for number, entry in enumerate(entries, 1):
        moved = entry._replace(sequence=number, previous=previous)
        previous = digest_of(moved)
        made.append(moved._replace(digest=previous))
    return history_log.encode(made)


@pytest.fixture
def sealed(data, history, keys) -> dict[str, bytes]:
    """The files of the sample, signed by the clerk."""
    return signed(bag_files(data, INFO), keys.clerk)


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_a_changed_log_does_not_fit_its_digest(sealed, history, forge) -> None:
    head = sealed[LOG].splitlines(keepends=True)[-1]
    with pytest.raises(PackageRefused) as refused:
        verify(archive({**sealed, LOG: log_of(forge(list(history)), head)}))
    assert refused.value.reason in ("digest", "payload_oxum")


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_with_digests_that_fit_the_break_is_told_with_its_entry(
    sealed, data, history, forge, services: Services
) -> None:
    head = sealed[LOG].splitlines(keepends=True)[-1]
    with pytest.raises(PackageRefused) as refused:
        verify(archive(bag_files({**data, LOG: log_of(forge(list(history)), head)}, INFO)))
    reason, where = FORGERIES[forge]
    assert refused.value.reason == reason
    words = ErrorSentences(Translator(services.resources / "translations", "en"))
    assert where in words.what(refused.value)


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_a_log_written_anew_is_covered_by_no_signature(sealed, data, history, forge) -> None:
    """Chain, head, manifests, all made to fit: the seal is another one, and was not signed."""
    assert verify(archive(sealed)).signature == "unchecked"
    forged = bag_files({**data, LOG: written_anew(forge(list(history)))}, INFO)
    found = verify(archive({**forged, "signature.json": sealed["signature.json"]}))
    assert found.signature == "invalid"
    assert found.seal != hashlib.sha256(sealed["tagmanifest-sha256.txt"]).hexdigest()
