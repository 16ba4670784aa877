"""The fields that say which changes are to be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.report_history import Wanted, day_of
from ipdesk.screens.shown import Choice
from ui.choice_box import ChoiceBox
from ui.field_widgets.date_field import DateField
from ui.style.folding import Folding
from ui.style.roles import set_role
from ui.style.tokens import SPACE_S

_TYPING_MS = 200


class ChangeFilter(QWidget):
    """``changed`` comes a moment after the last key."""

    changed = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.section, self.action, self.person = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.since, self.until = DateField(translator), DateField(translator)
        self.clear_button = QPushButton()
        set_role(self.clear_button, "link")
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(self.changed)
        self._arrange()
        self._connect()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        names = {
            self.text: tr("Filter"), self.since: tr("From day"), self.until: tr("To day"),
        }  # fmt: skip
        for field, name in names.items():
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        for box, name in self._named():
            box.setAccessibleName(name)
        self.since.retranslate()
        self.until.retranslate()
        self.clear_button.setText(tr("Clear filter"))

    def offer(
        self, sections: Sequence[Choice], actions: Sequence[Choice], people: Sequence[Choice]
    ) -> None:
        """Offer these to choose among; what is chosen stays where it is still there."""
        tr = self._translator.tr
        every = (tr("All sections"), tr("All changes"), tr("All people"))
        boxes = (self.section, self.action, self.person)
        for box, first, choices in zip(boxes, every, (sections, actions, people), strict=True):
            box.offer(choices, box.code, first)

    def wanted(self) -> Wanted:
        """What the fields say; what is no day counts as not given."""
        since, until = (day_of(field.text()) or "" for field in (self.since, self.until))
        section, action, person = (box.code for box in (self.section, self.action, self.person))
        return Wanted(section, action, person, since, until, self.text.text())

    def flaw(self) -> str:
        """What cannot be understood of the fields, in words."""
        for field in (self.since, self.until):
            if day_of(field.text()) is None:
                return self._translator.tr("“{text}” is not a date.", text=field.text())
        return ""

    def clear(self) -> None:
        """Ask for everything."""
        for box in (self.section, self.action, self.person):
            box.setCurrentIndex(0)
        for field in (self.text, self.since, self.until):
            field.clear()

    def _named(self) -> tuple[tuple[ChoiceBox, str], ...]:
        tr = self._translator.tr
        return (
            (self.section, tr("Section")), (self.action, tr("What")), (self.person, tr("Who")),
        )  # fmt: skip

    def _arrange(self) -> None:
        lanes = Folding(self)
        lanes.setContentsMargins(0, 0, 0, 0)
        lanes.setSpacing(SPACE_S)
        groups = (
            [self.text],
            [self.section, self.action, self.person],
            [self.since, self.until, self.clear_button],
        )
        for group in groups:
            lane = QHBoxLayout()
            lane.setSpacing(SPACE_S)
            for widget in group:
                lane.addWidget(widget)
            lanes.addLayout(lane, len(group))

    def _connect(self) -> None:
        for field in (self.text, self.since, self.until):
            field.textChanged.connect(lambda _: self._timer.start())
        for box in (self.section, self.action, self.person):
            box.currentIndexChanged.connect(lambda _: self._timer.start())
        self.clear_button.clicked.connect(self.clear)
