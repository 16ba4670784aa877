"""Commands on what a desk says of the nation, list by list: comparisons, whom to remind."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ipdesk.cli.desk import at_desk
from ipdesk.cli.io import say, say_json
from ipdesk.errors import UsageError
from ipdesk.files import write_durably
from ipdesk.nation.at_desk import overview_of
from ipdesk.nation.chase_list import ChaseList, chase_facts
from ipdesk.nation.chasing import Wanted
from ipdesk.nation.compare_list import CompareList, compare_facts
from ipdesk.nation.comparing import Question
from ipdesk.nation.overview import Overview
from ipdesk.nation.sheet import Lines
from ipdesk.nation.tables import NationTable
from ipdesk.services import Services

_YEAR_DIGITS = 4


def compare(options: argparse.Namespace, services: Services) -> int:
    """Put two units or two years beside each other."""
    with at_desk(options, services) as desk:
        found = overview_of(desk)
        words = CompareList(found, services.translator)
        question = _question(options, found, words, services)
        if options.json:
            say_json(compare_facts(found, question))
        else:
            say(*text_lines(words.lines(question)))
    return 0


def chase(options: argparse.Namespace, services: Services) -> int:
    """List whom to remind of what, or print it."""
    wanted = Wanted("late" if options.late else "missing", options.kind, options.year)
    with at_desk(options, services) as desk:
        found = overview_of(desk)
        words = ChaseList(found, services.translator)
        if options.output:
            pdf = words.pdf(wanted, services.templates, services.clock.now())
            write_durably(options.output, [pdf])
        if options.json:
            say_json(chase_facts(found, wanted))
        elif options.output:
            say(services.translator.tr("Wrote {file}", file=options.output))
        else:
            say(*text_lines(words.lines(wanted)))
    return 0


def text_lines(lines: Lines) -> Iterator[str]:
    """A list for the terminal: headings, rows, notes."""
    yield lines.title
    if lines.rows:
        yield "  " + "  ".join(lines.heads)
        yield from ("  " + "  ".join(row).rstrip() for row in lines.rows)
    elif lines.empty:
        yield f"  {lines.empty}"
    yield from (f"  {note}" for note in lines.notes)


def _question(
    options: argparse.Namespace, found: Overview, words: CompareList, services: Services
) -> Question:
    sides = (options.first, options.second)
    table = _figure(options.figure, found, words) if options.figure else None
    are_years = [text.isdecimal() and len(text) == _YEAR_DIGITS for text in sides]
    if any(are_years) != all(are_years):
        raise UsageError("not_two_sides", first=options.first, second=options.second)
    if all(are_years):
        first, second = (str(_year(int(text), found)) for text in sides)
        unit = services.regions.named(options.unit).code if options.unit else ""
        return Question("years", first, second, table, unit=unit)
    first, second = (services.regions.named(text).code for text in sides)
    if table is not None:
        return Question("units", first, second, table)
    newest = found.nation.years[-1] if found.nation.years else 0
    return Question("units", first, second, None, _year(options.year or newest, found))


def _year(year: int, found: Overview) -> int:
    known = found.nation.years
    if year not in known and known:
        raise UsageError("no_year_here", year=year, known=", ".join(map(str, known)))
    return year


def _figure(text: str, found: Overview, words: CompareList) -> NationTable:
    """The figure by its row's code, its address, or its name as it is shown."""
    wanted = text.strip().casefold()
    fit = [
        one
        for one in found.tables
        if wanted in (one.place.row.casefold(), one.place.address.casefold())
        or wanted == words.figure(one).casefold()
    ]
    if not fit:
        raise UsageError("no_series", series=text)
    if len(fit) > 1:
        known = ", ".join(words.figure(one) for one in fit)
        raise UsageError("ambiguous_series", series=text, known=known)
    return fit[0]
