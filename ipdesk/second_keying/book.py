"""What was keyed a second time of a report, how it compares, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.changes import ChangeSet
from ipdesk.errors import Sealed, UsageError
from ipdesk.ledger import Ledger
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.records import DRAFT, Batch, SecondRecord
from ipdesk.report import Report
from ipdesk.second_keying.scope import inputs, keyed_columns
from ipdesk.values import State

Verdict = Literal["open", "first", "second"]
_ADDED = "second_keying"


class Progress(NamedTuple):
    """How many cells hold anything, how many of these were keyed again, and how many differ.

    ``open`` differences are still to be decided.
    """

    total: int
    keyed: int
    differing: int
    open: int


class Difference(NamedTuple):
    """Both raw texts of a cell that were not the same, and what was decided."""

    place: Place
    first: str
    second: str
    verdict: Verdict


class SecondKeying:
    """The second values of the active report; read when first asked, durable at once.

    They are no data of the report: keying changes nothing in it, and is no step to undo. Only
    taking a second value is (:meth:`ipdesk.drafting.Drafting.settle_second`).
    """

    def __init__(
        self,
        store: Store,
        ledger: Ledger,
        report: Report,
        tell: Callable[[ChangeSet], ChangeSet],
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._report = report
        self._tell = tell
        self._columns: tuple[Form, dict[str, tuple[str, ...]]] | None = None

    @property
    def added(self) -> tuple[str, ...]:
        """The sections that were added to what the catalogue says."""
        return tuple(self._store.settings().get(self._setting, "").split())

    def add_sections(self, codes: Iterable[str], origin: object = None) -> None:
        """Key these sections twice, too, and no others; what was keyed of them stays."""
        self._require_draft()
        self._commit(Batch(settings={self._setting: " ".join(codes)}), origin)

    def columns(self) -> dict[str, tuple[str, ...]]:
        """The columns that are keyed twice, by section."""
        form = self._report.form
        if self._columns is None or self._columns[0] is not form:
            self._columns = form, keyed_columns(form, self.added)
        return self._columns[1]

    def has(self, place: Place) -> bool:
        """Whether the cell is keyed twice: chosen, and one that can be typed."""
        chosen = place.column in self.columns().get(place.section, ())
        return chosen and bool(place.row) and not lock_of(self._report, place)

    def raw(self, place: Place) -> str:
        """What was keyed the second time, "" where nothing was."""
        record = self._records.get(place)
        return record.raw if record is not None else ""

    def record(self, place: Place) -> SecondRecord:
        """What was keyed and decided; :class:`UsageError` where nothing was keyed."""
        record = self._records.get(place)
        if record is None:
            raise UsageError("not_keyed_twice")
        return record

    def key(self, values: Mapping[Place, str], origin: object = None) -> ChangeSet:
        """Store second values in one commit; a blank one takes back what was keyed."""
        self._require_draft()
        if not all(map(self.has, values)):
            raise UsageError("not_keyed_twice")
        report, now, batch = self._report.header.id, self._ledger.now(), Batch()
        for place, raw in values.items():
            record = SecondRecord(report, *place, raw, now)
            (batch.seconds if raw.strip() else batch.seconds_removed).append(record)
        self._commit(batch)
        return self._tell(ChangeSet(frozenset(values), origin=origin))

    def clear(self, section: str = "", origin: object = None) -> ChangeSet:
        """Forget what was keyed a second time, of one section or of all. It cannot be undone."""
        self._require_draft()
        gone = [r for r in self._records.values() if section in ("", r.section)]
        self._commit(Batch(seconds_removed=gone))
        return self._tell(ChangeSet(frozenset(r.place for r in gone), origin=origin))

    def progress(self, section: str = "") -> Progress:
        """How far second keying is, in one section or in all."""
        total = keyed = 0
        verdicts: list[Verdict] = []
        for code, columns in self.columns().items():
            for place in inputs(self._report, code, columns) if section in ("", code) else ():
                again = place in self._records
                keyed += again
                total += again or self._report.typed(place).state is not State.BLANK
                found = self._difference(place)
                if found is not None:
                    verdicts.append(found.verdict)
        return Progress(total, keyed, len(verdicts), verdicts.count("open"))

    def differences(self, section: str = "") -> list[Difference]:
        """What was not the same, decided or not, in the order of the report."""
        return [
            found
            for code, columns in self.columns().items()
            if section in ("", code) and any(place.section == code for place in self._records)
            for place in inputs(self._report, code, columns)
            if (found := self._difference(place)) is not None
        ]

    def forget(self) -> None:
        """Read the second values anew when they are next asked for."""
        vars(self).pop("_records", None)
        self._columns = None

    def same(self, place: Place, one: str, other: str) -> bool:
        """Whether two raw texts mean the same at the place: 12.5 and １２．５０ do."""
        first, second = self._report.parsed(place, one), self._report.parsed(place, other)
        if first.number is not None and second.number is not None:
            return first.number == second.number
        return (first.state, first.text or first.raw) == (second.state, second.text or second.raw)

    def _difference(self, place: Place) -> Difference | None:
        record = self._records.get(place)
        if record is None:
            return None
        now = self._report.typed(place).raw
        if self.same(place, now, record.raw):
            if record.decision != "second":
                return None
            return Difference(place, record.first, record.raw, "second")
        kept = record.decision == "first" and record.first == now
        return Difference(place, now, record.raw, "first" if kept else "open")

    @cached_property
    def _records(self) -> dict[Place, SecondRecord]:
        return {r.place: r for r in self._store.seconds(self._report.header.id)}

    @property
    def _setting(self) -> str:
        return f"{_ADDED}/{self._report.header.id}"

    def _require_draft(self) -> None:
        if self._report.header.state != DRAFT:
            raise Sealed(state=self._report.header.state)

    def _commit(self, batch: Batch, origin: object = None) -> None:
        self._ledger.commit(batch)
        self.forget()
        if batch.settings:
            self._tell(ChangeSet(origin=origin))
