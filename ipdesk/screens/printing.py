"""What can be printed of a report, to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.checks.targets import INDICATORS
from ipdesk.messages import Translator
from ipdesk.paper.code import What


class PrintLine(NamedTuple):
    """A print: its name, what it is for, and the sections (code, name) to choose among."""

    what: What
    name: str
    purpose: str
    sections: tuple[tuple[str, str], ...] = ()


class PrintScreen:
    """The prints of one report; those that its kind does not have are left out."""

    def __init__(self, form: Form, translator: Translator) -> None:
        self._form = form
        self._translator = translator

    def lines(self) -> list[PrintLine]:
        """The prints in the order in which they are offered."""
        return list(self._lines())

    def _lines(self) -> Iterator[PrintLine]:
        tr, sections = self._translator.tr, self._form.sections
        every = self._named(sections)
        rosters = self._named(code for code, section in sections.items() if section.open)
        if self._form.kind.checklist in sections:
            yield PrintLine("checklist", tr("Checklist"), tr("The measures, to tick off."))
        yield PrintLine(
            "report", tr("Report"), tr("All that is filled in, or chosen sections of it."), every
        )
        yield PrintLine(
            "blank", tr("Blank form"), tr("Without values, to hand to departments."), every
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
        if INDICATORS in sections:
            yield PrintLine(
                "trends", tr("Trends of the indicators"), tr("Each indicator through the years.")
            )

    def _named(self, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
        label = self._translator.label
        return tuple((code, label(self._form.sections[code].section.label)) for code in codes)
