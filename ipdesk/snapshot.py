"""A snapshot: a report as it stands, immutable, for work outside the window's thread.

Print, workbook and package are made from a snapshot and never touch the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ipdesk.catalogue.form import Form
from ipdesk.checks.outcomes import Outcome
from ipdesk.checks.targets import Stand
from ipdesk.divisions import Divisions
from ipdesk.handover.gather import Handover
from ipdesk.paper.extract import Extract
from ipdesk.places import Place
from ipdesk.problems import Problem, Verdict
from ipdesk.records import EvidenceRecord, ReportRecord
from ipdesk.regions import Unit
from ipdesk.trends import Trend
from ipdesk.values import BLANK, Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a report holds, without what the rules say of it. Quickly taken of a long report.

    ``cells`` holds shown values, computed ones included. ``divisions`` are those of the unit in
    the report's year, None where nothing is known of them.
    """

    header: ReportRecord
    unit: Unit
    form: Form
    cells: Mapping[str, Mapping[str, Mapping[str, Cell]]]
    computed: frozenset[Place]
    notes: Mapping[Place, Mapping[str, str]]
    divisions: Divisions | None = None

    def cell(self, place: Place) -> Cell:
        """The value at the place, blank where nothing is."""
        return self.cells[place.section].get(place.row, {}).get(place.column, BLANK)

    def note(self, place: Place, facet: str) -> str:
        """What a facet (source, document, basis, note) says of the place, "" where nothing."""
        return self.notes.get(place, {}).get(facet, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot(Content):
    """Everything an export shows.

    ``sources`` are the headers of the sealed reports that values were taken from, by id.
    ``disputed_at`` tells when disputes were written, by rule and place; UTC, ISO 8601.
    ``evidence`` says which files prove what, in the order of the sections. ``beside`` is the
    report that a print of differences sets before this one, ``extract`` what the print of a
    selection shows, ``handover`` what else a handover tells; None unless such a print is made.
    """

    problems: tuple[Problem, ...]
    outcomes: tuple[Outcome, ...]
    stands: tuple[Stand, ...]
    verdict: Verdict
    trends: tuple[Trend, ...] = ()
    sources: Mapping[str, ReportRecord] = field(default_factory=dict)
    evidence: tuple[EvidenceRecord, ...] = ()
    beside: Snapshot | None = None
    extract: Extract | None = None
    handover: Handover | None = None
    disputed_at: Mapping[tuple[str, Place], str] = field(default_factory=dict)
