"""The state of a measure stands whole in its chip, beside the sign of what is open about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ipdesk.services import Services
from tests.report_steps import at, put
from tests.ui.told_painter import ToldPainter
from ui.checklist.measure_table import MeasureTable
from ui.context import Context
from ui.grid.section_view import SectionView
from ui.section_model import LOOK, SectionModel
from ui.settings import Settings
from ui.style.look import Look


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_state_with_a_sign_is_shown_whole(
    qtbot: QtBot, qapp: QApplication, services: Services, context: Context, language: str, size: int
) -> None:
    put(context.workspace, "tasks L1.1 status", "done")
    services.translator.speak(language)
    settings = Settings()
    settings.text_size, settings.language = size, language
    Look(qapp, settings).apply()
    view = SectionView(context, "tasks")
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    (table,) = view.findChildren(MeasureTable)
    model = table.model()
    assert isinstance(model, SectionModel)
    index = model.index_of(at("tasks L1.1 status"))
    assert index.data(LOOK).mark
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.font = table.font()
    option.rect = QRect(0, 0, table.columnWidth(index.column()) - 1, table.rowHeight(index.row()))
    on = QPixmap(option.rect.size())
    painter = ToldPainter(on)
    table.itemDelegate().paint(painter, option, index)
    painter.end()
    services.translator.speak("en")
    Look(qapp, Settings()).apply()
    qapp.setStyleSheet("")
    assert painter.said[-1] == {"zh": "已完成", "en": "Done"}[language]
