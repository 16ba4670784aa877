"""The overview in words: for the terminal, the print, the window."""

from __future__ import annotations

from collections.abc import Iterable

from ipdesk import formats
from ipdesk.checks.targets import StandState
from ipdesk.due import DUE
from ipdesk.messages import Translator, marked
from ipdesk.nation.dues import RECEIVED, Round, UnitDue
from ipdesk.nation.overview import Overview
from ipdesk.nation.quotas import Quota
from ipdesk.nation.standing import Standing
from ipdesk.nation.tables import NationTable
from ipdesk.nation.views import Rank
from ipdesk.nation.words import NationWords
from ipdesk.review.told import DISPUTED

_DECIMALS = 1

_STATES = {
    DUE: marked("not received"),
    "quarantined": marked("in quarantine"),
    "returned": marked("returned"),
    RECEIVED: marked("received"),
    "accepted": marked("accepted"),
}
_STANDS: dict[StandState, str] = {
    "met": marked("met"),
    "on_track": marked("on track"),
    "behind": marked("behind"),
    "not_evaluated": marked("not evaluated"),
    "not_applicable": marked("not applicable"),
}


class OverviewWords:
    """Says the parts of an overview in the translator's language."""

    def __init__(self, overview: Overview, translator: Translator) -> None:
        self._overview = overview
        self._translator = translator
        self.figures = NationWords(translator)

    def unit(self, code: str) -> str:
        """The short name of a unit."""
        unit = self._overview.nation.units.get(code)
        return self.figures.unit_name(unit) if unit else code

    def units(self, codes: Iterable[str]) -> str:
        """Several, as a list in a sentence."""
        return self.listed(self.unit(code) for code in codes)

    def listed(self, names: Iterable[str]) -> str:
        """Names one after the other, "" where there is none."""
        said = ""
        for name in names:
            said = self._translator.tr("{one}, {other}", one=said, other=name) if said else name
        return said

    def standing(self, one: Standing | None) -> tuple[str, str, str]:
        """Status and category of a unit, and from where they are known; None is not known."""
        tr, label = self._translator.tr, self._translator.label
        if one is None:
            return tr("not known"), "", ""
        state = label(one.history.state_label(one.history.state))
        category = self.category(one.history.category) if one.history.category else ""
        return state, category, tr("entered here") if one.entered else tr("as reported")

    def state(self, state: str) -> str:
        """Where a report stands with the desk."""
        return self._translator.tr(_STATES[state])

    def stand(self, state: StandState) -> str:
        """How an indicator stands."""
        return self._translator.tr(_STANDS[state])

    def category(self, code: str) -> str:
        """The name of a category."""
        found = (c.label for c in self._overview.catalogue.categories if c.code == code)
        return self.figures.label(next(found, None)) or code

    def zone(self, code: str) -> str:
        """The name of a zone; of none, that none was entered."""
        found = (z.label for z in self._overview.catalogue.regions.zones if z.code == code)
        return self.figures.label(next(found, None)) or self._translator.tr("no zone entered")

    def round(self, one: Round) -> str:
        """The report that is asked for: kind, year, stage."""
        tr, label = self._translator.tr, self.figures.label
        title = label(one.kind.label)
        if one.year:
            title = tr("{kind} {year}", kind=title, year=one.year)
        return f"{title} ({label(one.stage.label)})" if one.stage else title

    def deadline(self, one: Round) -> str:
        """By when, and by which document; that no date was set where none was."""
        if one.deadline is None:
            return self._translator.tr("no deadline set")
        day = formats.date(one.deadline.day.isoformat(), self._translator)
        said = {"date": day, "document": one.deadline.document}
        return self._translator.tr("until {date} by {document}", **said)

    def counted(self, one: Round) -> str:
        """How many units' reports are in which state."""
        tr = self._translator.tr
        parts = [
            tr("{state}: {n}", state=self.state(state), n=one.count(state))
            for state in reversed(list(_STATES))
            if one.count(state)
        ]
        return tr(", ").join(parts)

    def late(self, one: UnitDue) -> str:
        """By how many days a report is or came late, "" if it is not."""
        if not one.late:
            return ""
        ntr = self._translator.ntr
        return ntr("{n} day late", "{n} days late", one.days)

    def quota(self, one: Quota) -> str:
        """A category against its quota of pilots: what holds in principle."""
        text = self._translator.ntr(
            "{n} pilot, in principle at most {most}",
            "{n} pilots, in principle at most {most}",
            len(one.pilots),
            most=one.category.pilot_quota_max,
        )
        return (
            self._translator.tr("{text}: more than the quota", text=text) if one.exceeded else text
        )

    def strong(self, one: Quota) -> str:
        """A category against its number of strong provinces by 2030."""
        category = one.category
        return self._translator.tr(
            "{n} strong provinces, in principle {least} to {most} by 2030",
            n=len(one.strong),
            least=category.strong_2030_min,
            most=category.strong_2030_max,
        )

    def national(self, table: NationTable) -> str:
        """The national figure of the latest year, and of how many units it is."""
        latest, tr = table.latest, self._translator.tr
        total = self._overview.totals.of(table).get(latest) if latest else None
        if total is None:
            return ""
        shown = formats.number(total.value, table.precision)
        return tr(
            "{year}: {value} ({n} of {of} units)",
            year=latest,
            value=formats.with_unit(shown, table.unit, self._translator),
            n=total.units,
            of=len(self._overview.nation.units),
        )

    def rank(self, one: Rank, table: NationTable) -> tuple[str, str, str, str]:
        """A line of a ranking: place, unit, figure, change on the year before."""
        change = (
            "" if one.change is None else formats.percent(formats.signed(one.change, _DECIMALS))
        )
        figure = formats.number(one.number, table.precision)
        return str(one.rank), self.unit(one.unit), figure, change

    def remark(self, kind: str) -> str:
        """What a unit did about a problem."""
        tr = self._translator.tr
        return tr("disputed") if kind == DISPUTED else tr("explained")

    def unknown(self) -> str:
        """The units of which nothing can be said to be due, "" if there are none."""
        codes = self._overview.unknown
        if not codes:
            return ""
        return self._translator.ntr(
            "The status of {n} unit is not known, so nothing is asked of it: {units}",
            "The status of {n} units is not known, so nothing is asked of them: {units}",
            len(codes),
            units=self.units(codes),
        )
