"""Commands with which the desk answers: comments, rulings, accepted or returned, the receipt."""

from __future__ import annotations

import argparse
from typing import Any

from ipdesk.cli.desk import at_desk, desk_words
from ipdesk.cli.io import say, say_json
from ipdesk.cli.passphrase import passphrase
from ipdesk.cli.receipts import say_receipt, write_sheet
from ipdesk.errors import UsageError
from ipdesk.files import write_durably
from ipdesk.local_time import local_time
from ipdesk.places import Place
from ipdesk.receipts.texts import Outcome
from ipdesk.review.answering import comment as add_comment
from ipdesk.review.answering import decide, disputes_of, rule_on, withdraw
from ipdesk.review.desk import Desk
from ipdesk.review.followed import answered
from ipdesk.review.issuing import issue_receipt, newest_receipt
from ipdesk.review.records import Judged, Remark
from ipdesk.review.refusal import DeskRefused
from ipdesk.services import Services


def comment(options: argparse.Namespace, services: Services) -> int:
    """Comment on a place, take a comment back, or list what was said."""
    with at_desk(options, services) as desk:
        if options.withdraw:
            withdraw(desk, options.number, options.withdraw)
        elif options.words:
            if not options.at:
                raise UsageError("place_missing")
            add_comment(desk, options.number, Place(*options.at), options.words)
        said = _said(desk, desk.judged(options.number))
    if options.json:
        say_json(said)
        return 0
    for one in said["comments"]:
        say(f"{one['id'][:8]}  {_where(one)}  {one['author']} {local_time(one['at'])}")
        say(f"    {one['text']}")
    for one in said["answered"]:
        change = f"  {one['before']} → {one['after']}" if one["before"] != one["after"] else ""
        say(f"{one['comment']['id'][:8]}  {_where(one['comment'])}{change}")
        why = f"    ({one['why']})" if one["why"] else ""
        said_to_it = [f"    > {a['text']}" for a in one["answers"]]
        say(*filter(None, (f"    {one['comment']['text']}", *said_to_it, why)))
    return 0


def dispute(options: argparse.Namespace, services: Services) -> int:
    """Answer a disputed rule, or list the disputes with their answers."""
    with at_desk(options, services) as desk:
        if options.rule:
            found = _dispute(desk.judged(options.number), options)
            rule_on(
                desk,
                options.number,
                found,
                options.decision,
                options.reason,
                document=options.document,
                patch=options.patch,
            )
        said = _said(desk, desk.judged(options.number))
    if options.json:
        say_json({"disputes": said["disputes"], "rulings": said["rulings"]})
        return 0
    for one in said["disputes"]:
        say(f"{one['rule']}  {_where(one)}", f"    {one['text']}")
    for one in said["rulings"]:
        named = one["document"] or one["patch"]
        say(f"{one['rule']}  {_where(one)}  {one['decision']} {named}", f"    {one['text']}")
    return 0


def accept(options: argparse.Namespace, services: Services) -> int:
    """Accept a submission."""
    return _decide(options, services, "accepted")


def send_back(options: argparse.Namespace, services: Services) -> int:
    """Return a submission to its unit."""
    return _decide(options, services, "returned")


def receipt(options: argparse.Namespace, services: Services) -> int:
    """Issue a signed receipt, or write the newest one again; print its sheet."""
    with at_desk(options, services) as desk:
        if options.sign is not None:
            from ipdesk.signing.key_file import open_key

            key = open_key(options.sign, passphrase(options, services))
            made = issue_receipt(desk, options.number, key)
        else:
            made = newest_receipt(desk, options.number)
    if options.output is not None:
        write_durably(options.output, [made.content])
    if options.sheet is not None:
        write_sheet(made, options.sheet, services)
    return say_receipt(made, services, as_json=options.json)


def _decide(options: argparse.Namespace, services: Services, state: Outcome) -> int:
    with at_desk(options, services) as desk:
        one = decide(desk, options.number, state, options.reason)
    if options.json:
        say_json(one._asdict())
    else:
        words = desk_words(services)
        say(f"{one.number}  {words.title(one)}", words.state(one.state))
    return 0


def _dispute(found: Judged, options: argparse.Namespace) -> Remark:
    place = Place(*(options.at or ("",)))
    for one in disputes_of(found):
        if one.rule == options.rule and (not options.at or Place(*one[1:4]) == place):
            return one
    raise DeskRefused("no_dispute", rule=options.rule)


def _said(desk: Desk, found: Judged) -> dict[str, Any]:
    """What was said of a submission on both sides, as JSON values."""
    dealings = desk.store.dealings(found.submission.number)
    return {
        "submission": found.submission.number,
        "state": found.submission.state,
        "comments": [one._asdict() for one in dealings.comments if not one.withdrawn_at],
        "disputes": [one._asdict() for one in disputes_of(found)],
        "rulings": [one._asdict() for one in dealings.rulings],
        "receipts": [
            {name: item for name, item in one._asdict().items() if name != "body"}
            for one in dealings.receipts
        ],
        "answered": [
            {
                **one._asdict(),
                "comment": one.comment._asdict(),
                "answers": [answer._asdict() for answer in one.answers],
            }
            for one in answered(desk, found)
        ],
    }


def _where(one: dict[str, Any]) -> str:
    return " ".join(filter(None, (one["section"], one["row"], one["column"])))
