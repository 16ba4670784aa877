"""What the desk itself has entered of the units: zones, status, deadlines.

Kept among the settings of the desk: ``zone/<unit>`` = the zone's code, ``status/<unit>`` = the
entries of the status as JSON, deadlines as in a workspace (:mod:`ipdesk.deadlines`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from ipdesk.catalogue.model import Catalogue
from ipdesk.deadlines import Deadline, Due, checked, deadlines_of, setting_of, text_of
from ipdesk.errors import UsageError
from ipdesk.province import StatusHistory
from ipdesk.review.records import Act, DeskBatch
from ipdesk.review.refusal import Conflict
from ipdesk.status_entry import StatusEntry

if TYPE_CHECKING:
    from ipdesk.review.desk import Desk

_ZONE, _STATUS = "zone/", "status/"
Settings = Mapping[str, str]


def zones_of(settings: Settings) -> dict[str, str]:
    """The zone of each unit that was given one."""
    return {
        name.removeprefix(_ZONE): code
        for name, code in settings.items()
        if name.startswith(_ZONE) and code
    }


def entries_of(settings: Settings, unit: str) -> list[StatusEntry]:
    """What the desk has entered of a unit's status, in order; empty where nothing."""
    text = settings.get(_STATUS + unit, "")
    return msgspec.json.decode(text, type=list[StatusEntry]) if text else []


def units_with_entries(settings: Settings) -> set[str]:
    """The units of whose status the desk has entered something."""
    return {name.removeprefix(_STATUS) for name in settings if name.startswith(_STATUS)}


class DeskAffairs:
    """Reads and writes them at an open desk; writing takes a reviewer.

    ``seen`` is the desk's settings as they were looked at, without it as they are now: what
    somebody else has changed since is a :class:`~ipdesk.review.refusal.Conflict`, after which the
    desk is read anew. Every method that writes also raises
    :class:`~ipdesk.review.refusal.DeskRefused` and the storage errors; then nothing is written.
    """

    def __init__(self, desk: Desk, catalogue: Catalogue, seen: Settings | None = None) -> None:
        self._desk = desk
        self._catalogue = catalogue
        self._seen = desk.store.settings() if seen is None else seen

    def set_zone(self, unit: str, zone: str) -> None:
        """Say in which zone a unit lies; "" takes it back. :class:`UsageError` for no such zone."""
        self.set_zones({unit: zone})

    def set_zones(self, zones: Settings) -> None:
        """The same of several units, in one commit; a unit that stays as seen is left out."""
        self._desk.require("reviewer")
        known = {"", *(item.code for item in self._catalogue.regions.zones)}
        held, acts, settings = zones_of(self._seen), [], {}
        for unit, zone in zones.items():
            self._desk.regions.unit(unit)
            if zone not in known:
                raise UsageError("no_zone", zone=zone)
            before = held.get(unit, "")
            if zone != before:
                acts.append(self._desk.act("zone", 0, unit, before, zone))
                settings[_ZONE + unit] = zone
        if acts:
            self._write(acts, settings)

    def status(self, unit: str) -> StatusHistory:
        """What was entered of a unit."""
        return StatusHistory(self._catalogue, entries_of(self._seen, unit))

    def record_status(self, unit: str, entry: StatusEntry) -> StatusHistory:
        """Record a step of a unit's status; raises what ``StatusHistory.record`` raises too."""
        self._desk.require("reviewer")
        self._desk.regions.unit(unit)
        before = self.status(unit)
        after = before.record(replace(entry, recorded_at=self._desk.now()))
        self._keep_status(unit, before, after)
        return after

    def annul_status(self, unit: str, reason: str, day: dt.date) -> StatusHistory:
        """Take back the last entry that stands; raises what ``StatusHistory.annul`` raises too."""
        self._desk.require("reviewer")
        before = self.status(unit)
        after = before.annul(reason, day, self._desk.now())
        self._keep_status(unit, before, after)
        return after

    def deadlines(self) -> dict[Due, Deadline]:
        """Those that are set."""
        return deadlines_of(self._seen)

    def set_deadline(self, due: Due, deadline: Deadline | None) -> None:
        """Say by when reports of a kind and year are to be handed in; None takes it back.

        Raises what :func:`ipdesk.deadlines.checked` raises too.
        """
        self._desk.require("reviewer")
        deadline = checked(self._catalogue, due, deadline)
        held = self.deadlines().get(due)
        before = held.day.isoformat() if held else ""
        after = deadline.day.isoformat() if deadline else ""
        reason = deadline.document if deadline else ""
        subject = f"{due.kind} {due.year}"
        self._set(setting_of(due), text_of(deadline), "deadline", subject, before, after, reason)

    def _keep_status(self, unit: str, before: StatusHistory, after: StatusHistory) -> None:
        text = msgspec.json.encode(after.entries).decode()
        document = after.entries[-1].document or after.entries[-1].note
        self._set(_STATUS + unit, text, "status", unit, before.state, after.state, document)

    def _set(
        self,
        name: str,
        text: str,
        action: str,
        subject: str,
        before: str,
        after: str,
        reason: str = "",
    ) -> None:
        act = self._desk.act(action, 0, subject, before, after, reason)
        self._write([act], {name: text})

    def _write(self, acts: list[Act], settings: Settings) -> None:
        seen = {name: self._seen.get(name, "") for name in settings}
        try:
            self._desk.write(DeskBatch(acts=acts, settings=dict(settings), seen=seen))
        except Conflict:
            self._seen = self._desk.store.settings()
            raise
        self._seen = {**self._seen, **settings}
