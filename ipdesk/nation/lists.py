"""The lists of an overview in words; terminal, print and window show the same.

Each is a :class:`~ipdesk.nation.sheet.Lines`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ipdesk.due import DUE
from ipdesk.messages import Translator
from ipdesk.nation.dues import UnitDue
from ipdesk.nation.overview import Overview
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.part_names import NAMES
from ipdesk.nation.score_lists import of_year, score_lists
from ipdesk.nation.sheet import Lines
from ipdesk.nation.stands import cell_of
from ipdesk.nation.target_lists import target_lists
from ipdesk.nation.tasks import MeasureStand
from ipdesk.nation.told import ToldRemark
from ipdesk.rosters import row_name
from ipdesk.values import BLANK


class OverviewLists:
    """Makes them in the translator's language."""

    def __init__(self, overview: Overview, translator: Translator) -> None:
        self._overview = overview
        self._translator = translator
        self._words = OverviewWords(overview, translator)

    def of(self, code: str) -> list[Lines]:
        """What a code of :data:`NAMES` stands for.

        Of the measures and the remarks one for each year, of the scores one for each scoring sheet
        and year; the newest year first.
        """
        if code in ("measures", "scores", "remarks"):
            return self._of_years(code)
        if code == "targets":
            return target_lists(self._overview, self._translator)
        made: Mapping[str, Callable[[], Lines]] = {
            "due": self.due,
            "reminders": self.reminders,
            "quotas": self.quotas,
            "restated": self.restated,
            "standings": self.standings,
            "zones": self.zones,
        }
        return [made[code]()]

    def due(self) -> Lines:
        """The reports that are asked for."""
        tr, words = self._translator.tr, self._words
        rows = (
            (words.round(one), words.deadline(one), words.counted(one))
            for one in self._overview.rounds
        )
        heads = (tr("Report"), tr("Deadline"), tr("Units"))
        notes = tuple(filter(None, [words.unknown()]))
        return self._lines(
            self._title("due"), heads, rows, tr("No report is asked for."), (2,), notes
        )

    def reminders(self) -> Lines:
        """Who is to be reminded of each report."""
        tr, words = self._translator.tr, self._words
        rows = (
            (words.round(one), words.listed(map(self._named, one.missing)))
            for one in self._overview.rounds
            if one.missing
        )
        empty = tr("Nobody: all that is asked for is here.")
        return self._lines(
            self._title("reminders"), (tr("Report"), tr("Reporting unit")), rows, empty, (1,)
        )

    def quotas(self) -> Lines:
        """The categories against the circular's numbers, in principle."""
        tr, words = self._translator.tr, self._words
        rows = (
            (
                words.category(one.category.code),
                words.quota(one),
                words.strong(one),
                words.units(one.pilots),
            )
            for one in self._overview.quotas
        )
        heads = (tr("Category"), tr("Pilots"), tr("Strong provinces"), tr("Reporting unit"))
        return self._lines(self._title("quotas"), heads, rows, "", (3,))

    def measures(self, year: int) -> Lines:
        """How far the units are with each measure in a year."""
        tr, words, label = self._translator.tr, self._words, self._translator.label
        rows = (
            (
                words.category(one.category),
                one.measure.code,
                label(one.measure.label),
                self._counted(one),
            )
            for one in self._overview.measures(year)
        )
        heads = (tr("Category"), tr("Code"), tr("Measure"), tr("Units"))
        empty = tr("No report has come that has tasks.")
        return self._lines(self._title("measures", year), heads, rows, empty, (2, 3))

    def restated(self) -> Lines:
        """Every figure that a later report says anew."""
        tr, words = self._translator.tr, self._words
        rows = (
            (
                words.unit(one.unit),
                str(one.year),
                words.figures.title(one.table),
                one.restated.before,
                one.now,
                one.restated.reason,
            )
            for one in self._overview.restated
        )
        heads = (
            tr("Reporting unit"), tr("Year"), tr("Figure"), tr("Before"), tr("Now"), tr("Reason"),
        )  # fmt: skip
        empty = tr("No report says a figure of a former year anew.")
        return self._lines(self._title("restated"), heads, rows, empty, (2, 5), right=(3, 4))

    def remarks(self, year: int) -> Lines:
        """What the units said of problems in their reports of a year."""
        tr, words = self._translator.tr, self._words
        rows = (
            (
                words.unit(one.submission.unit),
                str(one.submission.year),
                one.remark.rule,
                self._place(one),
                words.remark(one.remark.kind),
                one.remark.text,
            )
            for one in self._overview.remarks
            if one.submission.year == year
        )
        heads = (
            tr("Reporting unit"), tr("Year"), tr("Rule"), tr("Place"), tr("What"), tr("Text"),
        )  # fmt: skip
        empty = tr("Nothing was explained or disputed.")
        return self._lines(self._title("remarks", year), heads, rows, empty, (3, 5))

    def standings(self) -> Lines:
        """Where each unit stands, and from where that is known, in the official order."""
        tr, words, known = self._translator.tr, self._words, self._overview.standings
        rows = (
            (words.unit(unit), *words.standing(known.get(unit)))
            for unit in self._overview.nation.units
        )
        heads = (tr("Reporting unit"), tr("Status"), tr("Category"), tr("Known from"))
        return self._lines(self._title("standings"), heads, rows, "", (3,))

    def zones(self) -> Lines:
        """The units of each zone, as they were entered; those of none last."""
        tr, words, overview = self._translator.tr, self._words, self._overview
        of: dict[str, list[str]] = {one.code: [] for one in overview.catalogue.regions.zones}
        for unit in overview.nation.units:
            of.setdefault(overview.zones.get(unit, ""), []).append(unit)
        rows = ((words.zone(code), str(len(held)), words.units(held)) for code, held in of.items())
        heads = (tr("Zone"), tr("Units"), tr("Reporting unit"))
        return self._lines(self._title("zones"), heads, rows, "", (2,), right=(1,))

    def scores(self, year: int) -> list[Lines]:
        """The units of a year by each scoring sheet; one empty list where the edition has none."""
        return score_lists(self._overview, self._translator, year)

    def _of_years(self, code: str) -> list[Lines]:
        """A list for each year, and of the scores one for each sheet; the newest year first."""
        years = sorted(self._overview.nation.years, reverse=True) or [0]
        if code != "scores":
            one = self.measures if code == "measures" else self.remarks
            return [one(year) for year in years]
        if not self._overview.catalogue.evaluations:
            return self.scores(0)
        return [made for year in years for made in self.scores(year)]

    def _named(self, one: UnitDue) -> str:
        words = self._words
        state = "" if one.state == DUE else words.state(one.state)
        said = self._translator.tr(", ").join(filter(None, (state, words.late(one))))
        return f"{words.unit(one.unit)} ({said})" if said else words.unit(one.unit)

    def _place(self, one: ToldRemark) -> str:
        """Section and row in words, a row of a roster by what names it.

        The address of what the form does not name.
        """
        label = self._translator.label
        section = self._overview.nation.form(one.submission).sections.get(one.place.section)
        if section is None:
            return one.place.address
        row = section.rows.get(one.place.row)
        name = label(section.section.label)
        if row:
            return f"{name} · {row.code} {label(row.label)}"
        held = {column: cell_of(figure) for column, figure in one.row.items()}
        named = row_name(
            lambda place: held.get(place.column, BLANK), section, one.place.row, self._translator
        )
        return " · ".join(filter(None, (name, named or one.place.row)))

    def _counted(self, one: MeasureStand) -> str:
        tr, label = self._translator.tr, self._translator.label
        said = [
            tr("{state}: {n}", state=label(entry.label), n=one.counts[entry.code])
            for entry in one.states
            if one.counts[entry.code]
        ]
        if one.counts[""]:
            said.append(tr("{state}: {n}", state=tr("nothing said"), n=one.counts[""]))
        return tr(", ").join(said)

    def _title(self, code: str, year: int = 0) -> str:
        return of_year(self._translator.tr(NAMES[code]), year, self._translator)

    @staticmethod
    def _lines(
        title: str,
        heads: Sequence[str],
        rows: Iterable[tuple[str, ...]],
        empty: str,
        wide: tuple[int, ...],
        notes: tuple[str, ...] = (),
        right: Iterable[int] = (),
    ) -> Lines:
        return Lines(
            title=title, heads=tuple(heads), rows=tuple(rows), empty=empty, notes=notes, wide=wide,
            right=tuple(right),
        )  # fmt: skip
