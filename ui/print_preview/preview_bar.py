"""The bar above the pages: zoom, page, save, print, confirm."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QToolButton, QWidget

from ipdesk import formats
from ipdesk.messages import Translator
from ui.style.icons import icon_for
from ui.style.roles import frame, plain_label, plain_tip, set_role
from ui.style.tokens import SPACE_M, SPACE_S, SPACE_XS


class PreviewBar(QWidget):
    """Buttons and readings; the dialog gives them their meaning."""

    def __init__(
        self, translator: Translator, parent: QWidget | None = None, *, confirms: bool
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self.ready = False
        self.zoom_out = _tool(self, "zoom-out")
        self.zoom_in = _tool(self, "zoom-in")
        self.fit_width = QPushButton()
        self.full_size = QPushButton(formats.percent(100))
        self.previous = _tool(self, "chevron-left")
        self.following = _tool(self, "chevron-right")
        self.save = QPushButton()
        self.save.setIcon(icon_for(self, "file-down"))
        self.print = QPushButton()
        self.print.setIcon(icon_for(self, "printer"))
        self.confirm = QPushButton()
        set_role(self.confirm, "primary")
        self.confirm.setVisible(confirms)
        self.confirm.setEnabled(False)
        self._zoom = plain_label("muted")
        self._page = plain_label()
        self._arrange()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        named: dict[QAbstractButton, str] = {
            self.zoom_out: tr("Smaller (Ctrl+-)"),
            self.zoom_in: tr("Larger (Ctrl++)"),
            self.previous: tr("Previous page (Ctrl+PgUp)"),
            self.following: tr("Next page (Ctrl+PgDn)"),
        }
        for button, name in named.items():
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(name))
        self.fit_width.setText(tr("Fit width"))
        self.full_size.setAccessibleName(tr("Actual size (Ctrl+0)"))
        self.save.setText(tr("Save PDF…"))
        self.print.setText(tr("Print…"))
        self.confirm.setText(tr("I have read the print"))
        tip = tr("Can be pressed once the last page was in sight")
        self.confirm.setToolTip(plain_tip(tip))

    def set_ready(self, *, ready: bool) -> None:
        """Whether there are pages to do something with."""
        self.ready = ready
        for button in self.findChildren(QAbstractButton):
            if button is not self.confirm:
                button.setEnabled(ready)

    def allow_confirm(self) -> None:
        """The last page was in sight."""
        self.confirm.setEnabled(self.ready)

    def show_zoom(self, zoom: float) -> None:
        """Say the zoom."""
        self._zoom.setText(formats.percent(round(zoom * 100)))

    def show_page(self, page: int, count: int) -> None:
        """Say which page of how many is read; ``page`` counts from 0."""
        text = self._translator.tr("Page {page} of {count}", page=page + 1, count=count)
        self._page.setText(text)
        self.previous.setEnabled(page > 0)
        self.following.setEnabled(page < count - 1)

    def _arrange(self) -> None:
        bar = frame("bar")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        layout.setSpacing(SPACE_XS)
        for widget in (self.zoom_out, self._zoom, self.zoom_in):
            layout.addWidget(widget)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance(formats.percent("000")))
        layout.addSpacing(SPACE_S)
        layout.addWidget(self.fit_width)
        layout.addWidget(self.full_size)
        layout.addStretch()
        for widget in (self.previous, self._page, self.following):
            layout.addWidget(widget)
        layout.addStretch()
        for button in (self.save, self.print, self.confirm):
            layout.addWidget(button)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(bar)


def _tool(parent: QWidget, name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon_for(parent, name))
    return button
