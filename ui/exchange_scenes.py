"""The scenes of templates: one to be made, and two departments whose figures differ.

Every value in them is made up for the picture, which shows a practice report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from ui.context import Context
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
_HEADS = 5
_TABLE = """序号,企业名称,社会信用代码,所在城市,有效发明专利数(件),认定时间,联系电话
1,演练企业甲,,广州,120,2016-03-01,020-0000
2,演练企业乙,,深圳,85件,2016/5/9,0755-0000
3,演练企业丙,,佛山,36,20160718,0757-0000
合计,,,,241,,
"""
_DEPARTMENTS = {
    "专利管理处（演练）": ("1001", "1002", "1003"),
    "规划统计处（演练）": ("1001", "1012", "1013"),
}


def exchange_scenes(studio: Studio, context: Context) -> Iterator[Scene]:
    """The choice of a template, then filled ones with a file that does not fit."""
    from ipdesk.screens.template import TemplateScreen
    from ui.dialogs.import_dialog import ImportDialog
    from ui.dialogs.template_choice import TemplateChoice

    screen = TemplateScreen(context.workspace, context.services)
    yield from _dialog(
        studio, "48-template", TemplateChoice(screen, context.services.translator, studio.window)
    )
    stray = studio.folder / "stray.xlsx"
    stray.write_text("practice", encoding="utf-8")
    paths = [*_filled(studio, context), stray]
    dialog = ImportDialog(context, studio.workbench.jobs, paths, studio.window)
    yield from _dialog(studio, "49-conflicts", dialog)
    yield from _waiting(studio, context)


def _waiting(studio: Studio, context: Context) -> Iterator[Scene]:
    """A large change that is under way, and a large workspace while it opens."""
    from ui.dialogs.wait_dialog import OPENING, WaitDialog

    translator = context.services.translator
    dialog = WaitDialog(translator.tr("Pasting the cells…"), translator, studio.window)
    dialog.open()
    dialog.tell(35, 100)
    studio.settle()
    yield "64-waiting", dialog
    dialog.end()
    opening = WaitDialog(
        translator.tr("Opening the workspace…"), translator, studio.window, OPENING
    )
    opening.settle()
    opening.open()
    opening.tell(0, 1)  # a bar that runs is elsewhere in every picture
    studio.settle()
    yield "64a-waiting-open", opening
    opening.end()


def _dialog(studio: Studio, name: str, dialog: QDialog) -> Iterator[Scene]:
    dialog.open()
    studio.settle()
    yield name, dialog
    dialog.close()


def _filled(studio: Studio, context: Context) -> Iterator[Path]:
    """A template of the first section of figures, filled in by each department."""
    from ipdesk.exchange.template_writer import write_template

    workspace, translator = context.workspace, context.services.translator
    section = next(d.denominator for d in workspace.form.derived if d.denominator).split(".")[0]
    blank = write_template(workspace.snapshot(), translator, [section])
    rows = list(workspace.form.sections[section].rows)
    for number, (department, values) in enumerate(_DEPARTMENTS.items(), 1):
        path = studio.folder / f"{number}.xlsx"
        path.write_bytes(blank)
        _fill(path, department, dict(zip(rows, values, strict=False)))
        yield path


def _fill(path: Path, department: str, values: Mapping[str, str]) -> None:
    import openpyxl

    from ipdesk.exchange.template_cover import DEPARTMENT

    book = openpyxl.load_workbook(path)
    cover, sheet = book.worksheets[:2]
    for line in cover.iter_rows(max_col=3):
        if line[0].value == DEPARTMENT:
            line[2].value = department
    lane = next(cell.column for cell in sheet[3] if cell.value == "value")
    for line in sheet.iter_rows(min_row=_HEADS):
        if line[0].value in values:
            sheet.cell(line[0].row, lane).value = values[line[0].value]
    book.save(path)


def table_scenes(studio: Studio, context: Context) -> Iterator[Scene]:
    """Somebody's own table: its columns, then what it would bring."""
    from ipdesk.exchange.foreign_file import open_foreign
    from ipdesk.screens.foreign import ForeignScreen
    from ui.dialogs.columns_dialog import ColumnsDialog
    from ui.dialogs.foreign_dialog import ForeignDialog

    workspace, translator = context.workspace, context.services.translator
    path = studio.folder / "practice.csv"
    path.write_text(_TABLE, encoding="utf-8")
    opened = open_foreign(path, workspace.form, {})
    screen = ForeignScreen(workspace, translator, path, opened)
    yield from _dialog(studio, "46-table-columns", ColumnsDialog(screen, translator, studio.window))
    preview = ForeignDialog(context, studio.workbench.jobs, screen, studio.window)
    yield from _dialog(studio, "47-table-preview", preview)
