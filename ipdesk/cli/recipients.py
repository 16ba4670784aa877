"""Commands on the key that packages are encrypted to."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ipdesk.cli.io import say, say_json
from ipdesk.cli.passphrase import passphrase
from ipdesk.formats import grouped
from ipdesk.services import Services
from ipdesk.signing.facts import day_of
from ipdesk.signing.key_file import Holder, open_key, usual_last_day
from ipdesk.signing.roles import DESK, DESK_UNIT
from ipdesk.signing.validity import validity
from ipdesk.signing.words import KeyWords

if TYPE_CHECKING:
    from ipdesk.encryption.recipient import Recipient
    from ipdesk.signing.key_file import SigningKey


def new(options: argparse.Namespace, services: Services) -> int:
    """Make the key, and sign its public half if a signing key is named."""
    from ipdesk.encryption.identity import make_identity

    now = services.clock.now()
    first = options.first or day_of(now)
    holder = Holder(DESK_UNIT, DESK, first, options.until or usual_last_day(first))
    signer = _signer(options, services)
    secret = passphrase(options, services, new=True)
    made = make_identity(options.output, holder, secret, signer, now)
    return _say(made, services, as_json=options.json)


def show(path: Path, services: Services, *, as_json: bool) -> int:
    """Show what is public of the key."""
    from ipdesk.encryption.recipient import read_recipient

    return _say(read_recipient(path), services, as_json=as_json)


def _signer(options: argparse.Namespace, services: Services) -> SigningKey | None:
    if options.sign is None:
        return None
    own = argparse.Namespace(passphrase_fd=None, passphrase_file=options.sign_passphrase_file)
    return open_key(options.sign, passphrase(own, services))


def _say(recipient: Recipient, services: Services, *, as_json: bool) -> int:
    from ipdesk.encryption.words import RecipientWords

    facts, now = recipient.key, services.clock.now()
    stand = validity(facts, now)
    if as_json:
        said = {"recipient": recipient.text, "state": stand.state, "days_left": stand.days}
        say_json(msgspec.to_builtins(recipient) | said)
        return 0
    words = KeyWords(services.translator, services.regions)
    for name, value in words.facts(facts):
        say(f"{name}: {value}")
    say(recipient.text, grouped(facts.fingerprint.upper()))
    say(RecipientWords(services.translator).signer(recipient), words.stand(facts, now))
    return 0
