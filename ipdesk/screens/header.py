"""The head of an open report: its name, and saved, sealed, delivered, receipted kept apart."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ipdesk.adopting import pending_adoptions
from ipdesk.library import Library
from ipdesk.messages import Translator
from ipdesk.screens.adopting import scheme_name
from ipdesk.screens.start import report_title
from ipdesk.workspace import Workspace

_RECEIPTED = ("accepted", "returned")


class Milestone(NamedTuple):
    """One of the four things that can have happened to a report."""

    text: str
    done: bool


class HeaderScreen:
    """What stands above the open report."""

    def __init__(self, workspace: Workspace, translator: Translator) -> None:
        self._workspace = workspace
        self._translator = translator

    def title(self) -> str:
        """Kind, year and unit, with the revision if there are several; no year without period."""
        header, label = self._workspace.report.header, self._translator.label
        kind, unit = self._workspace.form.kind, label(self._workspace.unit.label)
        if kind.period == "none":
            title = self._translator.tr("{unit}: {kind}", unit=unit, kind=label(kind.label))
        else:
            title = report_title(header.year, label(kind.label), unit, self._translator)
        if header.revision > 1:
            title += self._translator.tr(" (revision {n})", n=header.revision)
        return title

    def category(self) -> str:
        """The construction category."""
        form = self._workspace.form
        found = next(c for c in form.catalogue.categories if c.code == form.category)
        return self._translator.label(found.label)

    def practice(self) -> str:
        """The banner of a practice report, "" for a real one."""
        if not self._workspace.report.header.practice:
            return ""
        return self._translator.tr("Practice: not a real report")

    def edition(self) -> str:
        """The catalogue edition that the report is pinned to."""
        header = self._workspace.report.header
        name = self._translator.tr(
            "Catalogue {edition} v{version}",
            edition=header.edition,
            version=header.edition_version,
        )
        if self._workspace.form.catalogue.edition.fictitious:
            name += self._translator.tr(" (fictitious exercise)")
        return name

    def newer_edition(self, library: Library) -> str:
        """That a newer edition is installed for the draft's year, "" if none is."""
        header = self._workspace.report.header
        if not self._workspace.editable or not library.has_packs:
            return ""
        newest = library.newest(header.year)
        pinned = self._workspace.form.catalogue.edition
        if newest is None or (newest.valid_from, newest.version) <= (
            pinned.valid_from,
            pinned.version,
        ):
            return ""
        return self._translator.tr(
            "Newer edition installed: {edition} v{version}",
            edition=newest.code,
            version=newest.version,
        )

    def newer_goals(self, library: Library) -> str:
        """That a scheme was approved since whose goals the draft has not taken over, or ""."""
        pending = pending_adoptions(self._workspace, library)
        scheme = scheme_name(self._workspace, pending, self._translator)
        return self._translator.tr("Newer goals: {scheme}", scheme=scheme) if scheme else ""

    def saved(self) -> str:
        """When the last change was committed."""
        last = self._workspace.store.last_history()
        if last is None:
            return self._translator.tr("Saved")
        return self._translator.tr("Saved {time}", time=clock_time(last.at, self._now()))

    def milestones(self) -> tuple[Milestone, ...]:
        """Saved, sealed, delivered and receipted, each on its own."""
        header, tr = self._workspace.report.header, self._translator.tr
        sealed, delivered = bool(header.sealed_at), bool(header.delivered_at)
        receipted = {
            "accepted": tr("Receipt: accepted"),
            "returned": tr("Receipt: returned"),
        }.get(header.state, tr("No receipt yet"))
        return (
            Milestone(self.saved(), done=True),
            Milestone(
                tr("Sealed {number}", number=f"#{header.sequence:04d}")
                if sealed
                else tr("Not sealed"),
                sealed,
            ),
            Milestone(tr("Delivered") if delivered else tr("Not delivered"), delivered),
            Milestone(receipted, header.state in _RECEIPTED),
        )

    def _now(self) -> dt.datetime:
        return self._workspace.clock.now()


def clock_time(at: str, now: dt.datetime) -> str:
    """A UTC time as the wall clock shows it; with its date if that is not today."""
    moment = dt.datetime.fromisoformat(at).astimezone()
    if moment.date() == now.astimezone().date():
        return f"{moment:%H:%M:%S}"
    return f"{moment:%Y-%m-%d %H:%M}"
