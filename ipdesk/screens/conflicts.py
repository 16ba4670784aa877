"""Values of which files of an import differ, side by side, and which of them counts.

Rows are the places; the columns are the place, the report, and the files. What counts is chosen
by its column: that of the report leaves the place as it is. To begin with, nothing is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.sentences import Sentences

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import Conflict, Entry

PLACE, REPORT, FIRST_FILE = 0, 1, 2


class Claimant(NamedTuple):
    """A file of those that differ, and who filled it in ("" where it does not say)."""

    file: str
    supplier: str


class ConflictScreen:
    """The conflicts of one import and what was decided of them.

    ``said`` gives a raw text of the report as it is to be compared.
    """

    def __init__(
        self, sentences: Sentences, translator: Translator, said: Callable[[Place, str], str]
    ) -> None:
        self._sentences = sentences
        self._translator = translator
        self._said = said
        self._decided: dict[int, int] = {}
        self.rows: Sequence[Conflict] = ()
        self.files: tuple[Claimant, ...] = ()

    def show(self, conflicts: Sequence[Conflict]) -> None:
        """Take the conflicts of a plan, none of them decided."""
        self.rows, self._decided = conflicts, {}
        claims = [claim for conflict in conflicts for claim in conflict.claims]
        suppliers = {claim.file: claim.source for claim in claims}
        self.files = tuple(
            Claimant(file, source if source != file else "") for file, source in suppliers.items()
        )

    @property
    def undecided(self) -> int:
        """How many conflicts are still to be decided."""
        return len(self.rows) - len(self._decided)

    @property
    def chosen(self) -> list[Entry]:
        """The claims that count, as far as that is decided."""
        found = (self._claim(row, column) for row, column in self._decided.items())
        return [claim for claim in found if claim is not None]

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        files = ("\n".join(filter(None, file)) for file in self.files)
        return (tr("Cell"), tr("Leave as in the report"), *files)

    def text(self, row: int, column: int) -> str:
        """What stands there: the place, the report's value, or what a file says."""
        conflict = self.rows[row]
        if column == PLACE:
            return self._sentences.place(conflict.place)
        if column == REPORT:
            return self._said(conflict.place, conflict.before) or self._blank
        claim = self._claim(row, column)
        return "" if claim is None else claim.after or self._blank

    def can_choose(self, row: int, column: int) -> bool:
        """Whether something stands there that can count."""
        return column == REPORT or self._claim(row, column) is not None

    def choose(self, row: int, column: int) -> None:
        """Let what stands there count; chosen again, nothing is decided any more."""
        if not self.can_choose(row, column):
            return
        if self._decided.get(row) == column:
            del self._decided[row]
        else:
            self._decided[row] = column

    def choose_all(self, column: int) -> None:
        """Let the column count wherever nothing is decided yet."""
        for row in range(len(self.rows)):
            if row not in self._decided:
                self.choose(row, column)

    def prefer(self, file: str) -> None:
        """Let the file count wherever it says something."""
        names = [claimant.file for claimant in self.files]
        if file in names:
            self.choose_all(FIRST_FILE + names.index(file))

    def is_chosen(self, row: int, column: int) -> bool:
        """Whether this counts."""
        return self._decided.get(row) == column

    def is_decided(self, row: int) -> bool:
        """Whether it is decided what counts in the row."""
        return row in self._decided

    def next_undecided(self, row: int) -> int:
        """The next row that is to be decided, from the one after on, around the end; or the row."""
        count = len(self.rows)
        order = [(row + step) % count for step in range(1, count + 1)]
        return next((at for at in order if at not in self._decided), row)

    @property
    def _blank(self) -> str:
        return self._translator.tr("(blank)")

    def _claim(self, row: int, column: int) -> Entry | None:
        if column < FIRST_FILE:
            return None
        file = self.files[column - FIRST_FILE].file
        return next((claim for claim in self.rows[row].claims if claim.file == file), None)
