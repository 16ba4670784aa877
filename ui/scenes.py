"""The scenes of the pictures: one report from the first cell to the sealed package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ipdesk.changes import Edit
from ipdesk.checks.targets import INDICATORS
from ipdesk.example import Example, read_example
from ipdesk.places import Place
from ipdesk.records import HISTORY, FigureRecord
from ipdesk.restatement import settled_by
from ipdesk.values import rounded
from ui.answer_scenes import receipt_scenes
from ui.case_scenes import carried_scenes, case_scenes
from ui.comment_scenes import comment_scenes, handover_scene, keying_scenes
from ui.desk_scenes import desk_scenes, hand_over
from ui.encryption_scenes import encryption_scenes
from ui.exchange_scenes import exchange_scenes, table_scenes
from ui.kind_scenes import kind_scenes, opened
from ui.pack_scenes import pack_scenes
from ui.rescue_scenes import rescue_scenes
from ui.seal_scenes import seal_scenes

if TYPE_CHECKING:
    from ui.context import Context
    from ui.report_page import ReportPage
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
_PAGES = ("targets", "check")
_CHANGED = 4
_MADE_UP = ("演练数据 / exercise", "", "2017-03-10T09:30:00.000")
# The years 2010 to 2015 of the trend chart, as shares of the example's own value: made up.
_FORMER = ("0.2", "0.26", "0.48", "0.56", "0.65", "0.83")
_SYSTEM = "Python 3.11, Qt 6.9, Linux-4.19-x86_64-with-glibc2.28"
_REASON = "演练数据：统计部门核减重复件数"
_EXERCISE = "2019-guidance-exercise"


def scenes(studio: Studio, example: str) -> Iterator[Scene]:
    """Every screen and dialog in turn, named; each is on screen when it is handed out."""
    studio.settle()
    yield "01-start-empty", studio.window
    yield from _tour_scenes(studio)
    studio.session.create_example(studio.folder / f"{example}.ipdesk", example)
    page, context = opened(studio)
    fill = studio.services.example_folder / f"{example}-fill.toml"
    data = read_example(fill) if fill.exists() else None
    yield from _problem_scenes(studio, page)
    if data is not None:
        yield from _import_scene(studio, context, data)
        yield from exchange_scenes(studio, context)
        yield from table_scenes(studio, context)
    yield from _history_scenes(studio, page, context)
    yield from _section_scenes(studio, page, context)
    yield from _trend_scene(studio, page, context)
    yield from _evidence_scenes(studio, page, context)
    yield from comment_scenes(studio, page, context, _shown)
    yield from keying_scenes(studio, page, context, _shown)
    yield from handover_scene(studio, context, _shown)
    yield from case_scenes(studio, page, context)
    yield from _explain_scene(studio, page, context)
    if data is not None:
        _explain(context, data)
    yield from _move_scene(studio, context)
    yield from seal_scenes(studio, page, context, _shown)
    hand_over(studio, context)
    for name, make in _dialogs(studio, context):
        with _shown(studio, make()) as dialog:
            yield name, dialog
    yield from encryption_scenes(studio, _shown)
    yield from _province_scenes(studio, page, context)
    yield from _next_year_scenes(studio, context)
    with _shown(studio, _adopt_dialog(studio)) as dialog:
        yield "43-adopt", dialog
    yield from kind_scenes(studio)
    studio.workbench.close_report()
    studio.settle()
    yield from desk_scenes(studio, _shown)
    yield from receipt_scenes(studio, example, _shown)
    yield "27-start-recent", studio.window
    yield from rescue_scenes(studio, example, _shown)
    studio.window.close()


def _tour_scenes(studio: Studio) -> Iterator[Scene]:
    """The tour as it begins by itself, and on its way through a report."""
    usher = studio.workbench.usher
    usher.begin()
    studio.settle()
    yield "44-tour", studio.window
    usher.leave()


def _problem_scenes(studio: Studio, page: ReportPage) -> Iterator[Scene]:
    """The example as it comes: much is still to be filled in."""
    studio.settle()
    yield "15-begun", studio.window
    page.navigation.choose("province")
    studio.settle()
    yield "29-overview-begun", studio.window
    page.navigation.choose("check")
    studio.settle()
    yield "16-check-begun", studio.window


def _section_scenes(studio: Studio, page: ReportPage, context: Context) -> Iterator[Scene]:
    """Each section and page; in a section with computed values one of these is selected."""
    computed = {item.section: item for item in reversed(context.workspace.form.derived)}
    for number, code in enumerate((*context.workspace.form.sections, *_PAGES), 2):
        page.navigation.choose(code)
        if code in computed:
            item = computed[code]
            page.show_place(Place(code, item.row, item.column))
        studio.settle()
        yield f"{number:02d}-{code}", studio.window


def _trend_scene(studio: Studio, page: ReportPage, context: Context) -> Iterator[Scene]:
    """The first indicator through the years, of which the former are made up."""
    from ui.trends.trends_page import TrendsPage

    workspace = context.workspace
    address = Place(INDICATORS, workspace.form.indicators[0].code, "value").address
    number = workspace.report.cell(Place.of_address(address)).number or Decimal(1)
    former = zip(range(2010, 2016), map(Decimal, _FORMER), strict=True)
    figures = [
        FigureRecord(address, year, HISTORY, "", str(rounded(number * share, 2)), *_MADE_UP)
        for year, share in former
    ]
    workspace.record_figures(figures, _MADE_UP[0])
    page.navigation.choose("trends")
    studio.settle()
    shown = page.stack.currentWidget()
    while isinstance(shown, TrendsPage) and shown.place.loading:
        studio.settle()
    yield "28-trends", studio.window


def _evidence_scenes(studio: Studio, page: ReportPage, context: Context) -> Iterator[Scene]:
    """A made-up paper attached to a measure and to a figure, and the dialogs about it."""
    from ipdesk.evidence.attaching import Attacher
    from ipdesk.evidence.facts import Facts
    from ui.evidence.attach_dialog import AttachDialog, DescribeDialog
    from ui.evidence.evidence_desk import EvidenceDesk

    form, attacher = context.workspace.form, Attacher(context.workspace)
    paper = studio.folder / "practice.pdf"
    paper.write_bytes(b"%PDF-1.7 fictitious")
    measures = form.sections[form.kind.checklist]
    measure = Place(measures.code, next(iter(measures.rows)))
    figure = Place(INDICATORS, form.indicators[0].code, "value")
    facts = Facts("演练〔2016〕1号", "2016-12-20", "演练单位", "2")
    for place in (measure, figure):
        attacher.attach([paper], place, facts)
    for name, place in (("36-evidence-measure", measure), ("37-evidence-figure", figure)):
        page.show_place(place)
        studio.settle()
        yield name, studio.window
    page.navigation.choose("evidence")
    studio.settle()
    yield "38-evidence", studio.window
    desk = EvidenceDesk(context, studio.workbench.jobs, page)
    program = studio.folder / "program.exe"
    program.write_bytes(b"MZ")
    dialog = AttachDialog(context, desk, measure, (paper, program), studio.window)
    with _shown(studio, dialog):
        yield "39-evidence-attach", dialog
    (use, *_) = context.workspace.report.evidence
    details = DescribeDialog(context, attacher, use, studio.window)
    with _shown(studio, details):
        yield "65-evidence-details", details


def _import_scene(studio: Studio, context: Context, data: Example) -> Iterator[Scene]:
    """A workbook that holds more than the report; afterwards the report is filled in."""
    from ipdesk.exchange.workbook_writer import write_workbook
    from ui.dialogs.import_dialog import ImportDialog

    workspace = context.workspace
    cells = [cell for cell in data.cells if cell.raw]
    workspace.apply([Edit(cell.place, cell.raw) for cell in cells])
    book = studio.folder / "workbook.xlsx"
    book.write_bytes(write_workbook(workspace.snapshot(), studio.services.translator))
    figures = [cell for cell in cells if cell.raw.isdecimal()][:_CHANGED]
    slips = [Edit(cell.place, f"{cell.raw}0") for cell in figures]
    gaps = [Edit(cell.place, "") for cell in cells[:_CHANGED]]
    workspace.apply([*gaps, *slips])
    dialog = ImportDialog(context, studio.workbench.jobs, [book], studio.window)
    with _shown(studio, dialog):
        yield "18-import", dialog
    workspace.apply([Edit(cell.place, cell.raw) for cell in (*cells[:_CHANGED], *figures)])


def _history_scenes(studio: Studio, page: ReportPage, context: Context) -> Iterator[Scene]:
    """A table of other years with a slip in it, and a figure on file beside its cell.

    The figures are made up for the picture, which shows a practice report.
    """
    from ui.dialogs.history_dialog import HistoryDialog

    derived = context.workspace.form.derived
    place = Place.of_address(next(d.denominator for d in derived if d.denominator))
    year = context.workspace.report.header.year
    lines = [f"{place.address},{year - past},{1000 - past},演练数据" for past in range(4)]
    table = studio.folder / "figures.csv"
    table.write_text("\n".join(["指标,年份,数值,版本", *lines, f"{lines[0]},"]), encoding="utf-8")
    dialog = HistoryDialog(context, studio.workbench.jobs, table, studio.window)
    with _shown(studio, dialog):
        yield "57-history", dialog
        dialog.leave_out.setChecked(True)
        dialog.apply()
    page.navigation.choose(place.section)
    page.show_place(place)
    studio.settle()
    yield "59-on-file", studio.window


def _move_scene(studio: Studio, context: Context) -> Iterator[Scene]:
    """What moving the report to the fictitious exercise edition would do; it is not moved."""
    from ipdesk.editions.overlay import load_folder
    from ipdesk.editions.pack import write_edition
    from ui.dialogs.move_dialog import MoveDialog

    library = studio.services.library
    folder = studio.services.resources / "catalogue-examples" / _EXERCISE
    pack = studio.folder / f"{_EXERCISE}.ipcat"
    library.install(write_edition(load_folder(folder, library.find), pack).path)
    with _shown(studio, MoveDialog(context, studio.window)) as dialog:
        yield "58-move", dialog


def _explain_scene(studio: Studio, page: ReportPage, context: Context) -> Iterator[Scene]:
    """The first query, with the field in which it is explained."""
    query = next((p for p in context.workspace.checker.problems() if p.level == "query"), None)
    if query is None:
        return
    page.show_place(query.place)
    page.problems.list.choose(query)
    page.problems.explain(query)
    studio.settle()
    yield "17-explain", studio.window
    page.problems.bar.close_bar()


def _explain(context: Context, data: Example) -> None:
    workspace = context.workspace
    for item in data.explanations:
        for problem in workspace.checker.problems():
            if problem.rule == item.rule and problem.place.row == item.row:
                workspace.explain(problem, item.text)


def _province_scenes(studio: Studio, page: ReportPage, context: Context) -> Iterator[Scene]:
    """The overview of a province with a life, and its dialogs."""
    from ui.province_scenes import live, province_dialogs

    live(studio, context)
    page.navigation.choose("province")
    studio.settle()
    yield "30-overview", studio.window
    for name, make in province_dialogs(studio, context, page):
        with _shown(studio, make()) as dialog:
            yield name, dialog


def _next_year_scenes(studio: Studio, context: Context) -> Iterator[Scene]:
    """The report of the year after: its opening figures are carried over, one is restated."""
    from ui.dialogs.restate import RestateDialog

    workspace = context.workspace
    if workspace.editable:
        return
    header = workspace.report.header
    opener = studio.services.opener
    studio.session.switch(opener.add_report(workspace, header.kind, header.year + 1))
    page, context = opened(studio)
    place = next(p for p in workspace.report.notes if settled_by(workspace.report.notes, p))
    page.show_place(place)
    studio.settle()
    yield "40-carried", studio.window
    with _shown(studio, RestateDialog(context, place, parent=studio.window)) as dialog:
        yield "41-restate", dialog
    raw = workspace.report.typed(place).raw
    workspace.restate(place, f"{raw[:-1]}1", _REASON)
    page.show_place(place)
    studio.settle()
    yield "42-restated", studio.window
    yield from carried_scenes(studio, page, context)
    for name, code in (("66-changes", "changes"), ("45-compare", "compare")):
        page.navigation.choose(code)
        studio.settle()
        yield name, studio.window
    yield from pack_scenes(studio, page, context, _shown)


def _dialogs(studio: Studio, context: Context) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Each dialog by name, and how it is made."""
    from ipdesk.errors import DiskFull
    from ipdesk.screens.printing import PrintScreen
    from ui.dialogs.about import AboutDialog
    from ui.dialogs.keys import KeysDialog
    from ui.dialogs.new_workspace import NewWorkspaceDialog
    from ui.dialogs.print_choice import PrintChoice
    from ui.dialogs.unexpected import UnexpectedErrorDialog
    from ui.messages import known_error_box
    from ui.print_preview.preview import PrintPreview

    window, jobs, translator = studio.window, studio.workbench.jobs, studio.services.translator
    yield "20-new-workspace", lambda: NewWorkspaceDialog(studio.services, window)
    yield "21-print-checklist", lambda: PrintPreview(context, jobs, "checklist", window)
    yield "22-print-report", lambda: PrintPreview(context, jobs, "report", window)
    prints = PrintScreen(context.workspace.form, translator)
    yield "56-print", lambda: PrintChoice(prints, translator, window)
    yield "23-keys", lambda: KeysDialog(translator, window)
    yield "140-manual", lambda: _manual(studio, "")
    yield "141-manual-found", lambda: _manual(studio, translator.tr("Passphrase"))
    yield "24-about", lambda: AboutDialog(translator, window)
    full = DiskFull(path="report.ipsub")
    yield "25-known-error", lambda: known_error_box(full, translator, window)
    yield (
        "26-unexpected-error",
        lambda: UnexpectedErrorDialog(_mistake(), translator, window, _SYSTEM),
    )


def _mistake() -> RuntimeError:
    """An error that the program came through."""
    try:
        raise RuntimeError("an example of an unexpected error")  # noqa: TRY301 - the report tells where
    except RuntimeError as error:
        return error


def _manual(studio: Studio, words: str) -> QWidget:
    """The manual at the page about sealing, or what it has about some words."""
    from ui.manual.manual_window import ManualWindow

    services = studio.services
    shown = ManualWindow(services.resources, services.translator, studio.window)
    shown.show_page("sealing")
    shown.find_field.setText(words)
    return shown


def _adopt_dialog(studio: Studio) -> QWidget:
    """What is said where the report holds the goals of the scheme in force."""
    from ui.dialogs.adopt_dialog import AdoptDialog

    _, context = opened(studio)
    return AdoptDialog(context, studio.window)


@contextmanager
def _shown(studio: Studio, dialog: QWidget) -> Iterator[QWidget]:
    """The dialog on screen, closed afterwards."""
    dialog.show()
    studio.settle()
    try:
        yield dialog
    finally:
        dialog.close()
        studio.settle()
