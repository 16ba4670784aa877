"""Last year beside this year: the value, the change, the last explanation, and taking it over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipdesk import formats
from ipdesk.before import Before, BeforeNow, Change
from ipdesk.carrying_forward import REASON, to_carry
from ipdesk.changes import Edit
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.cell_facts import Fact
from ipdesk.sentences import Sentences
from ipdesk.text_limits import MAX_SHOWN, said
from ipdesk.values import rounded
from ipdesk.workspace import Workspace

_DECIMALS, _LARGE = 1, 1000


class LastYearScreen:
    """What was said in former years of the cells of the active report."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._looked = BeforeNow(workspace)

    def facts(self, place: Place) -> list[Fact]:
        """Last value, change, and how the cell was explained last; nothing where none is known."""
        if not place.row or not place.column:
            return []
        tr = self._translator.tr
        before, series = self._looked.before(place), self._series(place)
        facts = []
        if before is not None:
            name = tr("Value of {year}", year=before.year)
            facts.append(Fact(name, self._value(place, before)))
        elif series:
            facts.append(Fact(tr("Last year"), tr("not known")))
        if series and self._workspace.report.cell(place).number is not None:
            facts.append(Fact(tr("Change"), self.change_words(place)))
        return [*facts, *self._explained(place)]

    def change_text(self, place: Place) -> str:
        """The change as a table shows it: a percentage, or a word in its place."""
        tr, change = self._translator.tr, self._looked.change(place)
        short = {
            "same": tr("unchanged"),
            "from_zero": tr("was 0"),
            "break": tr("new series"),
            "unknown": "",
            "changed": _percent(change),
        }
        return short[change.state]

    def change_words(self, place: Place) -> str:
        """The change in full; where there is no percentage, why."""
        tr, change, before = (
            self._translator.tr,
            self._looked.change(place),
            self._looked.before(place),
        )
        year = before.year if before is not None else self._workspace.report.header.year - 1
        words = {
            "same": tr("unchanged on {year}", year=year),
            "from_zero": tr("no percentage: {year} was 0", year=year),
            "break": tr("not compared: the way of counting has changed since {year}", year=year),
            "unknown": tr("not known: there is no number of {year}", year=year),
            "changed": tr("{percent} on {year}", percent=_percent(change), year=year),
        }
        return words[change.state]

    def can_carry(self, place: Place) -> bool:
        """Whether last year's text of the cell can be taken over."""
        return self._workspace.editable and any(True for _ in self._edits([place]))

    def carry(self, places: Iterable[Place], origin: object) -> str:
        """Take over last year's texts in one commit: what was done, or why nothing was.

        Raises what :meth:`Workspace.apply` raises.
        """
        tr, ntr = self._translator.tr, self._translator.ntr
        before = self._workspace.last_year.header
        if before is None:
            return tr("There is no sealed report of an earlier year.")
        edits = list(self._edits(places))
        if not edits:
            return tr("There is nothing of {year} to be carried forward here.", year=before.year)
        self._workspace.apply(edits, origin, REASON)
        count = len(edits)
        return ntr(
            "{n} text of {year} carried forward",
            "{n} texts of {year} carried forward",
            count,
            year=before.year,
        )

    def _edits(self, places: Iterable[Place]) -> Iterator[Edit]:
        return to_carry(self._workspace.report, self._workspace.last_year, places)

    def _series(self, place: Place) -> bool:
        return self._workspace.form.sections[place.section].columns[place.column].series

    def _value(self, place: Place, before: Before) -> str:
        text = said(self._sentences.value(place, before.cell), MAX_SHOWN)
        unit = self._workspace.form.sections[place.section].unit(place.row, place.column)
        if before.number is None:
            return text
        return formats.with_unit(text, unit, self._translator)

    def _explained(self, place: Place) -> Iterator[Fact]:
        last = self._workspace.last_year
        for record in last.explanations(place):
            if last.header is not None and self._sentences.knows(record.rule):
                rule = self._sentences.rule(record.rule)
                name = self._translator.tr("Explained in {year}", year=last.header.year)
                yield Fact(f"{name} · {rule}", record.text)


def _percent(change: Change) -> str:
    if change.percent is None:
        return ""
    if not rounded(change.percent, _DECIMALS):
        return f"≈ {formats.percent(0)}"
    places = _DECIMALS if abs(change.percent) < _LARGE else 0
    return formats.percent(formats.signed(change.percent, places))
