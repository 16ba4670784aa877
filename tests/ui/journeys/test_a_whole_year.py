"""From an empty start page to a verified package on a stick, without a mouse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ipdesk.package.verify import verify
from tests.report_steps import at, problems, shown
from tests.ui.clerk import Clerk, place_in
from tests.ui.keyboard import focused, spoken
from ui.dialogs.new_workspace import NewWorkspaceDialog
from ui.grid.grid_view import GridView
from ui.print_preview.preview import PrintPreview
from ui.problems.problem_list import ProblemList


def make_workspace(clerk: Clerk, file: Path) -> None:
    keys = clerk.keys

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewWorkspaceDialog)
        keys.write("hainan")
        keys.press("Tab")
        assert dialog.unit.currentText().startswith("Hainan")
        keys.press("Space")
        keys.press("Down")
        assert spoken() == "Supporting"
        keys.press("Tab", 2)
        assert spoken() == "Year"
        keys.write("2016")
        keys.press("Tab")
        assert spoken() == "Keep it in"
        keys.replace(str(file))
        keys.press("Return")

    assert spoken() == "New workspace…"
    keys.press_into("Space", answer)


def fill_profile(clerk: Clerk) -> None:
    clerk.open_section("Profile")
    assert spoken() == "Reporting office (required)"
    clerk.fill(
        [
            "规划发展处",
            "0898-0000",
            "2017-03-10",
            "Pilot province",
            "2016-07-01",
            "国知发管字〔2016〕1号",
            "2016-10-20",
            "",
            "",
            "全年完成试点任务分解。",
        ]
    )


def fill_base(clerk: Clerk) -> None:
    """One figure has a digit too many."""
    clerk.open_section("Base figures")
    figures = (("2400", "24900"), ("911.00", "917.13"), ("3702.76", "4044.51"), ("420.5", "470"))
    for number, (before, now) in enumerate(figures, 1):
        clerk.type_cell(f"BF{number}", "prior", before)
        clerk.type_cell(f"BF{number}", "value", now)
        clerk.type_cell(f"BF{number}", "source", "统计年鉴")


def fill_indicators(clerk: Clerk) -> None:
    """One figure grows more than usual."""
    clerk.open_section("Indicators")
    for row in ("IND3", "IND5"):
        clerk.type_cell(row, "prior", "20")
        clerk.type_cell(row, "value", "38")
        clerk.type_cell(row, "basis", "按申请人地址")


def fill_rosters(clerk: Clerk) -> None:
    clerk.open_section("Demonstration cities")
    for city in clerk.desk.workspace.report.rows("cities"):
        clerk.type_cell(city, "title", "None")
    rosters = {
        "Law-enforcement teams": ["海南省执法支队", "Province", "海口", "12", "30"],
        "IP-strong enterprises": ["海南甲公司", "", "海口", "制药", "Provincial", "15"],
        "Replicable experience": ["专利快速预审", "S1.1", "", "", "平均审查周期缩短"],
    }
    for section, cells in rosters.items():
        clerk.open_section(section)
        clerk.keys.press("Ins")
        clerk.fill(cells)


def fill_checklists(clerk: Clerk) -> None:
    """Column by column, from row to row."""
    clerk.open_section("Pilot tasks")
    fill_columns(clerk, "tasks", ["Not started", "0", "规划发展处"])
    clerk.open_section("Supporting conditions")
    fill_columns(clerk, "conditions", ["In place", "琼知发〔2016〕8号"])


def fill_columns(clerk: Clerk, section: str, texts: Sequence[str]) -> None:
    keys, rows = clerk.keys, len(clerk.desk.workspace.report.rows(section))
    keys.press("Home")
    keys.press("Return")
    for text in texts:
        for _ in range(rows):
            keys.write(text)
            keys.press("Ctrl+Down")
        keys.press("Ctrl+Up", rows)
        keys.press("Tab")


def correct_the_slip(clerk: Clerk) -> None:
    """From the list to the cell, where the right figure is typed."""
    workspace, keys = clerk.desk.workspace, clerk.keys
    clerk.pick_problem("R026")
    keys.press("Return")
    grid = focused()
    assert isinstance(grid, GridView)
    assert place_in(grid) == at("base BF1 value")
    keys.write("2490")
    keys.press("Return")
    assert not problems(workspace, "R026")


def explain_the_growth(clerk: Clerk) -> None:
    keys = clerk.keys
    clerk.pick_problem("R102", "IND3")
    keys.press("Ctrl+E")
    assert spoken() == "Explanation"
    keys.write("新增两家龙头企业，已与国家知识产权局数据核对。")
    keys.press("Ctrl+Return")
    assert problems(clerk.desk.workspace, "R102")[0].explanation.startswith("新增")
    assert isinstance(focused(), ProblemList)


def read_the_print(clerk: Clerk) -> None:
    keys = clerk.keys
    keys.press("Ctrl+Shift+S")
    clerk.enter_section()
    clerk.tab_to("Open the print…")
    keys.press("Space")
    preview = focused().window()
    assert isinstance(preview, PrintPreview)
    clerk.jobs_done()
    keys.press("Ctrl+End")
    clerk.tab_to("I have read the print")
    keys.press("Space")


def seal(clerk: Clerk) -> None:
    assert spoken() == "Seal the report…"
    press_and_seal(clerk, "Space")


def press_and_seal(clerk: Clerk, key: str) -> None:
    """Seal with the key that asks for it where the keyboard is."""

    def confirm() -> None:
        clerk.tab_to("Seal")
        clerk.keys.press("Space")

    clerk.keys.press_into(key, confirm)
    clerk.jobs_done()


def write_package(clerk: Clerk, folder: Path) -> Path:
    clerk.enter_section()
    clerk.tab_to("Choose folder…")
    clerk.keys.press_into("Space", lambda: clerk.name_file(folder))
    assert spoken() == "Write the package"
    clerk.keys.press("Space")
    clerk.jobs_done()
    [package] = folder.glob("*.ipsub")
    return package


def test_a_year_is_reported_from_the_first_figure_to_the_package(
    clerk: Clerk, tmp_path: Path
) -> None:
    file, stick = tmp_path / "hainan.ipdesk", tmp_path / "stick"
    stick.mkdir()
    make_workspace(clerk, file)
    for fill in (fill_profile, fill_base, fill_indicators, fill_rosters, fill_checklists):
        fill(clerk)
    correct_the_slip(clerk)
    explain_the_growth(clerk)
    read_the_print(clerk)
    seal(clerk)
    package = write_package(clerk, stick)
    assert verify(package).name == package.stem
    reopen_sealed(clerk, file)


def reopen_sealed(clerk: Clerk, file: Path) -> None:
    """Close and open again from the recent files: sealed, and nothing can be typed."""
    keys = clerk.keys
    keys.press("Ctrl+W")
    assert spoken() == "Recent files"
    keys.press("Return")
    workspace = clerk.desk.workspace
    assert workspace.store.path == str(file)
    assert workspace.report.header.state == "sealed"
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF2", "value")
    keys.write("1")
    assert "sealed" in clerk.dismiss()
    assert shown(workspace, "base BF2 value").raw == "917.13"
