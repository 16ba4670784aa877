"""A block from a spreadsheet pasted into a roster: committed in one piece, and checked."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.findings import Finding, Goal
from bench.floors.bare_records import BareRecords
from bench.measuring import collector_at_rest, interleaved, timed
from bench.site import Site
from ipdesk.exchange.block_html import read_html, write_html
from ipdesk.exchange.cell_text import Written
from ipdesk.screens.blocks import plan_paste
from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

ROUNDS = 9
SECTION = "enterprises"
# The roster has nine columns, so that it takes a few rows more to make ten thousand cells.
ROWS = 1_112
FLOOR = "same records, bare SQLite"


def measure(site: Site) -> list[Finding]:
    """From the clipboard's HTML to rules run, 10,000 cells over as many others."""
    with site.filled("paste") as workspace:
        translator = site.services.translator
        screen = SectionScreen(
            workspace, Sentences(translator, workspace.form), translator, SECTION
        )
        screen.write(plan_paste(screen, (0, 0), _block(1)).edits, "bench")
        screen.show_rows(screen.rows_now())
        bare = _bare(workspace, site.folder / "bare.ipdesk")
        clipboards = itertools.cycle([_html(0), _html(1)])
        blocks = itertools.cycle([_block(0), _block(1)])

        def paste() -> None:
            block = read_html(next(clipboards))
            assert block is not None
            screen.write(plan_paste(screen, (0, 0), block).edits, "bench")

        def write() -> None:
            bare.write(next(blocks))

        with collector_at_rest():
            taken = interleaved({"paste": timed(paste), "floor": timed(write)}, ROUNDS)
    bare.close()
    name = f"paste of {ROWS:,} x {len(screen.columns)} cells"
    pasted, floor = taken["paste"], taken["floor"]
    return [
        Finding(name, pasted, floor, FLOOR, "s", goal=Goal(3)),
        Finding(name, pasted, floor, FLOOR, "s", goal=Goal(1, of="value")),
    ]


def _bare(workspace: Workspace, path: Path) -> BareRecords:
    """The floor, on a copy of the file as it is now."""
    shutil.copyfile(workspace.store.path, path)
    columns = list(workspace.form.sections[SECTION].columns)
    rows = list(workspace.report.rows(SECTION))
    return BareRecords(path, workspace.report.header.id, SECTION, columns, rows)


def _html(turn: int) -> str:
    return write_html([[Written("text", text) for text in row] for row in _block(turn)])


def _block(turn: int) -> list[list[str]]:
    return [list(enterprise(number, turn)) for number in range(ROWS)]


def enterprise(number: int, turn: int) -> Sequence[str]:
    """A row of which every cell differs from turn to turn."""
    return (
        f"企业{number:05d}{'甲乙'[turn]}",
        ("91440300708461136T", "91440101190480582G")[turn],
        ("广州", "深圳")[turn],
        ("制药", "通信")[turn],
        ("省级", "国家级")[turn],
        str(1 + turn),
        f"2016-03-0{1 + turn}",
        f"粤知〔2016〕{turn + 1}号",
        f"备注{turn}",
    )
