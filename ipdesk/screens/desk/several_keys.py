"""Several key files at once: which are keys of units, and which can be enrolled now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.formats import grouped
from ipdesk.messages import Translator
from ipdesk.review.desk import Desk
from ipdesk.review.enrolling import enrol_all, require_unit_key
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.key_file import SUFFIX, read_facts
from ipdesk.signing.words import KeyWords, SignatureWords, short


class KeyLine(NamedTuple):
    """A file: the key that it holds, or why it is not enrolled."""

    path: Path
    facts: KeyFacts | None
    why_not: str


class SeveralKeysScreen:
    """Reads the files, and enrols at once those that can be."""

    def __init__(self, desk: Desk, translator: Translator) -> None:
        self._desk = desk
        self._translator = translator
        self._words = KeyWords(translator, desk.regions)
        self._roles = SignatureWords(translator)
        self._errors = ErrorSentences(translator)
        self.lines: list[KeyLine] = []

    def read(self, paths: Sequence[Path]) -> None:
        """Read the files, and of a folder the key files in it."""
        self.lines = list(self._read(paths))

    @property
    def fit(self) -> list[KeyFacts]:
        """The keys that can be enrolled."""
        return [line.facts for line in self.lines if line.facts and not line.why_not]

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return (
            tr("File"), tr("Reporting unit"), tr("Holder of the key"), tr("Key"), tr("State"),
        )  # fmt: skip

    def rows(self) -> list[tuple[str, ...]]:
        """Each file in words."""
        return [self._row(line) for line in self.lines]

    def fingerprint(self, row: int) -> str:
        """The whole fingerprint of the key in a row, to be compared with the sheet; "" for none."""
        facts = self.lines[row].facts if 0 <= row < len(self.lines) else None
        if facts is None:
            return ""
        shown = grouped(facts.fingerprint.upper())
        return self._translator.tr("Fingerprint: {fingerprint}", fingerprint=shown)

    def summary(self) -> str:
        """How many keys can be enrolled, and what to compare before."""
        tr, ntr = self._translator.tr, self._translator.ntr
        if not self.fit:
            return tr("There is no key to enrol among these files.")
        count = ntr("{n} key can be enrolled.", "{n} keys can be enrolled.", len(self.fit))
        compare = tr("Compare each fingerprint with that on the stamped sheet.")
        return self._translator.tr("{count} {compare}", count=count, compare=compare)

    def action(self) -> str:
        """What the button does."""
        return self._translator.ntr("Enrol {n} key", "Enrol {n} keys", len(self.fit))

    def enrol(self, document: str) -> str:
        """Enrol them by one letter, all or none; what came of it, and what next.

        Raises what :func:`ipdesk.review.enrolling.enrol_all` raises.
        """
        made = enrol_all(self._desk, self.fit, document)
        return self._translator.ntr(
            "{n} key is enrolled. Packages that waited for it: look again at quarantine.",
            "{n} keys are enrolled. Packages that waited for them: look again at quarantine.",
            len(made),
        )

    def _read(self, paths: Sequence[Path]) -> Iterator[KeyLine]:
        held = {one.fingerprint: one for one in self._desk.enrolments()}
        seen: set[str] = set()
        for path in _files_in(paths):
            facts = None
            try:
                facts = read_facts(path)
                require_unit_key(self._desk, facts, held)
            except KnownError as fault:
                yield KeyLine(path, facts, self._errors.what(fault))
                continue
            twice = facts.fingerprint in seen
            seen.add(facts.fingerprint)
            yield KeyLine(path, facts, self._translator.tr("named twice") if twice else "")

    def _row(self, line: KeyLine) -> tuple[str, ...]:
        if line.facts is None:
            return line.path.name, "", "", "", line.why_not
        return (
            line.path.name,
            self._words.unit(line.facts.unit),
            self._roles.role(line.facts.role),
            short(line.facts.fingerprint),
            line.why_not or self._words.stand(line.facts, self._desk.clock.now()),
        )


def _files_in(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.suffix == SUFFIX)
        else:
            yield path
