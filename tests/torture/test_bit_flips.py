"""A bit that turned is found, said where, and healed; the file it turned in stays: issue 6, 6."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from flips import Flip, Records, changed, flips, located, records
from masters import Masters
from report_steps import put, shown
from told_figures import Tell

from ipdesk.cli import RESOURCES
from ipdesk.damage_words import DamageWords
from ipdesk.errors import DamagedWorkspace, KnownError
from ipdesk.regaining import Regainer
from ipdesk.rescue import Damage
from ipdesk.services import Services
from local_db.stores import FileStores

QUICK, FULL = 20, 500
_NOTE = "base BF1 note"


class Shelf:
    """A workspace, its backup, and changes since; bits of it are turned."""

    def __init__(self, folder: Path, master: Path) -> None:
        self.path = Path(shutil.copy(master, folder / "report.ipdesk"))
        self.services = Services(RESOURCES, FileStores(), "en")
        self.rescue = self.services.stores.rescue
        workspace = self.services.opener.open(self.path)
        self.services.stores.backup(workspace.store)
        for number, row in enumerate(("BF1", "BF2", "BF3", "BF4")):
            put(workspace, f"base {row} note", f"after the backup {number}")
        workspace.store.close()
        self.content = self.path.read_bytes()
        self.records = records(self.path)
        self.words = DamageWords(self.services.library.shipped(), self.services.translator)
        self.counted: Counter[str] = Counter()

    def turn(self, flip: Flip) -> None:
        """Turn a bit, and require what is promised of it."""
        flipped = flip.of(self.content)
        self.path.write_bytes(flipped)
        found = records(self.path)
        try:
            damages = self.rescue.damages(self.path)
        except KnownError as fault:
            damages = [Damage("header", fault.code)]
        assert self.path.read_bytes() == flipped, f"{flip}: looking at it changed the file"
        self._require_found(flip, found, damages)
        self._require_opened_or_refused(flip, found)
        if damages:
            self._require_healed(flip, flipped)

    def _require_found(self, flip: Flip, found: Records | None, damages: list[Damage]) -> None:
        assert self.records is not None
        if found is None:
            self.counted["unreadable"] += 1
            assert damages, f"{flip}: not detected"
            return
        differing = changed(self.records, found)
        if differing:
            self.counted["in_records"] += 1
            assert located(damages, differing), f"{flip}: {damages} do not tell of {differing}"
            assert all(map(self.words.line, damages))
            self.counted["located"] += 1
        else:
            self.counted["elsewhere" if damages else "without_effect"] += 1

    def _require_opened_or_refused(self, flip: Flip, found: Records | None) -> None:
        """Opened and read, it is what it was; or it is refused by a known error."""
        try:
            workspace = self.services.opener.open(self.path)
        except KnownError:
            self.counted["refused_on_opening"] += 1
            return
        try:
            list(workspace.store.history(""))
        except KnownError:
            self.counted["refused_on_opening"] += 1
        finally:
            workspace.store.close()

    def _require_healed(self, flip: Flip, flipped: bytes) -> None:
        """Rebuilt without losing a value, or else a backup stands in; the file itself is kept."""
        self.path.write_bytes(flipped)
        try:
            kept = self.rescue.rebuild(self.path, Regainer(self.services.library)).kept
            self.counted["rebuilt"] += 1
            whole = self._values(records(self.path)) == self._values(self.records)
            self.counted["values_whole"] += whole
            assert whole, f"{flip}: a value is lost"
        except DamagedWorkspace:
            kept = self.rescue.restore(self.path, self.rescue.copies(self.path)[0].number)
            self.counted["restored"] += 1
        assert kept is not None
        assert kept.read_bytes() == flipped, f"{flip}: the damaged original is lost"
        assert self.rescue.damages(self.path) == []
        self._require_usable()
        kept.unlink()

    def _require_usable(self) -> None:
        """Healed, it is worked in as before: edited, undone, done again."""
        workspace = self.services.opener.open(self.path)
        before = shown(workspace, _NOTE).raw
        put(workspace, _NOTE, "after the damage")
        workspace.undo("test")
        assert shown(workspace, _NOTE).raw == before
        workspace.redo("test")
        assert shown(workspace, _NOTE).raw == "after the damage"
        workspace.store.close()
        assert self.rescue.damages(self.path) == []

    @staticmethod
    def _values(found: Records | None) -> list[object]:
        assert found is not None
        return [found[table] for table in ("report", "row", "cell", "note", "figure")]


@pytest.mark.parametrize("count", [QUICK, pytest.param(FULL, marks=pytest.mark.torture)])
def test_every_bit_that_turned_in_a_record_is_found_located_and_healed(
    count: int, masters: Masters, memory: Path, tell: Tell
) -> None:
    shelf = Shelf(memory, masters.next_year() if count == FULL else masters.example(filled=True))
    for flip in flips(shelf.content, count, seed=6):
        shelf.turn(flip)
    tell(flips=count, **shelf.counted)
    assert shelf.counted["in_records"] == shelf.counted["located"]
    assert shelf.counted["in_records"] > count // 4
