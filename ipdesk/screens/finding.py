"""Finding a field: rows and rosters' rows by name or code, across all sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.workspace import Workspace

MAX_HITS = 40


class Hit(NamedTuple):
    """A row or form field that fits, where it is, and the section it is in."""

    text: str
    section: str
    code: str
    place: Place


class FindingScreen:
    """Finds fields of the open report."""

    def __init__(self, workspace: Workspace, translator: Translator) -> None:
        self._workspace = workspace
        self._translator = translator

    def hits(self, typed: str) -> list[Hit]:
        """Fields whose name or code holds every word typed, in the order of the form."""
        words = typed.casefold().split()
        if not words:
            return []
        found: list[Hit] = []
        for hit in self._all():
            text = f"{hit.text} {hit.code} {hit.section}".casefold()
            if all(word in text for word in words):
                found.append(hit)
                if len(found) == MAX_HITS:
                    break
        return found

    def _all(self) -> Iterator[Hit]:
        label = self._translator.label
        for code, form in self._workspace.form.sections.items():
            name = label(form.section.label)
            first = next((c for c in form.columns if not form.columns[c].computed), "")
            if form.section.rows == "single":
                for column in form.section.columns:
                    for row in form.rows:
                        yield Hit(label(column.label), name, "", Place(code, row, column.code))
            elif form.open:
                yield from self._roster(code, name)
            else:
                column_code = "value" if "value" in form.columns else first
                for row, spec in form.rows.items():
                    yield Hit(label(spec.label), name, row, Place(code, row, column_code))

    def _roster(self, code: str, name: str) -> Iterator[Hit]:
        report, form = self._workspace.report, self._workspace.form.sections[code]
        shown = [c.code for c in form.section.columns if c.required and c.type == "text"][:1]
        for row in report.rows(code):
            for column in shown:
                text = report.cell(Place(code, row, column)).raw
                if text:
                    yield Hit(text, name, row, Place(code, row, column))
