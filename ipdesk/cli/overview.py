"""Commands on what a desk says of the nation, and on what it enters of the units."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ipdesk.catalogue.model import Catalogue
from ipdesk.cli.desk import at_desk
from ipdesk.cli.io import say, say_json
from ipdesk.cli.status import NO_DATE
from ipdesk.deadlines import Deadline, Due
from ipdesk.errors import UsageError
from ipdesk.files import write_durably
from ipdesk.nation.affairs import DeskAffairs
from ipdesk.nation.at_desk import nation_of, overview_of
from ipdesk.nation.overview import Overview
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.views import ranked
from ipdesk.review.desk import Desk
from ipdesk.services import Services, today
from ipdesk.status_entry import StatusEntry, day_of

_SHOWN = 5
"""How many units of each ranking a terminal shows."""


def overview(options: argparse.Namespace, services: Services) -> int:
    """Show the nation at a glance."""
    with at_desk(options, services) as desk:
        found = overview_of(desk)
        if options.part:
            _say_part(found, options, services)
        elif options.output:
            _print(found, options.output, services)
        elif options.json:
            from ipdesk.nation.facts import overview_facts

            say_json(overview_facts(found))
        else:
            say(*_lines(found, OverviewWords(found, services.translator), services))
    return 0


def _say_part(found: Overview, options: argparse.Namespace, services: Services) -> None:
    from ipdesk.cli.nation_lists import text_lines
    from ipdesk.nation.lists import OverviewLists

    lists = OverviewLists(found, services.translator).of(options.part)
    if options.json:
        say_json([msgspec.to_builtins(one) for one in lists])
        return
    for one in lists:
        say(*text_lines(one))


def _print(found: Overview, path: Path, services: Services) -> None:
    from ipdesk.nation.printed import overview_pdf

    now = services.clock.now()
    write_durably(path, [overview_pdf(found, services.templates, services.translator, now)])
    say(services.translator.tr("Wrote {file}", file=path))


def zones(options: argparse.Namespace, services: Services) -> int:
    """List the zones of the units, or of one; or enter one."""
    unit = services.regions.named(options.unit).code if options.unit else ""
    with at_desk(options, services) as desk:
        if options.zone:
            affairs = DeskAffairs(desk, _catalogue(desk))
            affairs.set_zone(unit, "" if options.zone == NO_ZONE else options.zone)
        found = overview_of(desk)
    if options.json:
        say_json(found.zones)
        return 0
    words = OverviewWords(found, services.translator)
    for code in found.nation.units if options.zone or not unit else [unit]:
        say(f"{code}  {words.unit(code)}  {words.zone(found.zones.get(code, ''))}")
    return 0


NO_ZONE = "none"


def status(options: argparse.Namespace, services: Services) -> int:
    """Show where each unit stands, or record a step of one."""
    with at_desk(options, services) as desk:
        affairs = DeskAffairs(desk, _catalogue(desk))
        if options.annul:
            unit = services.regions.named(options.unit).code
            affairs.annul_status(unit, options.annul, today(services.clock))
        elif options.transition:
            unit = services.regions.named(options.unit).code
            affairs.record_status(unit, _entry(options))
        _say_standings(overview_of(desk), options, services)
    return 0


def deadline(options: argparse.Namespace, services: Services) -> int:
    """Say by when reports of a kind and year are to be handed in, or take it back."""
    day = None
    if options.date != NO_DATE:
        day = Deadline(day_of(options.date), options.document)
    with at_desk(options, services) as desk:
        affairs = DeskAffairs(desk, _catalogue(desk))
        affairs.set_deadline(Due(options.kind, options.year), day)
    said = {"kind": options.kind, "year": options.year, "deadline": day and day.day.isoformat()}
    if options.json:
        say_json(said)
    elif day is None:
        say(services.translator.tr("The deadline was taken back."))
    else:
        say(services.translator.tr("The deadline is {date}.", date=day.day.isoformat()))
    return 0


def _catalogue(desk: Desk) -> Catalogue:
    found = nation_of(desk).catalogue
    if found is None:
        raise UsageError("no_edition_here")
    return found


def _entry(options: argparse.Namespace) -> StatusEntry:
    return StatusEntry(
        day_of(options.date),
        options.transition,
        options.to,
        options.category,
        options.document,
        options.note,
    )


def _say_standings(found: Overview, options: argparse.Namespace, services: Services) -> None:
    words = OverviewWords(found, services.translator)
    if options.json:
        say_json({
            unit: {"state": one.history.state, "category": one.history.category,
                   "entered": one.entered}
            for unit, one in found.standings.items()
        })  # fmt: skip
        return
    for unit, one in found.standings.items():
        say("  ".join((unit, words.unit(unit), *words.standing(one))))
    say(*filter(None, [words.unknown()]))


def _lines(found: Overview, words: OverviewWords, services: Services) -> Iterator[str]:
    tr = services.translator.tr
    yield tr("Reports")
    for one in found.rounds:
        yield f"  {words.round(one)}  {words.counted(one)}  {words.deadline(one)}"
        for line in one.missing:
            said = (words.unit(line.unit), words.state(line.state), words.late(line))
            yield "    " + "  ".join(filter(None, said))
    yield from (f"  {text}" for text in [words.unknown()] if text)
    yield from ("", tr("Categories"))
    for quota in found.quotas:
        name = words.category(quota.category.code)
        yield f"  {name}  {words.quota(quota)}  {words.strong(quota)}"
    yield from ("", tr("Indicators"))
    for table in found.indicators:
        yield f"  {table.place.row} {words.figures.title(table)}  {words.national(table)}"
        for rank in ranked(table, table.latest)[:_SHOWN] if table.latest else ():
            yield "    " + "  ".join(filter(None, words.rank(rank, table)))
