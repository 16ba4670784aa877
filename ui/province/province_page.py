"""The province page: where it stands, what is due, what happened, and all its reports."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.screens.data_in_use import DataInUse
from ipdesk.screens.due import DueScreen
from ipdesk.screens.overview import OverviewScreen
from ipdesk.screens.timeline import TimelineScreen
from ui.context import Context
from ui.province.due_block import DueBlock
from ui.province.reports_block import ReportsBlock
from ui.province.timeline_block import TimelineBlock
from ui.province_commands import ProvinceCommands
from ui.style.roles import plain_label
from ui.style.room import scaled
from ui.style.tokens import SPACE_L, SPACE_M, SPACE_XS

_LEFT_PX, _RIGHT_PX, _NARROW_PX = 430, 660, 700
# What is due comes first, in sight as well.
_DUE_PX, _TIMELINE_PX = 310, 240


class ProvincePage(QWidget):
    """What one sees of a workspace with a life in it. ``failed`` carries an error it met."""

    failed = Signal(object)

    def __init__(
        self, context: Context, commands: ProvinceCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        workspace, translator = context.workspace, context.services.translator
        self._workspace = workspace
        self._translator = translator
        self._timeline = TimelineScreen(workspace, translator)
        overview = OverviewScreen(workspace, context.services.opener, translator)
        self._title = plain_label("title")
        self._headline = plain_label("", wrap=True)
        self._in_use = DataInUse(workspace, context.services)
        self._data = plain_label("muted", wrap=True)
        self.due = DueBlock(DueScreen(workspace, translator), commands, translator)
        self.timeline = TimelineBlock(self._timeline, commands, translator)
        self.reports = ReportsBlock(overview, commands, translator)
        self.reports.failed.connect(self.failed)
        self._arrange()
        self.entry = self.due.list
        self.retranslate()

    def apply_change(self, change: ChangeSet) -> None:
        """Show status, deadlines and reports as they are now."""
        if change.status:
            self.retranslate()
        else:
            self.reports.refresh()
            if change.report_state:
                self.due.refresh()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self._translator.label(self._workspace.unit.label))
        self._headline.setText(self._timeline.headline())
        self._data.setText(self._in_use.summary())
        for block in (self.due, self.timeline, self.reports):
            block.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the reports below what is due where both have no room side by side."""
        super().resizeEvent(event)
        narrow = self.width() < scaled(_NARROW_PX)
        self._whole.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on reading the drafts that are not open."""
        super().showEvent(event)
        self.reports.refresh()

    def _arrange(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.due)
        left.addWidget(self.timeline)
        left.setSizes([_DUE_PX, _TIMELINE_PX])
        left.setStretchFactor(0, _DUE_PX)
        left.setStretchFactor(1, _TIMELINE_PX)
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(left)
        whole.addWidget(self.reports)
        self._whole = whole
        whole.setSizes([_LEFT_PX, _RIGHT_PX])
        whole.setStretchFactor(1, 1)
        for splitter in (left, whole):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(SPACE_L)
            splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._title)
        layout.addWidget(self._headline)
        layout.addWidget(self._data)
        layout.addSpacing(SPACE_M)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        layout.addWidget(area, 1)
