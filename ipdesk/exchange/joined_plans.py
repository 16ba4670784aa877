"""Several workbooks taken in at once: rows that are one, and places of which files differ.

What only one file says is taken as if it came alone. Files that say the same agree. Where they
differ, none of them is taken: a person chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ipdesk.exchange.import_plan import Conflict, Entry, EntryKind, ImportPlan, RefusedFile
from ipdesk.exchange.joined_rows import RowJoiner
from ipdesk.places import Place
from ipdesk.snapshot import Content
from ipdesk.values import State, parse

_SAID = (EntryKind.NEW, EntryKind.CHANGED, EntryKind.CLEARED)
_SEPARATOR = "; "


def join_plans(
    snapshot: Content, plans: Sequence[ImportPlan], refused: Iterable[RefusedFile] = ()
) -> ImportPlan:
    """One plan of all: the entries in the files' order, those in conflict apart.

    A full workbook's value that equals the report's is what it was exported with and states
    nothing; a template's does.
    """
    joiner = RowJoiner(snapshot)
    plans = [joiner.join(plan) for plan in plans]
    claims: dict[Place, list[Entry]] = {}
    rest: dict[tuple[Place, EntryKind, str], Entry] = {}
    for plan in plans:
        for entry in plan.entries:
            if entry.kind in _SAID or (plan.template and entry.kind is EntryKind.EQUAL):
                claims.setdefault(entry.place, []).append(entry)
            else:
                rest.setdefault((entry.place, entry.kind, entry.after), entry)
    agreed = [_agreed(found) for found in claims.values() if not _differ(snapshot, found)]
    return ImportPlan(
        entries=(*agreed, *_beside(rest.values(), claims)),
        new_rows=joiner.new_rows,
        absent=_absent(plans),
        conflicts=tuple(
            Conflict(place, found[0].before, tuple(found))
            for place, found in claims.items()
            if _differ(snapshot, found)
        ),
        refused_files=tuple(refused),
    )


def _differ(snapshot: Content, claims: list[Entry]) -> bool:
    return len(claims) > 1 and len({_meaning(snapshot, claim) for claim in claims}) > 1


def _meaning(snapshot: Content, claim: Entry) -> tuple[State, str]:
    form = snapshot.form.sections[claim.place.section]
    cell = parse(claim.after, form.spec(claim.place.row, claim.place.column))
    return cell.state, cell.text


def _agreed(claims: list[Entry]) -> Entry:
    """The one entry of files that say the same: all of them supplied it."""
    suppliers = dict.fromkeys(claim.source for claim in claims if claim.source)
    return claims[0]._replace(source=_SEPARATOR.join(suppliers))


def _beside(entries: Iterable[Entry], claims: dict[Place, list[Entry]]) -> Iterator[Entry]:
    """What is not taken; a value that stays is counted only where no file says another."""
    for entry in entries:
        if entry.kind is not EntryKind.EQUAL or entry.place not in claims:
            yield entry


def _absent(plans: Sequence[ImportPlan]) -> tuple[Place, ...]:
    """The rows that every full workbook lacks."""
    full = [plan for plan in plans if not plan.template]
    if not full:
        return ()
    others = [set(plan.absent) for plan in full[1:]]
    return tuple(row for row in full[0].absent if all(row in found for found in others))
