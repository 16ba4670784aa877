"""What is written is read back, and nothing else."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import CATALOGUE, REPORT, Scribe, cell, header

from ipdesk.errors import UsageError
from ipdesk.ports import Store
from ipdesk.records import (
    HISTORY,
    Batch,
    BlobRecord,
    CellRecord,
    DisputeRecord,
    ExplanationRecord,
    FigureRecord,
    NoteRecord,
    RowRecord,
    SealedFileRecord,
    SignatureRecord,
)
from local_db.store import SqliteStore

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def cells_of(store: SqliteStore) -> dict[str, str]:
    return {c.row: c.raw for c in store.report(REPORT).cells if c.section == "indicators"}


def test_the_store_fulfils_its_port(store: SqliteStore) -> None:
    port: Store = store
    assert port.path.endswith("example.ipdesk")


def test_a_report_is_read_back_as_written(store: SqliteStore) -> None:
    content = store.report(REPORT)
    assert content.header == header()
    assert content.header.practice is True
    assert CellRecord(REPORT, "cities", "650100", "name", "甲市", "valid", "甲市") in content.cells
    assert [row.row for row in content.rows] == ["650100", "650200"]
    assert content.notes == [NoteRecord(REPORT, "cities", "650100", "name", "source", "统计年鉴")]
    assert store.catalogue(CATALOGUE.digest) == CATALOGUE
    assert store.settings() == {"unit": "650000"}
    assert store.reports() == [header()]


def test_what_is_not_there_is_a_key_error(store: SqliteStore) -> None:
    for read in (store.report, store.catalogue, store.blob):
        with pytest.raises(KeyError):
            read("none")
    assert store.sealed_files("none") == []
    assert list(store.history("none")) == []


def test_a_record_replaces_the_one_of_the_same_key(store: SqliteStore) -> None:
    store.write(Batch(cells=[cell("IND1", "13")], settings={"unit": "660000"}))
    assert cells_of(store)["IND1"] == "13"
    assert store.settings() == {"unit": "660000"}


def test_of_several_records_of_one_place_the_last_holds(store: SqliteStore) -> None:
    blank = cell("IND1", "", state="blank")
    store.write(Batch(cells=[cell("IND1", "13"), blank, cell("IND2", ""), cell("IND2", "8")]))
    assert cells_of(store) == {"IND2": "8"}


def test_blank_cells_and_empty_notes_are_not_stored(store: SqliteStore) -> None:
    note = NoteRecord(REPORT, "cities", "650100", "name", "source", "")
    store.write(Batch(cells=[cell("IND1", "", state="blank")], notes=[note]))
    assert "IND1" not in cells_of(store)
    assert store.report(REPORT).notes == []


def test_a_removed_roster_row_takes_its_cells_and_notes_along(store: SqliteStore) -> None:
    store.write(Batch(rows_removed=[RowRecord(REPORT, "cities", "650100", 0)]))
    content = store.report(REPORT)
    assert [row.row for row in content.rows] == ["650200"]
    assert {c.section for c in content.cells} == {"indicators"}
    assert content.notes == []


def test_a_removed_row_can_be_added_again_in_the_same_batch(store: SqliteStore) -> None:
    row = RowRecord(REPORT, "cities", "650100", 5)
    store.write(Batch(rows_removed=[row], rows=[row]))
    content = store.report(REPORT)
    assert content.rows[-1] == row
    assert {c.section for c in content.cells} == {"indicators"}


def test_rows_come_in_their_order(store: SqliteStore) -> None:
    store.write(Batch(rows=[RowRecord(REPORT, "cities", "650200", 0)]))
    assert [row.row for row in store.report(REPORT).rows] == ["650200", "650100"]


def test_a_batch_may_make_a_report_and_fill_it(store: SqliteStore) -> None:
    second = header(id="annual-2017", year=2017, created_at="2018-01-08T09:00:00.000+08:00")
    figure = cell("IND1", "1")._replace(report="annual-2017")
    store.write(Batch(reports=[second], cells=[figure]))
    assert store.report("annual-2017").cells == [figure]
    assert [report.id for report in store.reports()] == [REPORT, "annual-2017"]


def test_disputes_are_read_back(store: SqliteStore) -> None:
    slip = DisputeRecord(REPORT, "Q1", "indicators", "IND1", "value", "规则有误", "12", "t")
    store.write(Batch(disputes=[slip]))
    assert store.report(REPORT).disputes == [slip]


def test_explanations_blobs_and_sealed_files_are_read_back(store: SqliteStore) -> None:
    explanation = ExplanationRecord(REPORT, "Q1", "indicators", "IND1", "value", "因", "12", "t")
    blob = BlobRecord("b" * 64, "application/pdf", bytes(range(256)) * 300)
    files = [SealedFileRecord(REPORT, path, blob.digest) for path in ("data/b", "data/a")]
    store.write(Batch(explanations=[explanation], blobs=[blob, blob], sealed_files=files))
    assert store.report(REPORT).explanations == [explanation]
    assert store.blob(blob.digest) == blob
    assert store.sealed_files(REPORT) == files[::-1]


def test_signatures_are_read_back_in_the_order_of_signing(store: SqliteStore) -> None:
    first = SignatureRecord(REPORT, 1, "ed25519", "ab", "clerk", "t", "cd")
    second = first._replace(number=2, role="reviewer")
    store.write(Batch(signatures=[second]))
    store.write(Batch(signatures=[first]))
    assert store.signatures(REPORT) == [first, second]


def test_history_comes_in_order_from_a_given_entry_on(store: SqliteStore) -> None:
    scribe = Scribe(store)
    store.write(Batch(history=[scribe.entry(f"IND{i}", str(i)) for i in range(2500)]))
    store.write(Batch(history=[scribe.entry("IND1", "9", report="")]))
    assert [e.sequence for e in store.history(REPORT)] == list(range(1, 2502))
    assert [e.sequence for e in store.history("", after=2500)] == [2501, 2502]
    assert [e.after for e in store.cell_history(REPORT, "indicators", "IND2", "value")] == [
        "7",
        "2",
    ]
    last = store.last_history()
    assert last is not None
    assert (last.sequence, last.digest) == (2502, scribe.chain.digest)


def test_history_can_be_read_while_it_is_written(store: SqliteStore) -> None:
    scribe = Scribe(store)
    store.write(Batch(history=[scribe.entry("IND1", str(i)) for i in range(1500)]))
    reading = store.history(REPORT)
    next(reading)
    scribe.set("IND1", "99")
    assert sum(1 for _ in reading) == 1501


def test_ten_thousand_cells_are_one_batch(store: SqliteStore) -> None:
    store.write(Batch(cells=[cell(f"R{i}", str(i)) for i in range(10_000)]))
    assert len(store.report(REPORT).cells) == 10_003


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=TEXT, note=TEXT.filter(bool))
def test_any_text_is_kept_exactly(store: SqliteStore, raw: str, note: str) -> None:
    record = NoteRecord(REPORT, "indicators", "IND1", "value", "note", note)
    store.write(Batch(cells=[cell("IND1", raw)], notes=[record]))
    assert cells_of(store)["IND1"] == raw
    assert record in store.report(REPORT).notes


def test_half_a_character_is_refused_and_nothing_is_written(store: SqliteStore) -> None:
    with pytest.raises(UsageError):
        store.write(Batch(cells=[cell("IND1", "1"), cell("IND2", "\ud800")]))
    assert cells_of(store) == {"IND1": "12.5", "IND2": "7"}


def test_every_field_of_a_header_is_kept(store: SqliteStore) -> None:
    full = header(sealed_at="s", sequence=3, previous="p", seal="d", program="1.0",
                  delivered_at="t", delivered_to="SIPO", state="delivered")  # fmt: skip
    assert all(dataclasses.astuple(full)[1:])
    store.write(Batch(reports=[full]))
    assert store.reports() == [full]


def test_a_figure_stands_in_several_vintages_and_is_replaced_by_its_key(
    store: SqliteStore,
) -> None:
    early = FigureRecord("base.BF2.value", 2015, HISTORY, "2016", "10849", "年鉴", "", "t")
    late = early._replace(vintage="2021", value="11678")
    store.write(Batch(figures=[early, late]))
    store.write(Batch(figures=[early._replace(value="10850")]))
    assert store.figures() == [early._replace(value="10850"), late]
