"""Commands on what a desk knows: keys, people, its log, what waits in quarantine."""

from __future__ import annotations

import argparse
from pathlib import Path

from ipdesk.cli.desk import STOPPED, at_desk, desk_words, plain, taking_in
from ipdesk.cli.io import say, say_json
from ipdesk.local_time import local_time
from ipdesk.review.desk import set_role
from ipdesk.review.enrolling import enrol_all, revoke_all
from ipdesk.review.proof import facts_of
from ipdesk.review.records import EnrolmentRecord, Judged
from ipdesk.review.stamped_page import look_up
from ipdesk.screens.desk.log import DeskLogScreen
from ipdesk.services import Services
from ipdesk.signing.enrolment_code import parse_enrolment
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.words import KeyWords, short


def keys(options: argparse.Namespace, services: Services) -> int:
    """List the keys that are enrolled."""
    with at_desk(options, services) as desk:
        found = desk.enrolments()
    if options.json:
        say_json([one._asdict() for one in found])
        return 0
    words, tr = KeyWords(services.translator, services.regions), services.translator.tr
    for one in found:
        facts = facts_of(one)
        stand = words.stand(facts, services.clock.now())
        if one.revoked_at:
            when = local_time(one.revoked_at, "minutes")
            stand = tr("Revoked {when} ({document})", when=when, document=one.revocation)
        say(f"{short(one.fingerprint)}  {words.unit(one.unit)}  {words.span(facts)}  {stand}")
    return 0


def enrol(options: argparse.Namespace, services: Services) -> int:
    """Enrol keys, each from its file or from the code on its stamped sheet: all, or none."""
    facts = [_facts(key) for key in options.keys]
    with at_desk(options, services) as desk:
        records = enrol_all(desk, facts, options.document)
    if options.json:
        _say_records(records)
        return 0
    words = KeyWords(services.translator, services.regions)
    for record in records:
        for name, value in words.facts(facts_of(record)):
            say(f"{name}: {value}")
    return 0


def revoke(options: argparse.Namespace, services: Services) -> int:
    """Revoke keys: all, or none."""
    with at_desk(options, services) as desk:
        records = revoke_all(desk, options.fingerprints, options.document)
    if options.json:
        _say_records(records)
        return 0
    tr = services.translator.tr
    for record in records:
        when = local_time(record.revoked_at, "minutes")
        done = tr("Revoked {when} ({document})", when=when, document=record.revocation)
        say(f"{short(record.fingerprint)}  {done}")
    return 0


def _say_records(records: list[EnrolmentRecord]) -> None:
    """One as it is, several as a list."""
    plain_records = [record._asdict() for record in records]
    say_json(plain_records if len(records) > 1 else plain_records[0])


def recheck(options: argparse.Namespace, services: Services) -> int:
    """Look again at what waits in quarantine: all, or one."""
    with taking_in(options, services) as taking:
        changed = [taking.recheck(options.number)] if options.number else taking.recheck_waiting()
    return _say(changed, options, services)


def admit(options: argparse.Namespace, services: Services) -> int:
    """Let a submission in over a gap or fork."""
    with taking_in(options, services) as taking:
        found = taking.admit(options.number, options.reason)
    return _say([found], options, services)


def page(options: argparse.Namespace, services: Services) -> int:
    """Tell of a stamped page of which submission it is, and whether it shows its data."""
    from ipdesk.paper.words import PageWords
    from ipdesk.paper.words import plain as plain_page

    with taking_in(options, services) as taking:
        found = look_up(taking, options.code)
    if found is None:
        if options.json:
            say_json({"submission": None})
        else:
            say(services.translator.tr("The code is of a page of no report that is here."))
        return STOPPED
    number, shown = found
    if options.json:
        say_json({"submission": number, **plain_page(shown)})
    else:
        say(services.translator.tr("Submission {n}", n=number))
        say(*PageWords(shown, services.translator).lines())
    return 0 if shown.match.shows_the_data else STOPPED


def people(options: argparse.Namespace, services: Services) -> int:
    """List who works at the desk, or give somebody a role."""
    with at_desk(options, services) as desk:
        if options.name:
            set_role(desk, options.name, options.role)
        found = desk.people()
    if options.json:
        say_json([one._asdict() for one in found])
        return 0
    words = desk_words(services)
    say(*(f"{one.name}  {words.role(one.role)}" for one in found))
    return 0


def log(options: argparse.Namespace, services: Services) -> int:
    """Tell what was done at the desk, oldest first."""
    with at_desk(options, services) as desk:
        if options.json:
            say_json([entry._asdict() for entry in desk.log()])
            return 0
        lines = DeskLogScreen(desk, desk_words(services), services.translator).lines
    for line in reversed(lines):
        say("  ".join(filter(None, line.texts)))
    return 0


def _say(found: list[Judged], options: argparse.Namespace, services: Services) -> int:
    words = desk_words(services)
    if options.json:
        say_json([plain(one, words) for one in found])
        return 0
    for one in found:
        title, verdict = words.title(one.submission), words.verdict(one.submission.verdict)
        say(f"{one.submission.number:>4}  {verdict}  {title}", *words.reasons(one))
    return 0


def _facts(text: str) -> KeyFacts:
    """The facts in the file of that name, or else in the code itself."""
    from ipdesk.signing.key_file import read_facts

    return read_facts(Path(text)) if text.endswith(".ipkey") else parse_enrolment(text)
