"""A field for a date: typed in any of the accepted ways, or picked from a calendar."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.values import CellSpec, State, parse
from ui.field_widgets.line_field import LineField
from ui.style.icons import icon_for

_DATE = CellSpec("date")


class DateField(LineField):
    """Takes any text; the button or Alt+Down opens a calendar."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._popup: QFrame | None = None
        self._action = QAction(self)
        self._action.triggered.connect(self.open_calendar)
        self.addAction(self._action, LineField.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            # The style sheet's buttons are larger than the field.
            button.setStyleSheet("QToolButton { min-height: 0; padding: 0; border: none; }")
        self.retranslate()

    def retranslate(self) -> None:
        """Name the button in the present language, and draw it in the present colours."""
        self._action.setIcon(icon_for(self, "calendar"))
        self._action.setText(self._translator.tr("Calendar"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, as it opens a list."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show the calendar under the field, at the date the field holds."""
        if self.isReadOnly() or not self.isEnabled():
            return
        self._popup = popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setAccessibleName(self._action.text())
        calendar.setLocale(QLocale(self._translator.language))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(self._date())
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)
        popup.adjustSize()
        popup.move(self._corner(popup))
        popup.show()
        calendar.setFocus()

    def _corner(self, popup: QWidget) -> QPoint:
        corner = self.mapToGlobal(QPoint(0, self.height()))
        area = self.screen().availableGeometry()
        x = max(area.left(), min(corner.x(), area.right() - popup.width()))
        below = corner.y() + popup.height() <= area.bottom()
        y = corner.y() if below else self.mapToGlobal(QPoint(0, 0)).y() - popup.height()
        return QPoint(x, y)

    def _date(self) -> QDate:
        cell = parse(self.text(), _DATE)
        if cell.state is State.VALID:
            return QDate.fromString(cell.text, Qt.DateFormat.ISODate)
        return QDate.currentDate()

    def _pick(self, date: QDate) -> None:
        popup, self._popup = self._popup, None
        if popup is None:
            return
        self.setText(date.toString(Qt.DateFormat.ISODate))
        popup.close()
        self.setFocus()
        self.edited.emit()
        self.finished.emit()
