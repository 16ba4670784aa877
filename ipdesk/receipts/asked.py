"""Which comments of SIPO a revision has not answered: of one at work, and of one that is sealed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from ipdesk.checks.asked import Asked
from ipdesk.comments.book import threads_of
from ipdesk.package import canonical_json
from ipdesk.package.answers import Answers
from ipdesk.package.contents import ANSWERS
from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.receipts.answered import open_comments, sealed_cells
from ipdesk.receipts.kept import revised_by
from ipdesk.records import DRAFT, ReportRecord


def asked_of(store: Store, header: ReportRecord) -> list[Asked]:
    """Those of a report of the workspace; a sealed one says itself what was answered in it."""
    return list(_of_draft(store, header) if header.state == DRAFT else _of_sealed(store, header))


def asked_by(answers: Answers) -> Iterator[Asked]:
    """Those of a sealed revision that says so to the receipt on the one before."""
    before = {Place(one.section, one.row, one.column): one.before for one in answers.changes}
    for one in answers.comments:
        if not (one.done or one.answers):
            place = Place(one.section, one.row, one.column)
            yield Asked(place, one.text, before.get(place))


def _of_draft(store: Store, header: ReportRecord) -> Iterator[Asked]:
    waiting = open_comments(threads_of(store.comments(header.id)))
    returned = revised_by(store.reports(), header) if waiting else None

    @cache
    def cells(section: str) -> dict[tuple[str, str], str]:
        return sealed_cells(store, returned.id, section) if returned is not None else {}

    for one in waiting:
        place = one.place
        then = cells(place.section).get((place.row, place.column), "") if place.column else None
        yield Asked(place, one.first.text, then)


def _of_sealed(store: Store, header: ReportRecord) -> Iterator[Asked]:
    kept = next((one for one in store.sealed_files(header.id) if one.path == ANSWERS), None)
    if kept is not None:
        said = canonical_json.decode(b"".join(store.content(kept.digest)), ANSWERS)
        yield from asked_by(msgspec.convert(said, Answers))
