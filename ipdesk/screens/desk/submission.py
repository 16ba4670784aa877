"""One submission: what was found of it, why, by whom it is signed, and what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ipdesk.catalogue.form import Form, form_for
from ipdesk.errors import UsageError
from ipdesk.formats import grouped
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.review.desk import Desk
from ipdesk.review.records import CellValue, Judged
from ipdesk.review.words import DeskWords
from ipdesk.screens.desk.inbox import TONES
from ipdesk.screens.states import Tone

Row = tuple[str, ...]


class SubmissionScreen:
    """A submission of the desk, read only."""

    def __init__(self, desk: Desk, number: int, words: DeskWords, translator: Translator) -> None:
        self._desk = desk
        self._words = words
        self._translator = translator
        self._number = number
        self.refresh()
        self._form = self._form_of()

    def refresh(self) -> None:
        """Read the desk anew."""
        self.judged: Judged = self._desk.judged(self._number)

    @property
    def tone(self) -> Tone:
        """How the verdict is coloured."""
        return TONES[self.judged.submission.verdict]

    def title(self) -> str:
        """Number, unit, kind and year."""
        one = self.judged.submission
        return self._translator.tr("No. {n}: {title}", n=one.number, title=self._words.title(one))

    def file_name(self) -> str:
        """What a file about it may be called."""
        one = self.judged.submission
        return f"{one.unit}-{one.year}-{one.kind}-r{one.revision}-{one.number}"

    def verdict(self) -> str:
        """What was found, and where it stands."""
        one = self.judged.submission
        return f"{self._words.verdict(one.verdict)} · {self._words.state(one.state)}"

    def reasons(self) -> list[str]:
        """Why, each as a sentence."""
        return self._words.reasons(self.judged)

    def advice(self) -> str:
        """What there is to do about it, "" where nothing is."""
        tr = self._translator.tr
        return {
            "valid": "",
            "differences": tr(
                "Its figures count. Look through the differences before it is accepted."
            ),
            "quarantined": tr(
                "It is kept and counts nowhere. When what is missing has come (the enrolment of a "
                "key, a package before it), choose “Look again at quarantine” in the inbox."
            ),
            "refused": tr("Tell the unit why, and ask for the package as it was sealed."),
        }[self.judged.submission.verdict]

    def facts(self) -> list[tuple[str, str]]:
        """What the package says of itself and how it came, by name."""
        one, tr = self.judged.submission, self._translator.tr
        when = tr(
            "{when}, by {who}", when=local_time(one.received_at, "minutes"), who=one.received_by
        )
        came = [
            (tr("Received"), when),
            (tr("File"), tr("{name}, {n} bytes", name=one.file, n=f"{one.size:,}")),
            ("SHA-256", grouped(one.digest.upper())),
        ]
        if not one.unit:
            return came
        numbered = tr("number {n}, revision {r}", n=one.sequence, r=one.revision)
        edition = tr("{edition}, version {n}", edition=one.edition, n=one.edition_version)
        return [
            *came,
            (tr("Sealed"), local_time(one.sealed_at, "minutes")),
            (tr("Package of its unit"), numbered),
            (tr("Follows"), self._before()),
            (tr("Catalogue"), edition),
            (tr("Program"), one.program),
            *((self._words.signer(s), self._words.found(s)) for s in self.judged.signatures),
        ]

    def differences(self) -> list[Row]:
        """Where the desk comes to other results: place, what, theirs, ours."""
        return [
            (
                self._place(one.section, one.row, one.column) or one.rule,
                " ".join(filter(None, (one.rule, self._words.aspect(one.aspect)))),
                one.theirs,
                one.ours,
            )
            for one in self.judged.differences
        ]

    def difference_headings(self) -> Row:
        """The names of the columns of the differences."""
        tr = self._translator.tr
        return tr("Place"), tr("What"), tr("The package says"), tr("The desk finds")

    def files(self) -> list[Row]:
        """The payload files with their digests."""
        return [(one.path, one.digest) for one in self.judged.files]

    def file_headings(self) -> Row:
        """The names of the columns of the files."""
        return self._translator.tr("File"), "SHA-256"

    def sections(self) -> list[tuple[str, str]]:
        """The sections of which something is stated, by code and name."""
        codes = dict.fromkeys(cell.section for cell in self.judged.cells)
        known = self._form.sections if self._form else {}
        ordered = [
            *(code for code in known if code in codes),
            *(c for c in codes if c not in known),
        ]
        return [(code, self._section(code)) for code in ordered]

    def data(self, section: str) -> list[Row]:
        """The cells of a section in words: row, column, value, source."""
        cells = [one for one in self.judged.cells if one.section == section and one.column]
        return list(self._rows(section, cells))

    def data_places(self, section: str) -> list[Place]:
        """The places of the lines of :meth:`data`."""
        cells = [one for one in self.judged.cells if one.section == section and one.column]
        return [Place(one.section, one.row, one.column) for one in self._ordered(section, cells)]

    def data_headings(self) -> Row:
        """The names of the columns of the data."""
        tr = self._translator.tr
        return tr("Row"), tr("Column"), tr("Value"), tr("Source")

    def no_data(self) -> str:
        """Why no data are shown, "" where they are."""
        if self.judged.cells:
            return ""
        tr = self._translator.tr
        if self.judged.submission.state == "refused":
            return tr("Nothing of it was kept but its name, its digest and the reasons.")
        return tr("Its figures are taken over once it comes out of quarantine.")

    def _before(self) -> str:
        one, tr = self.judged.submission, self._translator.tr
        if not one.previous:
            return tr("nothing: it is the first")
        for other in self._desk.store.submissions(one.unit):
            if one.previous in (other.seal, other.digest):
                return tr("No. {n}: {title}", n=other.number, title=self._words.title(other))
        return tr("a package that is not here")

    def _rows(self, section: str, cells: Sequence[CellValue]) -> Iterator[Row]:
        form = self._form.sections.get(section) if self._form else None
        for one in self._ordered(section, cells):
            row = form.rows.get(one.row) if form else None
            column = form.columns.get(one.column) if form else None
            label = self._translator.label
            facets = json.loads(one.facets) if one.facets else {}
            yield (
                label(row.label) if row else one.row,
                label(column.label) if column else one.column,
                one.raw or one.value,
                facets.get("source", ""),
            )

    def _ordered(self, section: str, cells: Sequence[CellValue]) -> list[CellValue]:
        form = self._form.sections.get(section) if self._form else None
        order = {code: number for number, code in enumerate(form.rows)} if form else {}
        return sorted(cells, key=lambda cell: order.get(cell.row, len(order)))

    def _place(self, section: str, row: str, column: str) -> str:
        form = self._form.sections.get(section) if self._form else None
        if form is None:
            return " ".join(filter(None, (section, row, column)))
        label = self._translator.label
        known, of = form.rows.get(row), form.columns.get(column)
        parts = (
            self._section(section),
            label(known.label) if known else row,
            label(of.label) if of else column,
        )
        return " · ".join(filter(None, parts))

    def _section(self, code: str) -> str:
        form = self._form.sections.get(code) if self._form else None
        return self._translator.label(form.section.label) if form else code

    def _form_of(self) -> Form | None:
        """The form by the package's own edition; None where the desk does not have it."""
        one = self.judged.submission
        catalogue = self._desk.catalogues().get(one.catalogue_digest)
        if catalogue is None:
            return None
        try:
            return form_for(catalogue, one.kind, one.category, one.unit)
        except UsageError:
            return None
