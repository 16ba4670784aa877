"""The signatures over a sealed report, as its workspace keeps them.

They lie beside the files of the package, so that a counter-signature can join; the package is
then written with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.errors import UsageError
from ipdesk.records import SEALED, Batch, SignatureRecord
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    import datetime as dt

    from ipdesk.signing.key_file import SigningKey
    from ipdesk.signing.signatures import Signature, Signed

COUNTERSIGN = "countersign"
"""The action of the history entry that a counter-signature is."""


def record_of(report: str, number: int, signature: Signature) -> SignatureRecord:
    """The signature as it is stored."""
    return SignatureRecord(
        report,
        number,
        signature.alg,
        signature.public_key,
        signature.role,
        signature.signed_at,
        signature.signature,
    )


def signed_of(workspace: Workspace) -> Signed:
    """The active sealed report as far as signatures concern it."""
    from ipdesk.signing.facts import fingerprint_of
    from ipdesk.signing.signatures import Signature, Signed

    header = workspace.report.header
    found = tuple(
        Signature(
            alg=record.alg,
            fingerprint=fingerprint_of(bytes.fromhex(record.public_key)),
            public_key=record.public_key,
            role=record.role,
            signed_at=record.signed_at,
            signature=record.signature,
        )
        for record in workspace.store.signatures(header.id)
    )
    return Signed(header.unit, header.seal, found)


def signature_file(workspace: Workspace) -> bytes:
    """The bytes of the package's ``signature.json``, empty where nobody signed."""
    from ipdesk.signing.signatures import encode

    found = signed_of(workspace).signatures
    return encode(found) if found else b""


def countersigned(key: SigningKey, signed: Signed, at: dt.datetime) -> Signature:
    """The counter-signature over a package that the clerk has signed. Fit for a worker.

    Raises :class:`~ipdesk.signing.refusal.SigningRefused` if it is not to be made.
    """
    from ipdesk.signing.refusal import SigningRefused
    from ipdesk.signing.signatures import sign

    if not signed.signatures:
        raise SigningRefused("not_signed")
    return sign(key, signed, at)


def record_countersignature(
    workspace: Workspace, signature: Signature, origin: object = None
) -> None:
    """Keep a counter-signature over the active report, in one commit.

    Raises :class:`UsageError` if it is not sealed, ``SigningRefused`` if it was delivered
    already, and the storage errors.
    """
    from ipdesk.signing.refusal import SigningRefused

    header = workspace.report.header
    if not header.seal:
        raise UsageError("not_sealed")
    if header.state != SEALED:
        raise SigningRefused("delivered")
    number = len(workspace.store.signatures(header.id)) + 1
    batch = Batch(signatures=[record_of(header.id, number, signature)])
    workspace.record(header, batch, COUNTERSIGN, origin)
