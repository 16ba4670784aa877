"""Commands on keys: make one, show it, print its enrolment sheet."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

import msgspec

from ipdesk.cli import recipients
from ipdesk.cli.io import say, say_json
from ipdesk.cli.passphrase import passphrase
from ipdesk.encryption.recipient import SUFFIX as RECIPIENT
from ipdesk.files import write_durably
from ipdesk.formats import grouped
from ipdesk.services import Services
from ipdesk.signing.enrolment_code import code_lines
from ipdesk.signing.facts import KeyFacts, day_of
from ipdesk.signing.key_file import Holder, make_key, read_facts, usual_last_day
from ipdesk.signing.roles import DESK, DESK_UNIT
from ipdesk.signing.validity import validity
from ipdesk.signing.words import KeyWords


def new(options: argparse.Namespace, services: Services) -> int:
    """Make a key pair."""
    unit = DESK_UNIT if options.role == DESK else services.regions.named(options.unit).code
    first = options.first or day_of(services.clock.now())
    holder = Holder(unit, options.role, first, options.until or usual_last_day(first))
    facts = make_key(options.output, holder, passphrase(options, services, new=True))
    return _show(facts, services, as_json=options.json)


def show(options: argparse.Namespace, services: Services) -> int:
    """Show what is public of a key."""
    if options.key.suffix == RECIPIENT:
        return recipients.show(options.key, services, as_json=options.json)
    return _show(read_facts(options.key), services, as_json=options.json)


def enrol(options: argparse.Namespace, services: Services) -> int:
    """Print the sheet with which a key is enrolled at SIPO."""
    from ipdesk.printing.enrolment import enrolment_sheet

    facts, now = read_facts(options.key), services.clock.now()
    words = KeyWords(services.translator, services.regions)
    sheet = enrolment_sheet(services.templates, services.translator, facts, words, now)
    write_durably(options.output, [sheet])
    return _show(facts, services, as_json=options.json)


def _show(facts: KeyFacts, services: Services, *, as_json: bool) -> int:
    now = services.clock.now()
    if as_json:
        say_json(_plain(facts, now))
        return 0
    words = KeyWords(services.translator, services.regions)
    for name, value in words.facts(facts):
        say(f"{name}: {value}")
    say(*grouped(facts.fingerprint.upper()).splitlines(), *code_lines(facts))
    say(words.stand(facts, now))
    return 0


def _plain(facts: KeyFacts, now: dt.datetime) -> dict[str, Any]:
    stand = validity(facts, now)
    said: dict[str, Any] = msgspec.to_builtins(facts)
    code = list(code_lines(facts))
    return {**said, "enrolment_code": code, "state": stand.state, "days_left": stand.days}
