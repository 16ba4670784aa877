"""What a workbook says of figures that a sealed report settled."""

from __future__ import annotations

from ipdesk.locks import lock_of
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.restatement_words import RestatementWords
from ipdesk.sentences import Sentences
from ipdesk.snapshot import Snapshot


def carried_notes(snapshot: Snapshot, translator: Translator) -> dict[Place, str]:
    """Where each carried figure comes from, or how it was restated, and what to do about it."""
    form = snapshot.form
    words = RestatementWords(translator, form, Sentences(translator, form), snapshot.sources)
    hint = translator.tr("It cannot be changed here; restate it in the program.")
    return {
        place: f"{hint}\n{words.remark(snapshot.notes, place)}"
        for place in snapshot.notes
        if _shown(snapshot, place) and lock_of(snapshot, place) == "carried"
    }


def _shown(snapshot: Snapshot, place: Place) -> bool:
    form = snapshot.form.sections.get(place.section)
    return form is not None and place.column in form.columns
