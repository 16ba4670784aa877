"""One submission: what was found of it, why, by whom it is signed, and what it says."""

from __future__ import annotations

from ipdesk.errors import UsageError
from ipdesk.formats import grouped
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.review.desk import Desk
from ipdesk.review.places import SubmissionPlaces, places_of
from ipdesk.review.records import Judged
from ipdesk.review.words import DeskWords
from ipdesk.screens.desk.inbox import TONES
from ipdesk.screens.desk.submission_data import SubmissionData
from ipdesk.screens.states import Tone

Row = tuple[str, ...]
_TONES: dict[str, Tone] = {
    "done": "done",
    "waived": "query",
    "failed": "error",
    "not_made": "notice",
}


class SubmissionScreen:
    """A submission of the desk, read only."""

    def __init__(self, desk: Desk, number: int, words: DeskWords, translator: Translator) -> None:
        self._desk = desk
        self._words = words
        self._translator = translator
        self._number = number
        self.refresh()

    def refresh(self) -> None:
        """Read the desk anew."""
        self.judged: Judged = self._desk.judged(self._number)
        self.data = SubmissionData(self.judged.cells, self._places(), self._translator)

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

    def checks(self) -> list[tuple[str, str, Tone]]:
        """What was checked, what came of it, and how that is coloured."""
        return [(name, said, _TONES[came]) for name, said, came in self._words.checks(self.judged)]

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
                self._words.side(one.aspect, one.theirs),
                self._words.side(one.aspect, one.ours),
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

    def _place(self, section: str, row: str, column: str) -> str:
        data = self.data
        parts = (data.section(section), data.row(section, row), data.column(section, column))
        return " · ".join(filter(None, parts))

    def _places(self) -> SubmissionPlaces | None:
        """By the package's own edition; None where the desk does not have it."""
        try:
            return places_of(self._desk, self.judged)
        except (KeyError, UsageError):
            return None
