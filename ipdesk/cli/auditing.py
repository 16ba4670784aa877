"""The commands that audit a history: of a workspace against its packages, and a desk's log."""

from __future__ import annotations

import argparse

from ipdesk.audit import Audit, audit
from ipdesk.audit_words import AuditWords
from ipdesk.cli.desk import at_desk
from ipdesk.cli.io import opened, say, say_json
from ipdesk.cli.output import NOT_VALID
from ipdesk.services import Services


def workspace(options: argparse.Namespace, services: Services) -> int:
    """Audit the history of a workspace against the packages it sealed, and those handed in."""
    from ipdesk.package.apart import ApartReader

    with ApartReader() as reader:
        read = [reader.inspect(path).verification for path in options.against]
    with opened(options, services) as found:
        audited = audit(found.store, {one.report: one.seal for one in read})
    return _say(audited, options, services)


def desk(options: argparse.Namespace, services: Services) -> int:
    """Audit the log of a desk against the receipts it issued, and those that units hold."""
    from ipdesk.receipts.file import read
    from ipdesk.review.log_audit import audit_log

    sent_back = [read(path) for path in options.against]
    with at_desk(options, services) as found:
        audited = audit_log(found.store, sent_back)
    return _say(audited, options, services)


def _say(audited: Audit, options: argparse.Namespace, services: Services) -> int:
    words = AuditWords(services.translator)
    if options.json:
        breaks = [{**one._asdict(), "sentence": words.line(one)} for one in audited.breaks]
        say_json({**audited._asdict(), "breaks": breaks})
    else:
        say(words.verdict(audited), *(words.line(one) for one in audited.breaks))
    return NOT_VALID if audited.breaks else 0
