"""The scenes of colleagues at work on one report: comments, flags, what is keyed twice.

Every word in them is made up for the picture, which shows practice reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ipdesk.checks.targets import INDICATORS
from ipdesk.flags import toggle_flag
from ipdesk.places import Place

if TYPE_CHECKING:
    from ui.context import Context
    from ui.report_page import ReportPage
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
_KEYED = 6
Shown = Callable[["Studio", QWidget], AbstractContextManager[QWidget]]


def comment_scenes(
    studio: Studio, page: ReportPage, context: Context, shown: Shown
) -> Iterator[Scene]:
    """A question, its answer and a flag beside a figure, the dialog, and the page of all."""
    from ui.comments.comment_dialog import CommentDialog

    workspace, translator = context.workspace, studio.services.translator
    figure = Place(INDICATORS, context.workspace.form.indicators[0].code, "value")
    asked = workspace.comments.add(figure, "演练：口径是否含外观设计？", "reviewer")
    workspace.comments.answer(asked.first.id, "演练：不含，见年鉴第 12 页。", "clerk")
    workspace.comments.add(figure._replace(column=""), "演练：本行待部门确认。", "head")
    toggle_flag(workspace, figure, translator)
    page.show_place(figure)
    studio.settle()
    page.detail.verticalScrollBar().setValue(page.detail.verticalScrollBar().maximum())
    yield "73-comments-figure", studio.window
    dialog = CommentDialog(context, studio.session.settings, figure, None, studio.window)
    with shown(studio, dialog):
        yield "74-comments-write", dialog
    answer = CommentDialog(context, studio.session.settings, figure, asked, studio.window)
    with shown(studio, answer):
        yield "75-comments-answer", answer
    page.navigation.choose("comments")
    studio.settle()
    yield "76-comments", studio.window
    toggle_flag(workspace, figure, translator)


def keying_scenes(
    studio: Studio, page: ReportPage, context: Context, shown: Shown
) -> Iterator[Scene]:
    """The empty form, some of it keyed again and some of that otherwise; what is decided of it."""
    from ipdesk.screens.second_keying import SecondKeyingScreen
    from ui.second_keying.compare_dialog import CompareDialog
    from ui.second_keying.sections_dialog import SectionsDialog

    workspace, translator = context.workspace, studio.services.translator
    section, columns = next(iter(workspace.seconds.columns().items()))
    rows = list(workspace.report.rows(section))[:_KEYED]
    places = [Place(section, row, columns[0]) for row in rows]
    filled = [place for place in places if workspace.report.typed(place).number is not None]
    typed = {place: workspace.report.typed(place).raw for place in filled}
    slips = {place: f"{raw}0" for place, raw in list(typed.items())[:2]}
    workspace.seconds.key({**typed, **slips})
    page.navigation.choose("second")
    studio.settle()
    yield "77-second-keying", studio.window
    screen = SecondKeyingScreen(workspace, context.sentences, translator)
    choices = SectionsDialog(screen.choices(), translator, studio.window)
    with shown(studio, choices):
        yield "78-second-sections", choices
    screen.settle(next(iter(slips)), "first")
    compare = CompareDialog(context, screen, studio.window)
    with shown(studio, compare):
        yield "79-second-compare", compare
    workspace.seconds.clear()
    page.navigation.choose(section)


def handover_scene(studio: Studio, context: Context, shown: Shown) -> Iterator[Scene]:
    """The handover as it is printed."""
    from ui.print_preview.preview import PrintPreview

    preview = PrintPreview(context, studio.workbench.jobs, "handover", studio.window)
    with shown(studio, preview):
        yield "80-handover", preview
