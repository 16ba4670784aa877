"""A received package becomes the report that was sealed, cell by cell."""

import pytest
from package_builder import bagged, with_table

from ipdesk.errors import PackageRefused
from ipdesk.package.pieces import measure
from ipdesk.package.restore import content_of
from ipdesk.package.tables import HEADER
from ipdesk.package.verify import inspect
from ipdesk.places import Place
from ipdesk.report import load


@pytest.fixture
def received(tmp_path):
    def run(data):
        path = tmp_path / "x.ipsub"
        path.write_bytes(bagged(data))
        return inspect(path)

    return run


def test_report_is_rebuilt_as_it_was_typed(received, data, form, snapshot, typed):
    report = load(content_of(received(data), form), form)
    for place in typed:
        assert report.typed(place) == snapshot.cell(place)
    assert list(report.rows("cities")) == ["r2", "r3", "r1"]
    noted = {place: dict(facets) for place, facets in snapshot.notes.items()}
    del noted[Place("base", "BF1", "value")]["basis"]
    assert report.notes == noted


def test_computed_values_are_left_to_the_receiver(received, data, form):
    content = content_of(received(data), form)
    assert ("BF2", "growth") not in {(cell.row, cell.column) for cell in content.cells}


def test_explanations_keep_the_values_they_were_given_for(received, data, form, snapshot):
    content = content_of(received(data), form)
    problem = snapshot.problems[0]
    assert [(e.rule, e.text, e.fingerprint) for e in content.explanations] == [
        (problem.rule, problem.explanation, problem.fingerprint)
    ]


def test_evidence_proves_what_it_proved(received, data, form, evidence):
    uses = content_of(received(data), form).evidence
    assert sorted((use.digest, use.place, use.number, use.issued, use.page) for use in uses) == (
        sorted(
            (measure(file.content).sha256, Place(use.section, use.row, use.column), use.number,
             use.issued, use.page)
            for file in evidence for use in file.uses
        )
    )  # fmt: skip


def test_header_names_the_seal(received, data, form):
    inspection = received(data)
    header = content_of(inspection, form).header
    assert header.state == "sealed"
    assert header.seal == inspection.verification.seal
    assert (header.id, header.year, header.edition) == ("r-0001", 2016, "2015-59")


@pytest.mark.parametrize(
    ("record", "reason"),
    [("BF9,value,valid,1,1,,false,,,,,\n", "row_unknown"),
     ("BF1,sum,valid,1,1,,false,,,,,\n", "column_unknown")],
)  # fmt: skip
def test_cells_that_the_form_lacks_are_refused(received, data, form, record, reason):
    table = ",".join(HEADER) + "\n" + record
    inspection = received(with_table(data, "base", table.encode()))
    with pytest.raises(PackageRefused) as refused:
        content_of(inspection, form)
    assert refused.value.reason == reason
