"""Opening figures in the package: both values travel, and the reader checks that they do.

Issue 3.4; docs/package-format.md "Opening figures and restatements".
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from package_builder import Files, bagged, with_table

from ipdesk.adopted import ADOPTED_FROM
from ipdesk.errors import PackageRefused
from ipdesk.package import tables
from ipdesk.package.verify import inspect, verify
from ipdesk.places import Place
from ipdesk.records import HISTORY
from ipdesk.restatement import CARRIED_FROM, CARRIED_VALUE, MAX_REASON, RESTATED
from ipdesk.snapshot import Snapshot

CELL = Place("base", "BF1", "value")
GOOD = {CARRIED_FROM: "annual-2015", CARRIED_VALUE: "168481", RESTATED: "核减重复件数"}
ADOPTED = {ADOPTED_FROM: "scheme-2015"}


def package(data: Files, snapshot: Snapshot, place: Place, facets: dict[str, str]) -> bytes:
    """A package in which these facets are said of a place."""
    said = replace(snapshot, notes={place: facets})
    table = tables.encode(tables.records_of(said, place.section))
    return bagged(with_table(data, place.section, table))


def test_restated_figure_travels_with_the_sealed_one_and_the_reason(
    data: Files, snapshot: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "x.ipsub"
    path.write_bytes(package(data, snapshot, CELL, GOOD))
    found = inspect(path)
    assert found.verification.restatements == 1
    record = next(r for r in found.tables["base"] if (r.row, r.column) == ("BF1", "value"))
    assert dict(record.facets) == GOOD
    assert record.value == "168480"


def test_goal_of_the_approved_scheme_travels_with_where_it_comes_from(
    data: Files, snapshot: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "x.ipsub"
    path.write_bytes(package(data, snapshot, CELL, ADOPTED))
    found = inspect(path)
    assert found.verification.restatements == 0
    record = next(r for r in found.tables["base"] if (r.row, r.column) == ("BF1", "value"))
    assert dict(record.facets) == ADOPTED


@pytest.mark.parametrize("origin", ["annual-2015", HISTORY])
def test_figure_as_carried_over_is_no_restatement(
    data: Files, snapshot: Snapshot, tmp_path: Path, origin: str
) -> None:
    path = tmp_path / "x.ipsub"
    path.write_bytes(package(data, snapshot, CELL, {CARRIED_FROM: origin}))
    assert verify(path).restatements == 0


@pytest.mark.parametrize(
    "facets",
    [
        {CARRIED_VALUE: "168481"},
        {RESTATED: "核减"},
        {CARRIED_FROM: "annual-2015", RESTATED: "核减"},
        {CARRIED_FROM: "annual-2015", CARRIED_VALUE: "168481"},
        {CARRIED_VALUE: "168481", RESTATED: "核减"},
        GOOD | {CARRIED_FROM: HISTORY},
        GOOD | {RESTATED: " "},
        GOOD | {RESTATED: "x" * (MAX_REASON + 1)},
        GOOD | {CARRIED_VALUE: "１６８，４８０"},
        GOOD | ADOPTED,
        {CARRIED_FROM: "annual-2015"} | ADOPTED,
    ],
    ids="+".join,
)
def test_restatement_that_is_not_whole_is_refused_where_it_stands(
    data: Files, snapshot: Snapshot, tmp_path: Path, facets: dict[str, str]
) -> None:
    path = tmp_path / "x.ipsub"
    path.write_bytes(package(data, snapshot, CELL, facets))
    with pytest.raises(PackageRefused) as refused:
        verify(path)
    assert refused.value.reason == "table_restatement"
    assert refused.value.params["file"] == "data/tables/base.csv"
    assert (refused.value.params["record"], refused.value.params["row"]) == (2, "BF1")


@pytest.mark.parametrize("place", [Place("cities", "r1"), Place("cities")])
@pytest.mark.parametrize("facets", [GOOD, {CARRIED_FROM: "annual-2015"}, ADOPTED])
def test_row_or_section_is_not_carried(
    data: Files, snapshot: Snapshot, tmp_path: Path, place: Place, facets: dict[str, str]
) -> None:
    path = tmp_path / "x.ipsub"
    path.write_bytes(package(data, snapshot, place, facets))
    with pytest.raises(PackageRefused) as refused:
        verify(path)
    assert refused.value.reason == "table_restatement"
