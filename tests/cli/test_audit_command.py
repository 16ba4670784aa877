"""`ipdesk audit`: the history of a workspace against the packages it sealed. Issue 6.17."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run
from unguarded import unguarded

from local_db.shelves import HISTORY


def test_an_untouched_history_is_vouched_for(
    ipdesk: Run, sealed_file: Path, package_file: Path
) -> None:
    done = ipdesk("audit", sealed_file, "--against", package_file)
    assert done.code == 0, done.err
    assert "none changed" in done.out
    assert "Sealed packages vouch for it" in done.out


def test_an_edited_entry_is_told_with_its_number(ipdesk: Run, sealed_file: Path) -> None:
    with unguarded(sealed_file) as database:
        row = database.execute(f"{HISTORY.select('sequence')}", (5,)).fetchone()
        forged = HISTORY.row(HISTORY.records([row], sealed_file)[0]._replace(after="999"))
        database.execute(
            "UPDATE history SET after = ?, checksum = ? WHERE sequence = 5", ("999", forged[-1])
        )
    done = ipdesk("audit", sealed_file)
    assert (done.code, "Entry 5: its text was changed." in done.out) == (3, True)
    told = json.loads(ipdesk("audit", sealed_file, "--json").out)
    assert [(one["kind"], one["entry"]) for one in told["breaks"]] == [("edited", 5)]


def test_a_desks_log_is_audited_too(ipdesk: Run, tmp_path: Path) -> None:
    assert ipdesk("desk", "new", tmp_path / "desk.ipdesk", "--practice").code == 0
    done = ipdesk("desk", "audit", tmp_path / "desk.ipdesk")
    assert (done.code, "none changed" in done.out) == (0, True)
