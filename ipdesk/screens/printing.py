"""What can be printed of a report, to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.checks.targets import INDICATORS
from ipdesk.messages import Translator
from ipdesk.paper.code import What
from ipdesk.paper.extract import Extract
from ipdesk.screens.shown import Choice


class PrintLine(NamedTuple):
    """A print: its name, what it is for, and the sections to choose among.

    ``kinds`` are the kinds of report that it can be of, the open one's first.
    """

    what: What
    name: str
    purpose: str
    sections: tuple[Choice, ...] = ()
    kinds: tuple[Choice, ...] = ()


class Order(NamedTuple):
    """What is to be printed; no sections are all of them, no kind is that of the report."""

    what: What
    sections: tuple[str, ...] = ()
    kind: str = ""


@dataclass(slots=True)
class Chosen:
    """The codes of selected rows and columns; "" stands for what names a row."""

    rows: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)


def chosen_extract(form: SectionForm, chosen: Chosen) -> Extract:
    """What is printed of a section where these are selected.

    A single cell stands for its row, and so does a selection that names rows only.
    """
    columns = [code for code in form.columns if code in chosen.columns]
    if len(columns) == len(form.columns) or (len(columns) == 1 and len(chosen.rows) == 1):
        columns = []
    return Extract(form.code, tuple(sorted(chosen.rows - {""})), tuple(columns))


class PrintScreen:
    """The prints of one report; those that its kind does not have are left out.

    ``before`` is what the report is called that differences are shown to, "" without any.
    """

    def __init__(self, form: Form, translator: Translator, before: str = "") -> None:
        self._form = form
        self._translator = translator
        self._before = before

    def lines(self) -> list[PrintLine]:
        """The prints in the order in which they are offered."""
        return list(self._lines())

    def _lines(self) -> Iterator[PrintLine]:
        tr, sections = self._translator.tr, self._form.sections
        every = _named(self._form, sections, self._translator)
        open_ones = (code for code, section in sections.items() if section.open)
        rosters = _named(self._form, open_ones, self._translator)
        if self._form.kind.checklist in sections:
            yield PrintLine("checklist", tr("Checklist"), tr("The measures, to tick off."))
        yield PrintLine(
            "report", tr("Report"), tr("All that is filled in, or chosen sections of it."), every
        )
        yield PrintLine(
            "blank",
            tr("Blank form"),
            tr("Without values, to hand to departments; of any kind of report."),
            every,
            self._kinds(),
        )
        if rosters:
            yield PrintLine(
                "roster", tr("Rosters"), tr("All rosters, or the ones chosen."), rosters
            )
        yield PrintLine(
            "problems",
            tr("Problems and explanations"),
            tr("What the checks found, with remedies and explanations."),
        )
        yield PrintLine(
            "handover",
            tr("Handover"),
            tr("Per figure: who supplied it, why it is so, what is still open."),
        )
        if self._before:
            purpose = tr("What is different from: {report}.", report=self._before)
            yield PrintLine("difference", tr("Comparison"), purpose, every)
        if INDICATORS in sections:
            yield PrintLine(
                "trends", tr("Trends of the indicators"), tr("Each indicator through the years.")
            )

    def sections_of(self, kind: str) -> tuple[Choice, ...]:
        """The sections of a blank form of a kind of report."""
        own = self._form
        form = own if kind in ("", own.kind.code) else own.of_kind(kind)
        return _named(form, form.sections, self._translator)

    def _kinds(self) -> tuple[Choice, ...]:
        own, label = self._form.kind, self._translator.label
        others = [kind for kind in self._form.catalogue.kinds if kind.code != own.code]
        return tuple(Choice(kind.code, label(kind.label)) for kind in (own, *others))


def _named(form: Form, codes: Iterable[str], translator: Translator) -> tuple[Choice, ...]:
    sections = ((code, form.sections[code].section.label) for code in codes)
    return tuple(Choice(code, translator.label(label)) for code, label in sections)
