"""A history that was edited, cut, reordered or written anew is found, and where. Issue 6.17.

Design "History": append-only and hash-chained; the head lies in the signed package.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from history_forger import Entries, at, exchanged, forge, with_own_digest, without, written_anew
from report_steps import put
from unguarded import unguarded

from ipdesk.audit import Audit, audit
from ipdesk.audit_words import AuditWords
from ipdesk.messages import Translator
from ipdesk.package.verify import inspect
from ipdesk.services import Services
from local_db.national.stores import DeskStores

Change = Callable[[Entries], Entries]
AFTER = {"after": "999"}
FORGERIES: dict[str, tuple[Change, list[tuple[str, int]]]] = {
    "edited": (at(5, **AFTER), [("edited", 5)]),
    "edited, its reason": (at(5, reason="x"), [("edited", 5)]),
    "edited, its time": (at(5, at="2017-01-01T00:00:00.000+00:00"), [("edited", 5)]),
    "edited with a digest that fits": (
        with_own_digest(5, **AFTER),
        [("detached", 6), ("rewritten", 5)],
    ),
    "deleted": (without(5), [("missing", 5), ("rewritten", 5)]),
    "several deleted": (without(5, 9), [("missing", 5), ("rewritten", 5)]),
    "the first deleted": (without(1), [("missing", 1), ("rewritten", 1)]),
    "reordered": (
        exchanged(5, 6),
        [("detached", 5), ("edited", 5), ("detached", 6), ("edited", 6), ("detached", 7),
         ("rewritten", 5)],
    ),
    "edited and written anew": (written_anew(at(5, **AFTER)), [("rewritten", 5)]),
    "deleted and written anew": (
        written_anew(without(5)),
        [("rewritten", 5)],
    ),
    "reordered and written anew": (written_anew(exchanged(5, 6)), [("rewritten", 5)]),
    "added to and written anew": (
        written_anew(lambda entries: [*entries[:5], entries[4], *entries[5:]]),
        [("rewritten", 6)],
    ),
    "cut off": (lambda entries: entries[:20], [("cut", 20)]),
    "emptied": (lambda entries: [], [("cut", 0)]),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(masters, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sealed example, and after the sealing two entries of the next report."""
    from masters import services_of_a_session

    path = tmp_path_factory.mktemp("told") / "told.ipdesk"
    shutil.copy(masters.sealed()[0], path)
    services = services_of_a_session()
    workspace = services.opener.open(path)
    services.opener.turn_to(workspace, services.opener.add_report(workspace, "annual", 2017))
    put(workspace, "base BF1 value", "5")
    workspace.store.close()
    return path


@pytest.fixture
def file(told: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(told, tmp_path / "told.ipdesk"))


def audited(services: Services, path: Path, **handed_in: str) -> Audit:
    store = services.stores.open(path)
    try:
        return audit(store, {report.replace("_", "-"): seal for report, seal in handed_in.items()})
    finally:
        store.close()


def found(audit: Audit) -> list[tuple[str, int]]:
    return [(one.kind, one.entry) for one in audit.breaks]


def test_a_history_that_nobody_changed_holds_up_to_the_sealing(
    services: Services, file: Path
) -> None:
    whole = audited(services, file)
    assert whole.breaks == ()
    assert 0 < whole.covered < whole.entries


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_changed_history_is_found_and_where(services: Services, file: Path, kind: str) -> None:
    change, breaks = FORGERIES[kind]
    forge(file, change)
    assert found(audited(services, file)) == breaks


def test_what_was_done_since_the_sealing_is_bound_to_no_seal(
    services: Services, file: Path
) -> None:
    """The limit: only the next package vouches for it."""
    whole = audited(services, file)
    forge(file, written_anew(at(whole.entries, **AFTER)))
    again = audited(services, file)
    assert (again.breaks, again.covered) == ((), whole.covered)


def test_every_break_is_told_in_words(services: Services, file: Path) -> None:
    breaks = set()
    for language in ("zh", "en"):
        words = AuditWords(Translator(services.resources / "translations", language))
        for change, _ in FORGERIES.values():
            copy = Path(shutil.copy(file, file.with_name("copy.ipdesk")))
            forge(copy, change)
            result = audited(services, copy, annual_2016="0" * 64)
            assert words.verdict(result)
            for one in result.breaks:
                assert str(one.entry or one.report) in words.line(one)
                breaks.add(one.kind)
    assert breaks == {"edited", "detached", "missing", "cut", "rewritten", "handed_in"}


def test_a_package_that_was_exchanged_for_another_is_found(
    services: Services, file: Path, package_file: Path
) -> None:
    seal = inspect(package_file).verification.seal
    assert audited(services, file, annual_2016=seal).breaks == ()
    assert found(audited(services, file, annual_2016="0" * 64)) == [("handed_in", 0)]
    assert found(audited(services, file, annual_2020=seal)) == [("handed_in", 0)]


def test_a_kept_log_that_does_not_fit_its_seal_is_found(services: Services, file: Path) -> None:
    from local_db.shelves import SEALED_FILES

    with unguarded(file) as database:
        rows = database.execute(SEALED_FILES.select()).fetchall()
        files = {one.path: one for one in SEALED_FILES.records(rows, file)}
        changed = files["data/history.jsonl"]._replace(digest=files["data/report.pdf"].digest)
        database.execute("DELETE FROM sealed_file WHERE path = 'data/history.jsonl'")
        marks = ", ".join("?" * (len(SEALED_FILES.columns) + 1))
        database.execute(f"INSERT INTO sealed_file VALUES ({marks})", SEALED_FILES.row(changed))
    assert found(audited(services, file)) == [("package", 0)]


def test_a_desks_log_that_was_changed_is_found(services: Services, tmp_path: Path) -> None:
    from ipdesk.review.log_audit import audit_log
    from ipdesk.review.opening import DeskOpener

    path = tmp_path / "desk.ipdesk"
    opener = DeskOpener(DeskStores(), services.library, services.regions, services.clock)
    desk = opener.create(str(path), "chief", practice=True, origin="test")
    desk.close()
    for change, breaks in (
        (lambda entries: entries, []),
        (at(1, **AFTER), [("edited", 1)]),
    ):
        forge(path, change)
        opened = opener.open(str(path), "chief", "test")
        assert found(audit_log(opened.store)) == breaks
        opened.close()
