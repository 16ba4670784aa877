"""Damage in words: in which report, section, row and cell something is wrong, and what it is."""

from __future__ import annotations

import re

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.rescue import Damage, Rebuilt
from ipdesk.sentences import Sentences

_REPORT = re.compile(r"(?P<kind>.+)-(?P<year>[0-9]{1,4})(?:-r(?P<revision>[0-9]+))?")
# Where in a record's key its place stands, by the table.
_AT = {
    "cell": 1,
    "row": 1,
    "note": 1,
    "explanation": 2,
    "dispute": 2,
    "evidence_use": 1,
    "second_keying": 1,
}


class DamageWords:
    """Says damages; labels are those of the edition that is at hand."""

    def __init__(self, catalogue: Catalogue, translator: Translator) -> None:
        self._catalogue = catalogue
        self._translator = translator
        self._kinds = {kind.code: kind for kind in catalogue.kinds}

    def line(self, damage: Damage) -> str:
        """One damage: where it is, and what is damaged there."""
        names = self._names()
        if damage.table not in names:
            return self._of_file(damage)
        tr = self._translator.tr
        where = self._where(damage) if damage.key else ""
        what = names[damage.table]
        return tr("{where}: {what}", where=where, what=what) if where else what

    def outcome(self, rebuilt: Rebuilt) -> list[str]:
        """What rebuilding a file brought about, in a few lines."""
        tr, ntr = self._translator.tr, self._translator.ntr
        regained = ntr(
            "{n} damaged record was regained from the history or a backup.",
            "{n} damaged records were regained from the history or a backup.",
            rebuilt.regained,
        )
        lines = [regained]
        if rebuilt.lost:
            lost = ntr(
                "{n} record could not be regained; please look whether it has to be entered again:",
                "{n} records could not be regained; please look whether they have to be entered "
                "again:",
                len(rebuilt.lost),
            )
            lines += [lost, *(f"  {self.line(one)}" for one in rebuilt.lost)]
        if rebuilt.torn:
            names = self._names()
            torn = tr(", ").join(names.get(table, table) for table in rebuilt.torn)
            lines.append(
                tr("Parts of the file could not be read ({what}). Please look it over.", what=torn)
            )
        return lines

    def _names(self) -> dict[str, str]:
        """What a record of each table is."""
        tr = self._translator.tr
        return {
            "cell": tr("a value"),
            "row": tr("a row"),
            "note": tr("a source, document or note"),
            "explanation": tr("an explanation"),
            "dispute": tr("a slip against a rule"),
            "evidence_use": tr("a piece of evidence"),
            "second_keying": tr("a figure keyed a second time"),
            "history": tr("an entry of the history"),
            "step": tr("a step to be undone"),
            "setting": tr("a setting of the workspace"),
            "catalogue": tr("the edition that the reports follow"),
            "report": tr("the particulars of a report"),
            "blob": tr("a stored file"),
            "blob_part": tr("a part of a stored file"),
            "sealed_file": tr("a file of a sealed package"),
            "signature": tr("a signature"),
            "receipt": tr("a receipt"),
            "status": tr("an entry of the province's status"),
            "figure": tr("a figure of another year"),
            "comment": tr("a comment"),
        }

    def _of_file(self, damage: Damage) -> str:
        tr = self._translator.tr
        if damage.table:
            return tr("a record of the desk ({where})", where=damage.where)
        known = {
            "schema": tr("the file's own description of what is in it"),
            "header": tr("the beginning of the file"),
            "end of file": tr("the end of the file is missing"),
        }
        return known.get(damage.where) or tr("the structure of the file ({why})", why=damage.why)

    def _where(self, damage: Damage) -> str:
        """Report and place in words; a code that the edition does not know is said as it is."""
        key = [str(part) for part in damage.key]
        if damage.table == "history":
            return self._translator.tr("no. {n}", n=key[0])
        at = _AT.get(damage.table)
        if at is None:
            return self._report(key[0]) if damage.table in ("report", "signature") else ""
        place = Place(*key[at : at + 3])
        return f"{self._report(key[0])} · {self._place(key[0], place)}"

    def _report(self, identity: str) -> str:
        found = _REPORT.fullmatch(identity)
        if found is None or found["kind"] not in self._kinds:
            return identity
        tr = self._translator.tr
        kind = self._translator.label(self._kinds[found["kind"]].label)
        name = tr("{kind} {year}", kind=kind, year=found["year"])
        return name + (tr(" (revision {n})", n=found["revision"]) if found["revision"] else "")

    def _place(self, identity: str, place: Place) -> str:
        form = self._form(identity, place)
        section = form.sections.get(place.section) if form else None
        if form is None or section is None:
            return " ".join(filter(None, place))
        said = Sentences(self._translator, form).place(place)
        title = self._translator.label(section.section.label)
        code = place.row if place.row in section.rows and section.section.rows != "single" else ""
        return " · ".join(
            filter(None, (title if not said.startswith(title) else "", f"{code} {said}".strip()))
        )

    def _form(self, identity: str, place: Place) -> Form | None:
        """The form of a category that has the row, if any has."""
        found = _REPORT.fullmatch(identity)
        if found is None or found["kind"] not in self._kinds:
            return None
        forms = [
            form_for(self._catalogue, found["kind"], category.code)
            for category in self._catalogue.categories
        ]
        having = (
            form
            for form in forms
            if (section := form.sections.get(place.section)) and section.accepts_row(place.row)
        )
        return next(having, forms[0])
