"""Gives each unit its zone: a field for each, saved together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.review.refusal import Conflict
from ipdesk.screens.nation.zones import ZonesScreen
from ui.choice_box import ChoiceBox
from ui.dialog_foot import DialogFoot
from ui.messages import show_error
from ui.style.roles import plain_label, set_role
from ui.style.room import Room, room_across
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XS

_SIZE = (720, 620)
_LANES = 2


class ZoneField(ChoiceBox):
    """A choice that scrolling past does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The list around it scrolls."""
        event.ignore()


class ZonesDialog(QDialog):
    """Accepted once it is saved. A letter or an arrow key changes a field, Tab goes on."""

    def __init__(
        self, screen: ZonesScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Zones of the units"))
        self.fields: dict[str, ZoneField] = {}
        self.told = plain_label("tone", wrap=True)
        set_role(self.told, "tone", "error")
        self.told.hide()
        self.save_button = QPushButton(tr("Save"))
        self.save_button.clicked.connect(self.save)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("muted", screen.about(), wrap=True))
        layout.addWidget(self._area(), 1)
        layout.addWidget(self.told)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.save_button))
        Room(self, *_SIZE)

    def save(self) -> None:
        """Enter what is chosen now; the dialog stays where that is not possible."""
        try:
            self._screen.save(self._chosen())
        except Conflict as fault:
            self._overtaken(fault)
        except KnownError as fault:
            show_error(fault, self._translator, self)
        else:
            self.accept()

    def _chosen(self) -> dict[str, str]:
        return {code: field.code for code, field in self.fields.items()}

    def _overtaken(self, fault: Conflict) -> None:
        """Keep what was chosen here, show what others have entered, and say where both differ."""
        chosen = self._screen.after_conflict(self._chosen())
        for code, zone in chosen.items():
            self.fields[code].offer(self._screen.choices(), zone)
        said = ErrorSentences(self._translator).line(fault)
        self.told.setText("\n".join((said, *self._screen.entered_by_others(chosen))))
        self.told.show()

    def _area(self) -> QScrollArea:
        """The fields in two columns, line by line as one reads."""
        page, area = QWidget(), QScrollArea()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_XS)
        units, held = self._screen.units(), self._screen.held()
        for number, (code, name) in enumerate(units):
            line, lane = divmod(number, _LANES)
            label, field = plain_label("", name), ZoneField()
            field.setAccessibleName(name)
            field.offer(self._screen.choices(), held.get(code, ""))
            label.setBuddy(field)
            grid.addWidget(label, line, 2 * lane)
            grid.addWidget(field, line, 2 * lane + 1)
            grid.setColumnStretch(2 * lane + 1, 1)
            self.fields[code] = field
        area.setAccessibleName(self.windowTitle())
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room_across(area, page)
        return area
