"""The national store keeps its promises in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from ipdesk.errors import NotAWorkspace, Unreachable, WorkspaceExists
from ipdesk.history import first_break
from ipdesk.review.ports import NationalStore
from ipdesk.review.records import (
    NEW,
    Act,
    CellValue,
    DeskBatch,
    Difference,
    FigureQuery,
    FileRecord,
    Judged,
    Part,
    PersonRecord,
    Reason,
    SignatureFound,
    Submission,
)
from ipdesk.review.refusal import Conflict
from local_db.national.database import CoreSession, Row
from local_db.national.stores import DeskStores

AT = "2017-03-15T08:00:00.000+00:00"
DIGEST = "ab" * 32


def act(action: str, submission: int = 0) -> Act:
    return Act(AT, "head", "test", action, submission)


def judged(unit: str = "440000", state: str = "received", **facts: object) -> Judged:
    said = {"year": 2016, "kind": "annual", "sequence": 1, "practice": True, **facts}
    submission = Submission(0, DIGEST, 7, "a.ipsub", AT, "head", "valid", state, unit)
    cells = (
        CellValue("base", "BF1", "value", "valid", "168480", "168480", False, ""),
        CellValue("base", "BF2", "value", "valid", "1 0849", "10849", True, '{"note":"演练"}'),
    )
    return Judged(
        submission=submission._replace(**said),  # type: ignore[arg-type] # fields by name
        reasons=(Reason("gap", {"number": "1"}),),
        signatures=(SignatureFound(1, "clerk", "ed25519", "cd" * 32, AT, "valid"),),
        differences=(Difference("R1", "base", "BF1", "value", "state", "holds", "fails"),),
        files=(FileRecord("data/submission.json", "ef" * 32),),
        cells=cells,
    )


@pytest.fixture
def national_store(place: str) -> Iterator[NationalStore]:
    first = DeskBatch(acts=[act("begin")], settings={"kind": "desk"})
    store = DeskStores().create(place, first)
    yield store
    store.close()


def take(store: NationalStore, one: Judged, newest: int = 0) -> int:
    return store.write(DeskBatch(acts=[act("take_in", NEW)], taken=one, newest=newest))


def test_what_is_taken_in_is_read_as_it_was_written(national_store: NationalStore) -> None:
    one = judged()
    number = take(national_store, one)
    assert number == 1
    found = national_store.judged(1)
    assert found.submission == one.submission._replace(number=1)
    assert found.submission.practice is True
    assert (found.reasons, found.signatures) == (one.reasons, one.signatures)
    assert (found.differences, found.files, found.cells) == (one.differences, one.files, one.cells)


def test_the_log_is_one_chain_and_names_the_submission(national_store: NationalStore) -> None:
    take(national_store, judged())
    entries = list(national_store.history())
    assert [(e.action, e.report) for e in entries] == [("begin", ""), ("take_in", "1")]
    assert first_break(entries) is None
    assert list(national_store.history(1)) == entries[1:]


def test_who_judged_without_seeing_the_newest_writes_nothing(
    national_store: NationalStore,
) -> None:
    take(national_store, judged())
    with pytest.raises(Conflict):
        take(national_store, judged("110000"), newest=0)
    assert len(national_store.submissions()) == 1
    assert len(list(national_store.history())) == 2


def test_a_change_of_what_somebody_else_changed_is_a_conflict(
    national_store: NationalStore,
) -> None:
    take(national_store, judged())
    read = national_store.submission(1)
    accepted = read._replace(state="accepted")
    national_store.write(DeskBatch(acts=[act("accept", 1)], submissions=[accepted]))
    assert national_store.submission(1) == accepted._replace(version=2)
    with pytest.raises(Conflict):
        national_store.write(
            DeskBatch(acts=[act("return", 1)], submissions=[read._replace(state="returned")])
        )
    assert national_store.submission(1).state == "accepted"


def test_figures_are_those_of_the_submission_that_counts(national_store: NationalStore) -> None:
    take(national_store, judged())
    take(national_store, judged(revision=1, sequence=2), newest=1)
    take(national_store, judged(state="quarantined", revision=2, sequence=3), newest=2)
    take(national_store, judged("110000", year=2017), newest=3)
    found = list(national_store.figures(FigureQuery(section="base", row="BF2")))
    assert [(f.submission, f.unit, f.year, f.raw, f.computed) for f in found] == [
        (4, "110000", 2017, "1 0849", True),
        (2, "440000", 2016, "1 0849", True),
    ]
    assert not list(national_store.figures(FigureQuery(units=("440000",), years=(2017,))))
    of_year = national_store.figures(FigureQuery(section="base", row="BF2", years=(2016,)))
    assert [(f.submission, f.unit, f.year) for f in of_year] == [(2, "440000", 2016)]


def test_bytes_are_kept_in_parts_and_those_of_nothing_are_discarded(
    national_store: NationalStore,
) -> None:
    for number, content in enumerate((b"one", b"two!")):
        national_store.keep(Part(DIGEST, number, content))
        national_store.keep(Part("00" * 32, number, content))
    take(national_store, judged())
    for digest in (DIGEST, "00" * 32):
        national_store.discard(digest)
    assert b"".join(national_store.content(DIGEST)) == b"onetwo!"
    with pytest.raises(KeyError):
        list(national_store.content("00" * 32))


def test_a_judgement_replaces_the_one_before(national_store: NationalStore) -> None:
    take(national_store, judged(state="quarantined"))
    found = national_store.judged(1)
    again = Judged(submission=found.submission._replace(state="received"), cells=found.cells[:1])
    national_store.write(DeskBatch(acts=[act("recheck", 1)], judged=[again]))
    assert national_store.judged(1).reasons == ()
    assert national_store.judged(1).cells == found.cells[:1]


def test_what_is_open_already_stays_when_it_is_opened_again(
    place: str, national_store: NationalStore
) -> None:
    take(national_store, judged())
    national_store.close()
    national_store.close()
    again = DeskStores().open(place)
    assert again.settings() == {"kind": "desk"}
    assert again.submission(1).unit == "440000"
    again.close()
    with pytest.raises(WorkspaceExists):
        DeskStores().create(place, DeskBatch(acts=[]))


def test_the_log_cannot_be_rewritten(national_store: NationalStore) -> None:
    take(national_store, judged())
    with (
        pytest.raises(Exception, match="append-only"),
        national_store.database.writing() as session,
    ):
        session.run("UPDATE history SET actor = ?", [("nobody",)])
    with (
        pytest.raises(Exception, match="append-only"),
        national_store.database.writing() as session,
    ):
        session.run("DELETE FROM submission")


def test_people_are_changed_by_version(national_store: NationalStore) -> None:
    person = PersonRecord("wang", "reader")
    national_store.write(DeskBatch(acts=[act("join")], people_new=[person]))
    chief = person._replace(role="chief")
    national_store.write(DeskBatch(acts=[act("role")], people=[chief]))
    with pytest.raises(Conflict):
        national_store.write(DeskBatch(acts=[act("role")], people=[person]))
    assert national_store.people() == [PersonRecord("wang", "chief", 2)]


def test_a_file_of_something_else_is_refused_and_stays_as_it_is(tmp_path, example_file) -> None:
    for path in (example_file, tmp_path / "other.db", tmp_path / "note.ipdesk"):
        if path.suffix == ".db":
            sqlite3.connect(path).execute("CREATE TABLE submission (number)").connection.close()
        elif not path.exists():
            path.write_text("nothing of the kind " * 20)
        before = path.read_bytes()
        assert not DeskStores().is_desk(path)
        with pytest.raises(NotAWorkspace):
            DeskStores().open(str(path))
        assert path.read_bytes() == before


def test_a_database_with_other_tables_is_left_alone(postgres) -> None:
    import psycopg

    url = postgres.new_database()
    with pytest.raises(NotAWorkspace):
        DeskStores().open(url)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE submission (number integer)")
    with pytest.raises(NotAWorkspace):
        DeskStores().create(url, DeskBatch(acts=[]))


def test_a_server_that_does_not_answer_is_said_so() -> None:
    with pytest.raises(Unreachable) as fault:
        DeskStores().open("postgresql://reviewer:secret@127.0.0.1:1/desk")
    assert "secret" not in str(fault.value.params)


def test_figures_of_many_are_read_in_a_few_statements_and_come_in_order(
    national_store: NationalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One statement for each submission took longer than reading them."""
    handed = [(unit, year) for year in range(2001, 2041) for unit in ("440000", "110000")]
    for number, (unit, year) in enumerate(handed):
        take(national_store, judged(unit, year=year), newest=number)
    read, asked = CoreSession.read, list[str]()

    def counting(self: CoreSession, statement: str, *values: object) -> list[Row]:
        asked.append(statement)
        return read(self, statement, *values)

    monkeypatch.setattr(CoreSession, "read", counting)
    found = list(national_store.figures(FigureQuery(kind="annual")))
    assert [(one.unit, one.year, one.row) for one in found] == [
        (unit, year, row) for unit, year in sorted(handed) for row in ("BF1", "BF2")
    ]
    assert len(asked) <= 5
    asked.clear()
    years = tuple(range(2001, 2031))
    some = list(national_store.figures(FigureQuery(row="BF1", years=years, units=("440000",))))
    assert [(one.year, one.value) for one in some] == [(year, "168480") for year in years]
    assert len(asked) == 2
