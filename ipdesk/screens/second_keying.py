"""Second keying in words: how far it is, and where both values differ."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.changes import ChangeSet
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.second_keying.book import Difference, Progress
from ipdesk.second_keying.deciding import Decision
from ipdesk.second_keying.scope import can_be_added, said_by_catalogue
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

_NONE = Progress(0, 0, 0, 0)


class SectionChoice(NamedTuple):
    """A section: whether it is keyed twice, and whether the catalogue says so."""

    code: str
    name: str
    chosen: bool
    fixed: bool


class SecondKeyingScreen:
    """What is keyed twice of the active report."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._progress: dict[str, Progress] = {}

    def absorb(self, change: ChangeSet) -> None:
        """Count anew where a change was; where sections came or went, everywhere."""
        touched = {place.section for place in change.cells} | change.rows
        for code in touched or set(self._progress):
            self._progress.pop(code, None)

    @property
    def editable(self) -> bool:
        """Whether anything can be keyed and decided."""
        return self._workspace.editable

    def sections(self) -> list[tuple[str, str]]:
        """The sections that are keyed twice: code and name with how far it is."""
        tr, form = self._translator.tr, self._workspace.form
        found = []
        for code in self._workspace.seconds.columns():
            at = self._of(code)
            name = self._translator.label(form.sections[code].section.label)
            words = tr("{name} ({keyed} of {total})", name=name, keyed=at.keyed, total=at.total)
            found.append((code, words))
        return found

    def choices(self) -> list[SectionChoice]:
        """The sections that can be keyed twice, in the order of the report."""
        form, added = self._workspace.form, self._workspace.seconds.added
        said, free = said_by_catalogue(form), can_be_added(form)
        return [
            SectionChoice(
                code, self._translator.label(item.section.label), code in {*said, *added},
                code in said,
            )
            for code, item in form.sections.items()
            if code in said or code in free
        ]  # fmt: skip

    def progress(self) -> Progress:
        """How far it is in all."""
        each = [self._of(code) for code in self._workspace.seconds.columns()]
        return Progress(*(sum(counts) for counts in zip(*each, strict=True))) if each else _NONE

    def summary(self) -> str:
        """How far it is in all, in words."""
        at, tr, ntr = self.progress(), self._translator.tr, self._translator.ntr
        keyed = tr("{keyed} of {total} keyed twice", keyed=at.keyed, total=at.total)
        differ = ntr("{n} differs", "{n} differ", at.differing)
        undecided = ntr("{n} still to decide", "{n} still to decide", at.open)
        return tr(", ").join((keyed, differ, undecided))

    def lines(self) -> list[Difference]:
        """What differs or differed, in the order of the report."""
        return self._workspace.seconds.differences()

    def headings(self) -> tuple[str, ...]:
        """The names of the columns of differences."""
        tr = self._translator.tr
        return (tr("Place"), tr("First"), tr("Second"), tr("Decision"))

    def texts(self, line: Difference) -> tuple[str, ...]:
        """A difference in words."""
        tr, place = self._translator.tr, line.place
        verdicts = {
            "open": tr("still to decide"),
            "first": tr("first kept"),
            "second": tr("second taken"),
        }
        return (
            self._sentences.place(place),
            self._value(place, line.first),
            self._value(place, line.second),
            verdicts[line.verdict],
        )

    def settle(self, place: Place, decision: Decision, origin: object = None) -> None:
        """Decide; raises what :meth:`Workspace.settle_second` raises."""
        self._workspace.settle_second(place, decision, origin)
        self._progress.pop(place.section, None)

    def _of(self, code: str) -> Progress:
        if code not in self._progress:
            self._progress[code] = self._workspace.seconds.progress(code)
        return self._progress[code]

    def _value(self, place: Place, raw: str) -> str:
        shown = self._sentences.value(place, self._workspace.report.parsed(place, raw))
        return shown or self._translator.tr("(blank)")
