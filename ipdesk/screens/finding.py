"""Finding a cell: by name, code or pinyin initials of its row and column, across all sections."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ipdesk.catalogue.model import Column, Label
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.initials import Initials
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.rosters import naming_column
from ipdesk.workspace import Workspace

MAX_HITS = 40


class Hit(NamedTuple):
    """A row, a column or a form field that fits, where it is, and the section it is in."""

    text: str
    section: str
    code: str
    place: Place


class _Name(NamedTuple):
    """What a row, column or section is found by: its name, as shown and in Chinese, and its code.

    ``folded`` holds the names that words are looked for in, in either language.
    """

    shown: str
    chinese: str
    code: str
    folded: tuple[str, ...]


class FindingScreen:
    """Finds cells of the open report."""

    def __init__(self, workspace: Workspace, translator: Translator, initials: Initials) -> None:
        self._workspace = workspace
        self._translator = translator
        self._initials = initials

    def hits(self, typed: str) -> list[Hit]:
        """The cells for which every word typed fits row, column or section, in the form's order.

        A word that fits a column only leads into that column.
        """
        words = typed.casefold().split()
        return list(islice(self._all(words), MAX_HITS)) if words else []

    def _all(self, words: Sequence[str]) -> Iterator[Hit]:
        for form in self._workspace.form.sections.values():
            section = self._name(form.section.label, "")
            left = [word for word in words if not self._fits(word, section)]
            if form.section.rows == "single":
                yield from self._fields(form, section, left)
            else:
                yield from self._cells(form, section, left, words)

    def _fields(self, form: SectionForm, section: _Name, words: Sequence[str]) -> Iterator[Hit]:
        for column in form.section.columns:
            name = self._name(column.label, column.code)
            if all(self._fits(word, name) for word in words):
                for row in form.rows:
                    yield Hit(name.shown, section.shown, "", Place(form.code, row, column.code))

    def _cells(
        self, form: SectionForm, section: _Name, left: Sequence[str], words: Sequence[str]
    ) -> Iterator[Hit]:
        """Rows that all words fit, and single cells where the last words fit a column."""
        usual = _usual_column(form)
        columns = [self._name(column.label, column.code) for column in form.section.columns]
        fitting = functools.cache(lambda rest: [c for c in columns if self._fit(rest, c)])
        first = True
        for name in self._rows(form):
            rest = [word for word in left if not self._fits(word, name)]
            found = fitting(tuple(rest)) if rest else []
            if not rest:
                yield Hit(name.shown, section.shown, name.code, Place(form.code, name.code, usual))
            elif found and (first or len(rest) < len(words)):
                text = f"{name.shown} · {found[0].shown}"
                place = Place(form.code, name.code, found[0].code)
                yield Hit(text, section.shown, name.code, place)
            first = False

    def _rows(self, form: SectionForm) -> Iterator[_Name]:
        if not form.open:
            for row, spec in form.rows.items():
                yield self._name(spec.label, row)
            return
        report, naming = self._workspace.report, naming_column(form)
        labels = {entry.code: entry.label for entry in form.codelist("", naming)}
        for row in report.rows(form.code):
            cell = report.cell(Place(form.code, row, naming))
            text = cell.text or cell.raw
            if text in labels:
                yield self._name(labels[text], row)
            elif text:
                yield _Name(text, text, row, (text.casefold(),))

    def _name(self, label: Label, code: str) -> _Name:
        folded = (label.zh.casefold(), label.en.casefold())
        return _Name(self._translator.label(label), label.zh, code, folded)

    def _fit(self, words: Iterable[str], name: _Name) -> bool:
        return all(self._fits(word, name) for word in words)

    def _fits(self, word: str, name: _Name) -> bool:
        if any(word in text for text in name.folded) or word in name.code.casefold():
            return True
        return self._initials.match(word, name.chinese)


def _usual_column(form: SectionForm) -> str:
    """Where one goes who looks for a row."""
    if form.open:
        return naming_column(form)
    typed: Iterator[Column] = (c for c in form.section.columns if not c.computed)
    return "value" if "value" in form.columns else next((c.code for c in typed), "")
