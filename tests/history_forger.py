"""Changes the history in a file as somebody could who knows how it is stored, checksums and all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from unguarded import unguarded

from ipdesk.history import GENESIS, digest_of
from ipdesk.records import HistoryRecord
from local_db.shelves import HISTORY

Entries = list[HistoryRecord]


def forge(path: Path, change: Callable[[Entries], Iterable[HistoryRecord]]) -> None:
    """Put a changed history in the place of the one in a workspace or desk that is not open."""
    with unguarded(path) as database:
        found = HISTORY.records(database.execute(HISTORY.select()).fetchall(), path)
        rows = [HISTORY.row(entry) for entry in change(found)]
        database.execute("DELETE FROM history")
        marks = ", ".join("?" * (len(HISTORY.columns) + 1))
        database.executemany(f"INSERT INTO history VALUES ({marks})", rows)


def at(number: int, **fields: object) -> Callable[[Entries], Entries]:
    """One entry says something else; its digest stays as it was."""
    return lambda all_: [e._replace(**fields) if e.sequence == number else e for e in all_]


def with_own_digest(number: int, **fields: object) -> Callable[[Entries], Entries]:
    """One entry says something else, and its digest fits that."""

    def change(entries: Entries) -> Entries:
        changed = at(number, **fields)(entries)
        return [e._replace(digest=digest_of(e)) if e.sequence == number else e for e in changed]

    return change


def without(first: int, last: int = 0) -> Callable[[Entries], Entries]:
    """Entries are left out; the others stay as they are."""
    gone = range(first, (last or first) + 1)
    return lambda entries: [entry for entry in entries if entry.sequence not in gone]


def exchanged(first: int, second: int) -> Callable[[Entries], Entries]:
    """Two entries in each other's place, under the numbers of the places."""
    numbers = {first: second, second: first}

    def change(entries: Entries) -> Entries:
        moved = [e._replace(sequence=numbers.get(e.sequence, e.sequence)) for e in entries]
        return sorted(moved, key=lambda entry: entry.sequence)

    return change


def written_anew(change: Callable[[Entries], Entries]) -> Callable[[Entries], Entries]:
    """The same change, and then numbers and digests as they would be had it always been so."""

    def anew(entries: Entries) -> Entries:
        previous, made = GENESIS, []
        for number, entry in enumerate(change(entries), 1):
            moved = entry._replace(sequence=number, previous=previous)
            previous = digest_of(moved)
            made.append(moved._replace(digest=previous))
        return made

    return anew
