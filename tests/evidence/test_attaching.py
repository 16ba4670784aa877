"""Attaching files to rows and cells: what is kept, what is refused, and what is told of it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from evidence_samples import CELL, MEASURE, MakeFile

from ipdesk.errors import DiskFull, Sealed, UsageError
from ipdesk.evidence import taking
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.evidence.limits import LIMITS, EvidenceLimits
from ipdesk.evidence.refusal import EvidenceRefused
from ipdesk.places import Place
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from ipdesk.workspace_key import WorkspaceKey
from local_db import engine
from local_db.store import SqliteStore

FACTS = Facts("粤知〔2016〕1号", "20160301", "演练数据", "2")
LARGE = b"%PDF-1.7 " + os.urandom(3 * taking.PART)


def stored(workspace: Workspace) -> list[tuple[object, ...]]:
    """Every file and part in the workspace file."""
    database = workspace.store.database  # type: ignore[attr-defined]  # the real store
    statement = "SELECT digest FROM blob UNION ALL SELECT digest FROM blob_part"
    return database.execute(statement).fetchall()


def test_a_file_proves_a_row_with_number_day_issuer_and_page(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    attacher.attach([make_file()], MEASURE, FACTS)
    (use,) = workspace.report.evidence.at(MEASURE)
    assert (use.name, use.number, use.issued, use.issuer, use.page) == (
        "批复.pdf", "粤知〔2016〕1号", "2016-03-01", "演练数据", "2",
    )  # fmt: skip
    assert use.digest == hashlib.sha256(make_file().read_bytes()).hexdigest()


def test_what_was_attached_is_there_after_a_restart(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile, services: Services
) -> None:
    attacher.attach([make_file(content=LARGE)], CELL, FACTS)
    before, path = list(workspace.report.evidence), Path(workspace.store.path)
    workspace.store.close()
    again = services.opener.open(path)
    assert list(again.report.evidence) == before
    assert again.store.blob(before[0].digest).content == LARGE


def test_opening_reads_no_stored_file(
    workspace: Workspace,
    attacher: Attacher,
    make_file: MakeFile,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    attacher.attach([make_file()], CELL, FACTS)
    path = Path(workspace.store.path)
    workspace.store.close()
    read: list[str] = []
    connect = engine.connect

    def traced(at: Path, key: WorkspaceKey | None = None) -> object:
        database = connect(at, key)
        database.set_trace_callback(read.append)
        return database

    monkeypatch.setattr(engine, "connect", traced)
    assert services.opener.open(path).report.evidence.count("indicators", "IND1") == 1
    assert any("evidence_use" in statement for statement in read)
    assert not [s for s in read if "FROM blob" in s]


def test_the_same_content_is_stored_once(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    attacher.attach([make_file("a.pdf")], MEASURE, Facts())
    attacher.attach([make_file("b.pdf")], CELL, Facts())
    assert len({use.digest for use in workspace.report.evidence}) == 1
    assert [use.name for use in workspace.report.evidence] == ["a.pdf", "b.pdf"]
    assert len(stored(workspace)) == 2  # the file and its one part


def test_attaching_again_keeps_what_was_said_of_the_document(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    attacher.attach([make_file()], MEASURE, FACTS)
    before = list(workspace.report.evidence)
    attacher.attach([make_file()], MEASURE, Facts())
    assert list(workspace.report.evidence) == before


REFUSED: dict[str, tuple[str, bytes]] = {
    "kind": ("macro.docm", b"PK\x03\x04"),
    "empty": ("empty.pdf", b""),
    "content": ("really.pdf", b"MZ program"),
    "file_size": ("large.pdf", b"%PDF-" + bytes(2000)),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_file_beyond_the_limits_is_refused_with_the_reason(
    workspace: Workspace, make_file: MakeFile, reason: str
) -> None:
    attacher = Attacher(workspace, EvidenceLimits(file_size=1000))
    with pytest.raises(EvidenceRefused) as refused:
        attacher.attach([make_file(*REFUSED[reason])], CELL, Facts())
    assert refused.value.reason == reason
    assert not stored(workspace)


def test_the_files_of_a_report_have_a_limit_together(
    workspace: Workspace, make_file: MakeFile
) -> None:
    attacher = Attacher(workspace, EvidenceLimits(report_size=30))
    attacher.attach([make_file("a.pdf", b"%PDF-1.7 twenty bytes")], CELL, Facts())
    with pytest.raises(EvidenceRefused) as refused:
        attacher.attach([make_file("b.pdf", b"%PDF-1.7 another text")], CELL, Facts())
    assert refused.value.reason == "report_size"


def test_the_limits_are_told_in_words(services: Services) -> None:
    assert "pdf" in LIMITS.words(services.translator)
    assert "64 MB" in LIMITS.words(services.translator)


def test_a_file_that_changes_while_it_is_read_is_refused(make_file: MakeFile) -> None:
    path = make_file(content=LARGE)

    def meanwhile(done: int, _total: int) -> None:
        if done == 2 * taking.PART:
            with path.open("r+b") as file:
                file.seek(20)
                file.write(b"other")

    with pytest.raises(EvidenceRefused) as refused:
        taking.take(path, LIMITS, meanwhile)
    assert refused.value.reason == "changed"


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (Facts(issued="2016-02-30"), "not_a_date"),
        (Facts(number="x" * 201), "too_long"),
        (Facts(page="1\n2"), "not_a_line"),
    ],
)
def test_what_is_said_of_a_document_is_checked_before_anything_is_stored(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile, facts: Facts, reason: str
) -> None:
    with pytest.raises(EvidenceRefused) as refused:
        attacher.attach([make_file()], CELL, facts)
    assert refused.value.reason == reason
    assert not stored(workspace)


@pytest.mark.parametrize("place", [Place("tasks", "L99"), Place("tasks"), Place("nowhere", "r")])
def test_only_rows_and_cells_of_the_report_can_be_proved(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile, place: Place
) -> None:
    with pytest.raises(UsageError):
        attacher.attach([make_file()], place, Facts())
    assert not stored(workspace)


def test_a_full_disk_leaves_nothing_half_attached(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    store: SqliteStore = workspace.store  # type: ignore[assignment]  # the real store
    pages = engine.pragma(store.database, "page_count")
    assert isinstance(pages, int)
    engine.pragma(store.database, f"max_page_count={pages + 400}")
    with pytest.raises(DiskFull):
        attacher.attach([make_file(content=LARGE)], CELL, Facts())
    assert not stored(workspace)
    assert not list(workspace.report.evidence)
    engine.pragma(store.database, "max_page_count=1000000")
    attacher.attach([make_file(content=LARGE)], CELL, Facts())


def test_what_an_interrupted_attachment_left_goes_with_the_next(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    left = taking.take(make_file("left.pdf", LARGE), LIMITS, lambda _done, _total: None)
    attacher.keep_part(left, 0)
    attacher.attach([make_file()], CELL, Facts())
    assert {digest for (digest,) in stored(workspace)} == {
        use.digest for use in workspace.report.evidence
    }


def test_the_history_tells_of_attaching_and_removing_with_the_digest(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    attacher.attach([make_file()], CELL, FACTS)
    (use,) = workspace.report.evidence
    attacher.detach([use])
    told = workspace.store.cell_history(workspace.report.header.id, *CELL)[-2:]
    assert [entry.action for entry in told] == ["attach", "detach"]
    assert use.digest in told[0].after
    assert use.digest in told[1].before


def test_attaching_and_removing_can_be_undone_and_redone(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    attacher.attach([make_file(content=LARGE)], CELL, FACTS)
    (use,) = workspace.report.evidence
    attacher.detach([use])
    attacher.discard()
    workspace.undo()
    assert list(workspace.report.evidence) == [use]
    assert workspace.store.blob(use.digest).content == LARGE
    workspace.undo()
    assert not list(workspace.report.evidence)
    workspace.redo()
    assert list(workspace.report.evidence) == [use]


def test_a_file_stays_while_something_else_uses_it(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    attacher.attach([make_file()], CELL, Facts())
    attacher.attach([make_file()], MEASURE, Facts())
    (use,) = workspace.report.evidence.at(CELL)
    attacher.detach([use])
    attacher.discard()
    assert workspace.store.holds(use.digest)


def test_a_removed_roster_row_takes_its_evidence_along_and_undo_brings_both_back(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    row = next(iter(workspace.report.rows("cities")))
    attacher.attach([make_file()], Place("cities", row), Facts())
    before = list(workspace.report.evidence)
    workspace.remove_row("cities", row)
    assert not list(workspace.report.evidence)
    workspace.undo()
    assert list(workspace.report.evidence) == before


def test_a_sealed_report_takes_no_evidence_and_loses_none(
    services: Services, sealed_file: Path, make_file: MakeFile
) -> None:
    with pytest.raises(Sealed):
        Attacher(services.opener.open(sealed_file)).attach([make_file()], CELL, Facts())


def test_evidence_goes_into_the_next_revision_but_not_into_the_next_year(
    services: Services, filled_file: Path, make_file: MakeFile, tmp_path: Path
) -> None:
    from ipdesk.sealing import Sealer

    workspace = services.opener.open(filled_file)
    Attacher(workspace).attach([make_file()], CELL, FACTS)
    before = [use._replace(report="") for use in workspace.report.evidence]
    Sealer(services).seal(workspace, tmp_path)
    year = workspace.report.header.year
    for wanted, expected in ((year, before), (year + 1, [])):
        report = services.opener.add_report(workspace, "annual", wanted)
        services.opener.turn_to(workspace, report)
        assert [use._replace(report="") for use in workspace.report.evidence] == expected


def test_every_change_of_evidence_is_told_to_the_views(
    workspace: Workspace, attacher: Attacher, make_file: MakeFile
) -> None:
    heard: list[Place] = []
    workspace.subscribe(lambda change: heard.extend(change.cells))
    attacher.attach([make_file()], CELL, Facts())
    assert CELL in heard
