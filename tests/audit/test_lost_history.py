"""What damage has taken of a history is told in its place, and the report is sealed all the same.

Issue 6, points 6 and 17: no backup is there to help. What was forged stays as it was found.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from history_forger import at, forge, with_own_digest
from masters import Masters
from report_filler import make_ready
from report_steps import put
from unguarded import unguarded

from ipdesk.audit import Audit, audit
from ipdesk.audit_words import AuditWords
from ipdesk.history import LOST
from ipdesk.package.verify import verify
from ipdesk.regaining import Regainer
from ipdesk.sealing import Sealer
from ipdesk.services import Services


def lose(path: Path, *entries: int) -> None:
    with unguarded(path) as database:
        for entry in entries:
            database.execute("UPDATE history SET checksum = 0 WHERE sequence = ?", (entry,))


def rebuild(services: Services, path: Path) -> Audit:
    """Rebuild the file; what its audit says then."""
    services.stores.rescue.rebuild(path, Regainer(services.library))
    store = services.stores.open(path)
    audited = audit(store)
    store.close()
    return audited


def found(audit: Audit) -> list[tuple[str, int]]:
    return [(one.kind, one.entry) for one in audit.breaks]


@pytest.fixture
def file(services: Services, masters: Masters, tmp_path: Path) -> Path:
    """The filled example, in which entries 4 and 5 are of one commit, and others follow."""
    path = Path(shutil.copy(masters.example(filled=True), tmp_path / "filled.ipdesk"))
    workspace = services.opener.open(path)
    last = workspace.store.last_history()
    workspace.store.close()
    assert last is not None
    assert last.sequence > 9
    return path


@pytest.mark.parametrize("lost", [(5,), (4, 5), (1,), (3, 7)], ids=str)
def test_a_report_whose_history_lacks_entries_is_sealed_and_its_package_is_valid(
    services: Services, file: Path, lost: tuple[int, ...], tmp_path: Path
) -> None:
    lose(file, *lost)
    rebuild(services, file)
    workspace = services.opener.open(file)
    package = Sealer(services).seal(workspace, tmp_path / "out", "test").path
    told = [entry.action for entry in workspace.store.history("")]
    workspace.store.close()
    assert [number for number, action in enumerate(told, 1) if action == LOST] == list(lost)
    assert verify(package).sequence == 1


def test_the_audit_says_which_entries_are_lost(services: Services, file: Path) -> None:
    lose(file, 4, 5)
    audited = rebuild(services, file)
    assert found(audited) == [("lost", 4), ("lost", 5)]
    words = AuditWords(services.translator)
    assert [words.line(one) for one in audited.breaks] == [
        "Entry 4 was lost to damage of the file.",
        "Entry 5 was lost to damage of the file.",
    ]


@pytest.mark.parametrize(
    "change", [at(8, after="999"), with_own_digest(8, after="999")], ids=["edited", "with digest"]
)
def test_a_forged_history_is_not_made_whole_by_losing_an_entry(
    services: Services, file: Path, change: object
) -> None:
    forge(file, change)
    lose(file, 4)
    kinds = [kind for kind, _ in found(rebuild(services, file))]
    assert "missing" in kinds
    assert {"edited", "detached"} & set(kinds)


@pytest.fixture
def next_year(services: Services, masters: Masters, tmp_path: Path) -> tuple[Path, int]:
    """The report of 2016 sealed, that of 2017 ready; and the number of the sealing's entry."""
    path = Path(shutil.copy(masters.next_year(), tmp_path / "next.ipdesk"))
    workspace = services.opener.open(path)
    services.opener.turn_to(workspace, "annual-2017")
    make_ready(workspace)
    put(workspace, "base BF1 note", "the last")
    (sealing,) = (e.sequence for e in workspace.store.history("") if e.action == "seal")
    workspace.store.close()
    return path, sealing


@pytest.mark.parametrize("before", [-2, 0, 2], ids=["sealed before", "the sealing", "since"])
def test_the_next_report_is_sealed_and_follows_the_package_before(
    services: Services, next_year: tuple[Path, int], before: int, tmp_path: Path
) -> None:
    """What a package tells of stays as it was sealed, and the next one begins where it ended."""
    path, sealing = next_year
    lost = sealing + before
    lose(path, lost)
    kind = "missing" if before < 0 else "lost"
    assert (kind, lost) in found(rebuild(services, path))
    workspace = services.opener.open(path)
    services.opener.turn_to(workspace, "annual-2017")
    package = Sealer(services).seal(workspace, tmp_path / "out", "test").path
    workspace.store.close()
    assert verify(package).sequence == 2
