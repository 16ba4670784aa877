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
    yield "60-comments-figure", studio.window
    dialog = CommentDialog(context, studio.session.settings, figure, None, studio.window)
    with shown(studio, dialog):
        yield "60-comments-write", dialog
    answer = CommentDialog(context, studio.session.settings, figure, asked, studio.window)
    with shown(studio, answer):
        yield "60-comments-answer", answer
    page.navigation.choose("comments")
    studio.settle()
    yield "60-comments", studio.window
    toggle_flag(workspace, figure, translator)
