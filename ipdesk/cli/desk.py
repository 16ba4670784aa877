"""Commands on SIPO's desk: make one, take packages in, list and show what was handed in."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ipdesk.cli.io import ORIGIN, say, say_json
from ipdesk.cli.passphrase import identity
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.local_time import local_time
from ipdesk.review.account import account_at
from ipdesk.review.desk import Desk
from ipdesk.review.handing_in import Arrival
from ipdesk.review.intake import Intake
from ipdesk.review.records import Judged, Reason, Submission
from ipdesk.review.words import DeskWords
from ipdesk.screens.desk.submission import SubmissionScreen
from ipdesk.services import Services

if TYPE_CHECKING:
    from ipdesk.encryption.identity import Identity

STOPPED = 3


@contextmanager
def at_desk(options: argparse.Namespace, services: Services) -> Iterator[Desk]:
    """The desk that the command names, released at the end."""
    desk = services.desks.open(options.place, account_at(options.place), ORIGIN)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def taking_in(
    options: argparse.Namespace, services: Services, key: Identity | None = None
) -> Iterator[Intake]:
    """What takes packages in there, backed up before; they are read in processes of their own."""
    from ipdesk.review.anew import desk_reader

    with at_desk(options, services) as desk, desk_reader(desk) as reader:
        services.desks.backup(desk)
        yield Intake(desk, reader, key)


def new(options: argparse.Namespace, services: Services) -> int:
    """Make a desk."""
    name = account_at(options.place)
    desk = services.desks.create(options.place, name, practice=options.practice, origin=ORIGIN)
    place = desk.store.place
    desk.close()
    if options.json:
        say_json({"place": place, "practice": options.practice, "chief": name})
    else:
        tr = services.translator.tr
        say(tr("Made {file}. {name} is its chief.", file=place, name=name))
    return 0


def intake(options: argparse.Namespace, services: Services) -> int:
    """Take packages in; exit code 3 if any is not valid."""
    from ipdesk.review.handing_in import require_key

    key = identity(options, services)
    require_key(options.packages, key)
    with taking_in(options, services, key) as taking:
        arrivals = []
        for arrival in taking.take(options.packages):
            arrivals.append(arrival)
            if not options.json:
                say(*_arrival_lines(arrival, services))
    if options.json:
        say_json([_arrival_plain(one, services) for one in arrivals])
    return 0 if all(one.counts for one in arrivals) else STOPPED


def list_submissions(options: argparse.Namespace, services: Services) -> int:
    """List what was handed in."""
    words = desk_words(services)
    with at_desk(options, services) as desk:
        found = [one for one in desk.submissions() if _wanted(one, options, services)]
        why = desk.store.reasons()
    if options.json:
        say_json([_with_reasons(one, why.get(one.number, []), words) for one in found])
        return 0
    for one in found:
        came = local_time(one.received_at, "minutes")
        stand = f"{words.verdict(one.verdict)} · {words.state(one.state)}"
        say(f"{one.number:>4}  {came}  {words.title(one)}  {stand}")
        say(*(f"      {sentence}" for sentence in words.sentences(why.get(one.number, ()))))
    return 0


def show(options: argparse.Namespace, services: Services) -> int:
    """Show a submission with all that was found of it."""
    words, tr = desk_words(services), services.translator.tr
    with at_desk(options, services) as desk:
        screen = SubmissionScreen(desk, options.number, words, services.translator)
        facts = [*screen.facts(), *((name, said) for name, said, _ in screen.checks())]
    found = screen.judged
    if options.json:
        say_json(plain(found, words))
        return 0
    say(screen.title(), screen.verdict(), *screen.reasons())
    say(*map(words.difference, found.differences))
    say(*(f"  {tr('{name}: {value}', name=name, value=value)}" for name, value in facts))
    say(*(f"  {file.digest}  {file.path}" for file in found.files))
    return 0


def desk_words(services: Services) -> DeskWords:
    """The words for a desk, with the kinds of reports as the newest edition calls them."""
    kinds = {kind.code: kind.label for kind in services.library.shipped().kinds}
    return DeskWords(services.translator, services.regions, kinds)


def plain(found: Judged, words: DeskWords) -> dict[str, Any]:
    """A submission with all that was found, as JSON values; its cells are left out."""
    return {
        **_with_reasons(found.submission, found.reasons, words),
        "signatures": [one._asdict() for one in found.signatures],
        "differences": [one._asdict() for one in found.differences],
        "files": [one._asdict() for one in found.files],
    }


def _with_reasons(one: Submission, reasons: Iterable[Reason], words: DeskWords) -> dict[str, Any]:
    said = [{"code": r.code, "params": r.params, "sentence": words.reason(r)} for r in reasons]
    return {**one._asdict(), "reasons": said}


def _arrival_lines(arrival: Arrival, services: Services) -> Iterator[str]:
    words = desk_words(services)
    if isinstance(arrival.found, KnownError):
        yield ErrorSentences(services.translator).line(arrival.found)
        return
    one = arrival.found.submission
    yield f"{one.number:>4}  {words.verdict(one.verdict)}  {words.title(one)}  {arrival.path.name}"
    for reason in arrival.found.reasons:
        yield f"      {words.reason(reason)}"


def _arrival_plain(arrival: Arrival, services: Services) -> dict[str, Any]:
    words = desk_words(services)
    said: dict[str, Any] = {"path": str(arrival.path)}
    if isinstance(arrival.found, KnownError):
        why = ErrorSentences(services.translator).what(arrival.found)
        return {**said, "fault": arrival.found.code, "sentence": why}
    return {**said, **plain(arrival.found, words)}


def _wanted(one: Submission, options: argparse.Namespace, services: Services) -> bool:
    unit = services.regions.named(options.unit).code if options.unit else one.unit
    return one.unit == unit and options.verdict in (None, one.verdict)
