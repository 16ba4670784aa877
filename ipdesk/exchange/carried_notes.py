"""What a workbook says of values that a sealed report settled or an approved scheme sets."""

from __future__ import annotations

from ipdesk.locks import Lock, lock_of
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.restatement_words import RestatementWords
from ipdesk.sentences import Sentences
from ipdesk.snapshot import Snapshot


def carried_notes(snapshot: Snapshot, translator: Translator) -> dict[Place, str]:
    """Where each such value comes from, or how it was restated, and what to do about it."""
    form = snapshot.form
    words = RestatementWords(translator, form, Sentences(translator, form), snapshot.sources)
    hints: dict[Lock, str] = {
        "carried": translator.tr("It cannot be changed here; restate it in the program."),
        "adopted": translator.tr("It cannot be changed here: a new version of the scheme does."),
    }
    return {
        place: f"{hints[lock]}\n{words.remark(snapshot.notes, place)}"
        for place in snapshot.notes
        if _shown(snapshot, place) and (lock := lock_of(snapshot, place)) in hints
    }


def _shown(snapshot: Snapshot, place: Place) -> bool:
    form = snapshot.form.sections.get(place.section)
    return form is not None and place.column in form.columns
