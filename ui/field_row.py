"""One cell as a labelled field, with unit, help, and what is to be said of its value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ipdesk.catalogue.model import Column
from ipdesk.changes import ChangeSet
from ipdesk.errors import KnownError
from ipdesk.places import Place
from ipdesk.screens.section import SectionScreen
from ipdesk.text_limits import MAX_SAID, MAX_SHOWN, said
from ui.context import Context
from ui.evidence.drops import NoFiles
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.date_field import DateField
from ui.field_widgets.draft import Draft
from ui.field_widgets.line_field import LineField
from ui.field_widgets.make import make_field, set_read_only
from ui.field_widgets.multiline_field import MultilineField
from ui.problems.kinds import ADOPTED, CARRIED, MARKS, RESTATED
from ui.style.folding import Folding
from ui.style.icons import pixmap
from ui.style.roles import plain_label, plain_tip, set_role
from ui.style.tokens import ICON_PX, SPACE_M, SPACE_S, SPACE_XS, Tone, theme_of

# The keys with which what is proposed is taken.
_PASSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKING = (*_PASSING, Qt.Key.Key_Tab)
# In widths of a digit, so that they follow the text size.
_LABEL, _LEAST_FIELD, _MAX_FIELD, _REMARK = 24, 22, 57, 28
_LEAST_PX, _BESIDE_TEXT_PX = 130, 44
# Of the width the field takes what it can use, then comes the rest.
_FIELD_FIRST = 100
# By whether the value was adopted, carried, restated.
_SETTLED = {
    (True, False, False): ADOPTED,
    (False, True, False): CARRIED,
    (False, True, True): RESTATED,
}


class FieldRow(QWidget):
    """Shows the place it is given and writes what is typed there.

    ``passed`` says that Enter goes on to the next field (1) or back (-1); in a text of several
    lines Enter begins the next line.

    ``beside`` puts label, field and remarks side by side, else one below the other.
    """

    entered = Signal(object)
    passed = Signal(int)
    failed = Signal(object)
    written = Signal(object)

    def __init__(
        self,
        context: Context,
        screen: SectionScreen,
        column: Column,
        origin: object,
        *,
        beside: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._screen = screen
        self._column = column
        self._origin = origin
        self._beside = beside
        self._shown = ""
        self.place = Place(screen.code, "", column.code)
        self._label = plain_label(wrap=True)
        self._unit = plain_label("muted")
        self._help = plain_label("muted", wrap=True)
        self._sign = QLabel()
        self._remarks = plain_label("tone", wrap=True)
        self.field = make_field(
            screen.kind(self.place), screen.choices(self.place), self._translator, self
        )
        self.field.installEventFilter(self)
        self.field.installEventFilter(NoFiles(self.field))
        if isinstance(self.field, LineField):
            self.field.propose(lambda typed: screen.proposal(self.place, typed))
        self._label.setBuddy(self.field)
        self._draft = Draft(self.field, self._write)
        self._arrange()
        self.retranslate()

    def show_place(self, place: Place) -> None:
        """Show this place from now on. An open draft must have been committed before."""
        self._draft.discard()
        self.place = place
        self.refresh()

    def refresh(self) -> None:
        """Show the stored text, unless a draft is open, and what is to be said of it."""
        if not self.place.row:
            return
        lock = self._screen.lock(self.place)
        if not self._draft.open:
            computed = lock == "computed"
            shown = self._screen.value_look(self.place).text if computed else None
            raw = self._screen.edit_text(self.place)
            self._shown = raw if shown is None else shown
            self.field.show_begun(self._shown)
            self._tell_whole()
        set_read_only(self.field, locked=bool(lock) or not self._screen.editable)
        self._mark()

    def commit(self) -> bool:
        """Store an open draft: False if it was refused."""
        if isinstance(self.field, CodeField):
            self.field.complete()
        return self._draft.commit()

    @property
    def can_be_typed(self) -> bool:
        """Whether somebody can type in the field."""
        return self._screen.editable and not self._screen.lock(self.place)

    def retranslate(self) -> None:
        """Show label, unit, help, choices and remarks in the present language."""
        tr, label = self._translator.tr, self._translator.label
        name = label(self._column.label)
        star = tr("{name} (required)", name=name) if self._column.required else name
        self._label.setText(f"{name} *" if self._column.required else name)
        self.field.setAccessibleName(star)
        self._unit.setText(label(self._column.unit))
        self._unit.setVisible(self._column.unit is not None)
        self._help.setText(label(self._column.help))
        self._help.setVisible(self._column.help is not None)
        if isinstance(self.field, CodeField):
            self.field.offer(self._screen.choices(self.place))
        elif isinstance(self.field, DateField):
            self.field.retranslate()
        if self._beside and not isinstance(self.field, MultilineField):
            self.field.setMaximumWidth(self._field_px())
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Entering the field makes its place the selected one; a locked one tells why it is."""
        if event.type() == QEvent.Type.FocusIn and self.place.row:
            self.entered.emit(self.place)
        elif event.type() == QEvent.Type.Resize:
            self._tell_whole()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = event.text() if event.text().isprintable() else ""
            why = self._screen.why_locked(self.place, typed) if typed else None
            if why is not None:
                self.failed.emit(why)
            if event.key() in _TAKING and isinstance(self.field, LineField):
                self.field.complete()
            if event.key() in _PASSING and not isinstance(self.field, MultilineField):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.passed.emit(-1 if back else 1)
                return True
        return bool(super().eventFilter(watched, event))

    def _write(self, raw: str) -> bool:
        try:
            change: ChangeSet = self._screen.set_value(self.place, raw, self._origin)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.written.emit(change)
        self._mark()
        return True

    def _tell_whole(self) -> None:
        """Have the tooltip tell the text where it is too long for the field."""
        if isinstance(self.field, MultilineField):
            return
        text = self._shown
        if isinstance(self.field, CodeField) and len(text) <= MAX_SAID:
            text = self.field.currentText()
        room = self.field.width() - _BESIDE_TEXT_PX
        # Measuring takes as long as the text is, and no field has room for as much.
        long = len(text) > MAX_SAID or self.fontMetrics().horizontalAdvance(text) > room
        self.field.setToolTip(plain_tip(said(text, MAX_SHOWN) if long else ""))

    def _mark(self) -> None:
        look = self._screen.value_look(self.place)
        said = self._screen.remarks(self.place)
        settled = _SETTLED.get((look.adopted, look.carried, look.restated))
        mark = MARKS[look.mark] if look.mark else settled
        tone: Tone = mark.tone if mark else "notice"
        self._remarks.setText("\n".join(said))
        set_role(self._remarks, "tone", tone)
        self._sign.setVisible(mark is not None)
        self._remarks.setVisible(bool(said))
        if mark is not None:
            colour = theme_of(self.palette()).tone(tone)
            self._sign.setPixmap(pixmap(mark.icon, colour, ICON_PX, self.devicePixelRatioF()))
        self.field.setAccessibleDescription("\n".join([self._help.text(), *said]).strip())

    def _field_px(self) -> int:
        """As wide as the catalogue says, and wide enough for every entry that is offered."""
        texts = [choice.text for choice in self._screen.choices(self.place)]
        longest = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
        wanted = max(self._column.width * self._unit_px, longest) + _BESIDE_TEXT_PX
        return max(_LEAST_PX, min(wanted, _MAX_FIELD * self._unit_px))

    @property
    def _unit_px(self) -> int:
        return self.fontMetrics().horizontalAdvance("0")

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.field, _FIELD_FIRST)
        line.addWidget(self._unit)
        wide = isinstance(self.field, MultilineField)
        if self._beside and not wide:
            line.addStretch(1)
        body = QVBoxLayout()
        body.setSpacing(SPACE_XS)
        body.addLayout(line)
        body.addWidget(self._help)
        remarks = QHBoxLayout()
        remarks.setSpacing(SPACE_XS)
        remarks.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        remarks.addWidget(self._remarks, 1)
        self._help.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if self._beside:
            self._place_beside(body, remarks)
            return
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._label)
        layout.addLayout(body)
        layout.addLayout(remarks)

    def _place_beside(self, body: QVBoxLayout, remarks: QHBoxLayout) -> None:
        self._label.setFixedWidth(_LABEL * self._unit_px)
        self._label.setContentsMargins(0, SPACE_XS + 1, 0, 0)
        remarks.setContentsMargins(0, SPACE_XS + 1, 0, 0)
        # An aligned item would not get the height that its wrapped text needs.
        label = QHBoxLayout()
        label.addWidget(self._label)
        asked = QHBoxLayout()
        asked.setSpacing(SPACE_M)
        asked.addLayout(_on_top(label))
        asked.addLayout(_on_top(body), 1)
        layout = Folding(self, least=(_LABEL + _LEAST_FIELD + _REMARK) * self._unit_px)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(asked, 3)
        said = _on_top(remarks)
        said.addStrut(_REMARK * self._unit_px)
        layout.addLayout(said, 1)


def _on_top(item: QLayout) -> QVBoxLayout:
    """The item at the top of its column, however high the row is."""
    stack = QVBoxLayout()
    stack.addLayout(item)
    stack.addStretch(1)
    return stack
