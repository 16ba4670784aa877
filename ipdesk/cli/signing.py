"""Commands that seal, sign and counter-sign."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from ipdesk.cli.io import ORIGIN, opened, say, say_json
from ipdesk.cli.passphrase import passphrase
from ipdesk.sealed_signatures import countersigned, record_countersignature, signed_of
from ipdesk.sealing import Sealer
from ipdesk.services import Services

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered, Order
    from ipdesk.signing.key_file import SigningKey
    from ipdesk.workspace import Workspace


def seal(options: argparse.Namespace, services: Services) -> int:
    """Seal the report, sign it if a key is named, and write its package."""
    key = _key(options, services) if options.sign else None
    with opened(options, services) as workspace:
        order = order_of(options, services, workspace)
        written = Sealer(services).seal(workspace, options.output, ORIGIN, key, order)
        return say_sealed(workspace, services, written, key, as_json=options.json)


def countersign(options: argparse.Namespace, services: Services) -> int:
    """Counter-sign a sealed package; write it where a folder is named."""
    key = _key(options, services)
    with opened(options, services) as workspace:
        order = order_of(options, services, workspace)
        made = countersigned(key, signed_of(workspace), services.clock.now())
        record_countersignature(workspace, made, ORIGIN)
        written = None
        if options.output is not None:
            written = Sealer(services).write_package(workspace, options.output, order)
        return say_sealed(workspace, services, written, key, as_json=options.json)


def order_of(options: argparse.Namespace, services: Services, workspace: Workspace) -> Order:
    """How the package is to be written; ``SigningRefused`` if the key named is not to be used.

    Where nobody vouches for it whom the workspace knows, that is said.
    """
    from ipdesk.delivery.placing import Order

    if options.encrypt is None:
        return Order(options.replace)
    from ipdesk.encryption.recipient import read_recipient
    from ipdesk.encryption.trust import judge
    from ipdesk.encryption.words import RecipientWords

    recipient = read_recipient(options.encrypt)
    trust = judge(recipient, workspace.store.settings(), services.clock.now())
    if trust == "unchecked" and not getattr(options, "json", False):
        say(RecipientWords(services.translator).trust(recipient, trust))
    return Order(options.replace, recipient)


def say_written(written: Delivered, services: Services) -> None:
    """Where the package is, its digest, and what it has replaced."""
    from ipdesk.delivery.words import encrypted_to, found_there

    translator = services.translator
    say(str(written.path), f"sha256 {written.digest}")
    say(*filter(None, [encrypted_to(written, translator), found_there(written, translator)]))


def _key(options: argparse.Namespace, services: Services) -> SigningKey:
    from ipdesk.signing.key_file import open_key

    return open_key(options.sign, passphrase(options, services))


def say_sealed(
    workspace: Workspace,
    services: Services,
    written: Delivered | None,
    key: SigningKey | None,
    *,
    as_json: bool,
) -> int:
    """Where the package is, its seal, who signed it, and whether the key used expires soon."""
    from ipdesk.signing.verdicts import verify_signatures
    from ipdesk.signing.words import SignatureWords

    signed = signed_of(workspace)
    if as_json:
        say_json(_plain(workspace, written) | _key_facts(key, services))
        return 0
    if written is not None:
        say_written(written, services)
    check = verify_signatures(signed, None, services.clock.now())
    say(*SignatureWords(services.translator).lines(check))
    say(*_warning(key, services))
    return 0


def _warning(key: SigningKey | None, services: Services) -> list[str]:
    from ipdesk.signing.validity import validity
    from ipdesk.signing.words import KeyWords

    now = services.clock.now()
    if key is None or validity(key.facts, now).state != "expiring":
        return []
    return [KeyWords(services.translator, services.regions).stand(key.facts, now)]


def _key_facts(key: SigningKey | None, services: Services) -> dict[str, Any]:
    from ipdesk.signing.validity import validity

    if key is None:
        return {"key_state": "", "key_days_left": None}
    stand = validity(key.facts, services.clock.now())
    return {"key_state": stand.state, "key_days_left": stand.days}


def _plain(workspace: Workspace, written: Delivered | None) -> dict[str, Any]:
    import msgspec

    signed = signed_of(workspace)
    return {
        "path": str(written.path) if written else "",
        "digest": written.digest if written else "",
        "package_digest": written.package if written else "",
        "encrypted_to": written.to if written else "",
        "seal": signed.seal,
        "signatures": [msgspec.to_builtins(one) for one in signed.signatures],
    }
