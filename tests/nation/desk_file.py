"""A desk's file that holds what was made up."""

from __future__ import annotations

from pathlib import Path

from made_up import AT, MadeUp

from ipdesk.catalogue.record import catalogue_record
from ipdesk.review.records import NEW, Act, DeskBatch, Judged, PersonRecord
from local_db.national.stores import DeskStores


def desk_file(made: MadeUp, path: Path) -> Path:
    """A desk for practice with all reports in it, whatever their state."""
    first = DeskBatch(
        acts=[Act(AT, "head", "test", "begin")],
        settings={"kind": "desk", "practice": "true"},
        catalogues=[catalogue_record(made.catalogue)],
        people_new=[PersonRecord("head", "chief")],
    )
    store = DeskStores().create(str(path), first)
    for one in made.submissions:
        remarks = tuple(remark for number, remark in made.said if number == one.number)
        taken = Judged(submission=one, cells=tuple(made.cells[one.number]), remarks=remarks)
        acts = [Act(AT, "head", "test", "take_in", NEW)]
        store.write(DeskBatch(acts=acts, taken=taken, newest=one.number - 1))
    store.close()
    return path
