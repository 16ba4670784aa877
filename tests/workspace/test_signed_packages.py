"""Signing at sealing, and counter-signing after it: both signatures travel in the package."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from report_filler import make_ready
from report_steps import put
from signers import Keys, key_of

from ipdesk.errors import KnownError, UsageError
from ipdesk.history import first_break
from ipdesk.kept_package import kept_package
from ipdesk.package.verify import Verification, verify
from ipdesk.sealed_signatures import countersigned, record_countersignature, signed_of
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.signatures import Signed, sign
from ipdesk.signing.verdicts import verify_signatures
from ipdesk.workspace import Workspace


@pytest.fixture
def signed(filled: Workspace, services: Services, keys: Keys) -> Workspace:
    """The example, sealed and signed by the clerk."""
    sealer = Sealer(services)
    rendered = sealer.render(sealer.prepare(filled), {}.__getitem__)
    sealer.commit(filled, rendered.signed(keys.clerk, services.clock.now()), "test")
    return filled


def countersign(workspace: Workspace, services: Services, keys: Keys) -> None:
    made = countersigned(keys.reviewer, signed_of(workspace), services.clock.now())
    record_countersignature(workspace, made, "test")


def written(workspace: Workspace, services: Services, folder: Path) -> Verification:
    return verify(Sealer(services).write_package(workspace, folder).path)


def test_the_clerk_signs_at_sealing(signed: Workspace, services: Services, tmp_path: Path) -> None:
    found = written(signed, services, tmp_path)
    assert found.signature == "unchecked"
    assert [one.role for one in found.signatures] == ["clerk"]
    assert found.seal == signed.report.header.seal


def test_the_chief_counter_signs_and_the_seal_stays(
    signed: Workspace, services: Services, keys: Keys, tmp_path: Path
) -> None:
    before = written(signed, services, tmp_path / "once")
    services.clock.time += dt.timedelta(days=1)  # type: ignore[attr-defined] # the fixed clock
    countersign(signed, services, keys)
    after = written(signed, services, tmp_path / "twice")
    assert [one.role for one in after.signatures] == ["clerk", "reviewer"]
    assert after.signature == "unchecked"
    assert after.seal == before.seal
    assert after.digest != before.digest
    last = signed.store.last_history()
    assert last is not None
    assert last.action == "countersign"
    assert first_break(signed.store.history("")) is None


def test_a_signed_package_written_again_has_the_same_bytes(
    signed: Workspace, services: Services, keys: Keys, tmp_path: Path
) -> None:
    countersign(signed, services, keys)
    first = written(signed, services, tmp_path / "first").digest
    signed.store.close()
    again = services.opener.open(Path(signed.store.path))
    assert written(again, services, tmp_path / "again").digest == first


def test_a_report_sealed_without_key_is_unsigned_and_stays_so(
    filled: Workspace, services: Services, keys: Keys, tmp_path: Path
) -> None:
    found = verify(Sealer(services).seal(filled, tmp_path).path)
    assert (found.signature, found.signatures) == ("absent", ())
    assert kept_package(filled).signed == b""
    with pytest.raises(SigningRefused) as refused:
        countersign(filled, services, keys)
    assert refused.value.reason == "not_signed"


def test_the_next_package_refers_to_the_seal_whoever_signed_meanwhile(
    next_year: Workspace, services: Services, keys: Keys, tmp_path: Path
) -> None:
    """The chain of packages does not break by a counter-signature."""
    earlier = next(header for header in next_year.store.reports() if header.seal)
    assert earlier.seal == kept_seal(next_year, earlier.id)
    make_ready(next_year)
    found = verify(Sealer(services).seal(next_year, tmp_path).path)
    assert found.previous == earlier.seal


def kept_seal(workspace: Workspace, report: str) -> str:
    files = {record.path: record.digest for record in workspace.store.sealed_files(report)}
    return files["tagmanifest-sha256.txt"]


def test_nobody_counter_signs_what_was_delivered(
    signed: Workspace, services: Services, keys: Keys
) -> None:
    Sealer(services).mark_delivered(signed, "counter")
    with pytest.raises(SigningRefused) as refused:
        countersign(signed, services, keys)
    assert refused.value.reason == "delivered"
    assert len(signed.store.signatures(signed.report.header.id)) == 1


def test_a_draft_is_not_counter_signed(filled: Workspace, services: Services, keys: Keys) -> None:
    made = sign(keys.clerk, Signed("440000", "0" * 64), services.clock.now())
    with pytest.raises(UsageError):
        record_countersignature(filled, made)


def test_a_key_that_may_not_sign_seals_nothing(
    filled: Workspace, services: Services, keys: Keys, tmp_path: Path
) -> None:
    foreign = key_of(tmp_path, "clerk", "110000")
    for key in (keys.reviewer, foreign):
        with pytest.raises(KnownError):
            Sealer(services).seal(filled, tmp_path / "out", "test", key)
    assert filled.editable
    assert list((tmp_path / "out").iterdir()) == []
    put(filled, "profile 1 phone", "020-0000")


def test_what_is_kept_is_what_was_signed(signed: Workspace, services: Services) -> None:
    check = verify_signatures(signed_of(signed), None, services.clock.now())
    assert check.overall == "unchecked"
