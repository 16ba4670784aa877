"""All evidence of the open report as a list: sorted, filtered, and where each file is used."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.evidence.limits import LIMITS, size_text
from ipdesk.evidence.words import EvidenceWords
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.records import EvidenceRecord
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

SIZE = 6
_DATE = 2


class EvidenceLine(NamedTuple):
    """One use of a file. ``texts`` are those of the columns."""

    use: EvidenceRecord
    texts: tuple[str, ...]


class EvidenceScreen:
    """The uses of files in the report, in the order and with the filter that were chosen."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._words = EvidenceWords(translator)
        self._wanted = ""
        self._sorted_by: int | None = None
        self._descending = False
        self.lines = self._read()

    @property
    def editable(self) -> bool:
        """Whether files can be attached and removed."""
        return self._workspace.editable

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return (
            tr("File"), tr("Document number"), tr("Date of issue"), tr("Issuer"), tr("Page"),
            tr("Proves"), tr("Size"),
        )  # fmt: skip

    def filter(self, text: str) -> None:
        """From now on only lines in which each word of the text occurs."""
        self._wanted = text
        self.refresh()

    def sort(self, column: int, *, descending: bool) -> None:
        """From now on in the order of a column."""
        self._sorted_by, self._descending = column, descending
        self.refresh()

    def refresh(self) -> None:
        """Read the report anew."""
        self.lines = self._read()

    def summary(self) -> str:
        """How many files there are, and how much room they take of what there is."""
        sizes = self._workspace.report.evidence.sizes()
        return self._translator.ntr(
            "{n} file, {size} of {limit}", "{n} files, {size} of {limit}", len(sizes),
            size=size_text(sum(sizes.values())), limit=size_text(LIMITS.report_size),
        )  # fmt: skip

    def limits(self) -> str:
        """What is taken as evidence."""
        return LIMITS.words(self._translator)

    def empty(self) -> str:
        """What to do where there is nothing to be seen."""
        tr = self._translator.tr
        if self._wanted and list(self._workspace.report.evidence):
            return tr("No evidence with these words.")
        return tr(
            "No evidence yet. Drop files onto a cell or a row, or select it and choose "
            "“Attach evidence”."
        )

    def place_text(self, place: Place) -> str:
        """A place in words."""
        return self._sentences.place(place)

    def _read(self) -> list[EvidenceLine]:
        uses = self._workspace.report.evidence.in_order(self._workspace.form)
        words = self._wanted.casefold().split()
        lines = [self._line(use) for use in uses]
        found = [line for line in lines if all(w in " ".join(line.texts).casefold() for w in words)]
        if self._sorted_by is not None:
            found.sort(key=self._key, reverse=self._descending)
        return found

    def _line(self, use: EvidenceRecord) -> EvidenceLine:
        texts = (
            use.name, use.number, self._words.day(use.issued), use.issuer, use.page,
            self.place_text(use.place), size_text(use.size),
        )  # fmt: skip
        return EvidenceLine(use, texts)

    def _key(self, line: EvidenceLine) -> tuple[int, str]:
        if self._sorted_by == SIZE:
            return line.use.size, ""
        if self._sorted_by == _DATE:
            return 0, line.use.issued
        return 0, line.texts[self._sorted_by or 0].casefold()
