"""Installing a data pack: all of it in one commit, with its entries of the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ipdesk.data_packs.kept import (
    InstalledPack,
    PinnedKey,
    enrolment_setting,
    key_setting,
    pack_setting,
)
from ipdesk.data_packs.plan import PackPlan
from ipdesk.deadlines import Deadline, Due, write_deadline
from ipdesk.figure_entries import write_figures
from ipdesk.ledger import Writing
from ipdesk.places import Place
from ipdesk.records import FigureRecord


def write_plan(
    plan: PackPlan,
    held: Iterable[FigureRecord],
    deadlines: Mapping[Due, Deadline],
    writing: Writing,
) -> None:
    """Write what the plan says; ``held`` and ``deadlines`` are the workspace's own."""
    text, at = plan.pack.text, writing.now()
    settings = writing.batch.settings
    reason = str(text.name)
    fingerprint = plan.pack.signature.fingerprint
    if plan.trust == "first":
        settings.update([key_setting(PinnedKey(key=text.signer, pinned_at=at))])
        writing.note("pack_key", Place("pack", text.edition), after=fingerprint, reason=reason)
    settings.update([pack_setting(InstalledPack.of(plan.pack, at))])
    number, seal = str(text.sequence), plan.pack.seal
    writing.note("pack", Place("pack", text.edition, number), after=seal, reason=text.document)
    write_figures(plan.figures, held, reason, writing)
    for due, deadline in plan.deadlines.items():
        write_deadline(due, deadlines.get(due), deadline, writing)
    for entry in plan.enrolments:
        settings.update([enrolment_setting(entry)])
        after = "revoked" if entry.revoked_at else "valid"
        place = Place("enrolment", entry.key.unit, entry.fingerprint[:16])
        writing.note("enrolment", place, after=after, reason=entry.revocation or reason)
