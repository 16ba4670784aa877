"""The dialog that restates an opening figure: as carried over, the new one, and why."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.places import Place
from ipdesk.restatement import RestatementRefused
from ipdesk.screens.restating import Restating
from ui.context import Context
from ui.dialog_foot import DialogFoot
from ui.empty_hint import EmptyHint
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.make import make_field
from ui.field_widgets.multiline_field import MultilineField
from ui.style.roles import plain_label, set_role
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XS

_WIDTH = 560
_OF_THE_REASON = ("reason_missing", "reason_too_long")
_BREAKS_A_LINE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class RestateDialog(QDialog):
    """Enter stores, Escape gives up. It is the origin of the change that it makes.

    ``typed`` is what somebody began to type over the figure.
    """

    def __init__(
        self, context: Context, place: Place, typed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._translator = context.services.translator
        self._restating = Restating(context.workspace, context.sentences, self._translator)
        self._place = place
        self._typed = typed
        self._offer = self._restating.offer(place)
        self.figure = make_field(self._offer.kind, self._offer.choices, self._translator, self)
        self.reason = MultilineField(self, lines=3)
        self.figure_fault = plain_label("tone", wrap=True)
        self.reason_fault = plain_label("tone", wrap=True)
        self.restate_button = QPushButton(self._translator.tr("Restate"))
        self._arrange()
        self.figure.show_raw(typed or self._offer.raw)
        self.reason.show_raw(self._offer.reason)
        self.figure.setFocus(Qt.FocusReason.OtherFocusReason)
        for field in (self.figure, self.reason):
            if isinstance(field, MultilineField):
                field.installEventFilter(self)

    def accept(self) -> None:
        """Store the restatement and close; what does not fit is said at its field."""
        self._say(None)
        try:
            self._restating.restate(self._place, self.figure.draft(), self.reason.draft(), self)
        except KnownError as error:
            self._say(error)
            return
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter stores from texts of several lines too; with Alt or Shift it breaks the line."""
        if isinstance(watched, MultilineField) and _is_enter(event):
            if event.modifiers() & _BREAKS_A_LINE:
                watched.insertPlainText("\n")
            else:
                self.accept()
            return True
        return bool(super().eventFilter(watched, event))

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 -- Qt's signature
        """What stands is offered to be typed over; what somebody began to type goes on."""
        super().setVisible(visible)
        # Qt has selected the text on the way, and the next key would replace it.
        line = self.figure.lineEdit() if isinstance(self.figure, CodeField) else self.figure
        if visible and self._typed and isinstance(line, QLineEdit):
            line.end(False)  # noqa: FBT003 -- Qt's way to say: without selecting
        elif visible and isinstance(line, MultilineField):
            line.moveCursor(QTextCursor.MoveOperation.End)

    def _say(self, error: KnownError | None) -> None:
        """What is wrong, at the field that is to be mended; that field gets the keyboard."""
        of_reason = (
            isinstance(error, RestatementRefused) and error.params["reason"] in _OF_THE_REASON
        )
        text = "" if error is None else ErrorSentences(self._translator).line(error)
        for label, said in (
            (self.figure_fault, "" if of_reason else text),
            (self.reason_fault, text if of_reason else ""),
        ):
            label.setText(said)
            label.setVisible(bool(said))
        self.figure.setAccessibleDescription(self.figure_fault.text())
        self.reason.setAccessibleDescription(self.reason_fault.text())
        if error is not None:
            field = self.reason if of_reason else self.figure
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        tr, offer = self._translator.tr, self._offer
        self.setWindowTitle(tr("Restate an opening figure"))
        Room(self, _WIDTH)
        carried = " ".join(filter(None, (offer.carried, offer.unit)))
        form = QFormLayout()
        form.setVerticalSpacing(SPACE_S)
        form.setHorizontalSpacing(SPACE_L)
        form.addRow(plain_label("", tr("As carried over")), plain_label("", carried, wrap=True))
        form.addRow(plain_label("", tr("Carried from")), plain_label("", offer.report, wrap=True))
        form.addRow(plain_label("", tr("New figure")), self._figure_line())
        form.addRow(plain_label("", tr("Reason")), _above(self.reason, self.reason_fault))
        self.figure.setAccessibleName(tr("New figure"))
        self.reason.setAccessibleName(tr("Reason"))
        asked = tr("Who corrected the figure, when, and the document that says so.")
        EmptyHint(self.reason).say(asked)
        stays = tr(
            "Both values and the reason stay: in the report, its print and its package. "
            "To take the restatement back, enter the figure as carried over."
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", offer.name, wrap=True))
        layout.addLayout(form)
        layout.addWidget(plain_label("muted", stays, wrap=True))
        layout.addWidget(self._buttons())
        self._say(None)

    def _figure_line(self) -> QWidget:
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE_S)
        inside.addWidget(self.figure, 1)
        if self._offer.unit:
            inside.addWidget(plain_label("muted", self._offer.unit))
        return _above(line, self.figure_fault)

    def _buttons(self) -> DialogFoot:
        foot = DialogFoot(self, self._translator.tr("Cancel"), self.restate_button)
        foot.accepted.connect(self.accept)
        return foot


def _is_enter(event: QEvent) -> TypeGuard[QKeyEvent]:
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    )


def _above(field: QWidget, fault: QWidget) -> QWidget:
    """A field with what is wrong with it below."""
    set_role(fault, "tone", "error")
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_XS)
    layout.addWidget(field)
    layout.addWidget(fault)
    return holder
