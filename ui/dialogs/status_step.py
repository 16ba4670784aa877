"""The dialog that records a step of the province: what happened, when, by which document."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.status_form import Field, Option, StatusForm, StepDraft
from ipdesk.screens.timeline import StatusKeeper, StepLine
from ipdesk.status_entry import StatusRefused
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.field_widgets.date_field import DateField
from ui.field_widgets.line_field import LineField
from ui.messages import show_error
from ui.style.roles import plain_label, set_role
from ui.style.room import Room, room_across, scaled
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS

_SIZE = (960, 660)
_FORM_PX, _NOTE_PX = 380, 64


class StatusStepDialog(QDialog):
    """Only possible steps can be chosen; the others stand below with the reason why not.

    ``unit`` names whose status it is, where that is not the window's own.
    A field complains once something was typed into it, and all of them when Record is pressed.
    """

    def __init__(
        self, keeper: StatusKeeper, translator: Translator, parent: QWidget | None = None,
        unit: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._translator = translator
        self._unit = unit
        self.form = StatusForm(keeper, translator)
        tr = self._translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Record a step of the province"))
        self.steps = QButtonGroup(self)
        self._codes = [line.transition for line in self.form.possible()]
        self.date = DateField(self._translator)
        self.document = LineField()
        self.category = QComboBox()
        self.target = QComboBox()
        self.note = QPlainTextEdit()
        self.record_button = QPushButton(tr("Record"))
        self._asked: dict[Field, AskedField] = {
            "date": AskedField(tr("Date of the act"), self.date),
            "document": AskedField(tr("Document number"), self.document),
            "category": AskedField(tr("Category after it"), self.category),
            "target": AskedField(tr("Status after it"), self.target),
            "note": AskedField(tr("Note"), self.note),
        }
        self._touched: set[Field] = set()
        self._complaint = plain_label("tone", wrap=True)
        set_role(self._complaint, "tone", "error")
        self._arrange()
        self._connect()
        if len(self._codes) == 1:
            self.steps.buttons()[0].setChecked(True)
        self._on_step()
        self._go_to("date" if len(self._codes) == 1 else "transition")

    def draft(self) -> StepDraft:
        """What has been filled in."""
        number = self.steps.checkedId()
        shown = self._asked
        return StepDraft(
            transition=self._codes[number] if number >= 0 else "",
            date=self.date.text(),
            document=self.document.text(),
            category=_chosen(self.category) if shown["category"].isVisibleTo(self) else "",
            target=_chosen(self.target) if shown["target"].isVisibleTo(self) else "",
            note=self.note.toPlainText(),
        )

    def record(self) -> None:
        """Record the step and close, unless something stands against it, which is then said."""
        self._touched.update(self._asked)
        errors = self._judge()
        if errors:
            self._go_to(next(iter(errors)))
            return
        try:
            self.form.record(self.draft())
        except StatusRefused:
            self._judge()
        except KnownError as error:
            show_error(error, self._translator, self)
        else:
            self.accept()

    def _judge(self) -> dict[Field, str]:
        """Say at each field that was touched what is wrong with it; all that is wrong."""
        errors = self.form.errors(self.draft())
        for name, asked in self._asked.items():
            asked.complain(errors.get(name, "") if name in self._touched else "")
        pressed = len(self._touched) == len(self._asked)
        self._complaint.setText(errors.get("transition", "") if pressed else "")
        self._complaint.setVisible(bool(self._complaint.text()))
        return errors

    def _go_to(self, field: Field) -> None:
        if field != "transition":
            self._asked[field].field.setFocus()
        elif self.steps.buttons():
            self.steps.buttons()[0].setFocus()

    def _on_step(self) -> None:
        """Ask for what the chosen step needs."""
        tr, transition = self._translator.tr, self.draft().transition
        document = self.form.document(transition)
        hint = tr("Required: {document}", document=document) if document else tr("If there is one.")
        self._asked["document"].explain(hint if transition else "")
        _offer(self.category, self.form.categories(transition), self.form.category())
        _offer(self.target, self.form.targets(transition), "")
        for name, box in (("category", self.category), ("target", self.target)):
            self._asked[name].setVisible(box.count() > 0)  # type: ignore[index]  # both are fields
        self._judge()

    def _on_edited(self, field: Field) -> None:
        self._touched.add(field)
        self._judge()

    def _connect(self) -> None:
        self.steps.idClicked.connect(lambda _: self._on_step())
        self.date.finished.connect(lambda: self._on_edited("date"))
        self.document.edited.connect(lambda: self._on_edited("document"))
        self.category.activated.connect(lambda _: self._on_edited("category"))
        self.target.activated.connect(lambda _: self._on_edited("target"))
        self.note.textChanged.connect(lambda: self._on_edited("note"))
        self.record_button.clicked.connect(self.record)

    def _arrange(self) -> None:
        tr = self._translator.tr
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_PX)
        self.record_button.setEnabled(bool(self._codes))
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_XL)
        columns.addWidget(self._what_happened(), 1)
        columns.addWidget(self._particulars())
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        if self._unit:
            layout.addWidget(plain_label("heading", self._unit))
        layout.addWidget(plain_label("", self.form.timeline.headline(), wrap=True))
        layout.addLayout(columns, 1)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.record_button))
        Room(self, *_SIZE)

    def _what_happened(self) -> QWidget:
        """The steps that are possible, those that are not, and what is left open."""
        tr, inside = self._translator.tr, QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, SPACE_S, 0)
        box.setSpacing(SPACE_S)
        box.addWidget(plain_label("heading", tr("What happened")))
        for number, line in enumerate(self.form.possible()):
            button = QRadioButton(line.what)
            button.setAccessibleDescription(line.needs)
            self.steps.addButton(button, number)
            box.addWidget(button)
        if not self._codes:
            none = tr("The circular knows no further step from the present status.")
            box.addWidget(plain_label("muted", none, wrap=True))
        box.addWidget(self._complaint)
        box.addSpacing(SPACE_S)
        box.addWidget(plain_label("heading", tr("Not possible now")))
        for line in self.form.barred():
            box.addLayout(_barred(line))
        box.addSpacing(SPACE_S)
        box.addWidget(plain_label("heading", tr("The circular leaves open")))
        for question in self.form.timeline.open_questions():
            box.addWidget(plain_label("muted", question, wrap=True))
        box.addStretch(1)
        area = QScrollArea()
        room_across(area, inside)
        area.setAccessibleName(tr("What happened"))
        return area

    def _particulars(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(scaled(_FORM_PX))
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_L)
        for asked in self._asked.values():
            box.addWidget(asked)
        box.addStretch(1)
        final = self._translator.tr(
            "An entry is never changed afterwards. One made by mistake can be taken back; "
            "both stay visible."
        )
        box.addWidget(plain_label("muted", final, wrap=True))
        return holder


def _barred(line: StepLine) -> QVBoxLayout:
    """A step that is not possible, with the reason below it."""
    box = QVBoxLayout()
    box.setSpacing(SPACE_XS)
    box.addWidget(plain_label("", line.what, wrap=True))
    why = plain_label("muted", line.why, wrap=True)
    why.setContentsMargins(SPACE_L, 0, 0, 0)
    box.addWidget(why)
    return box


def _offer(box: QComboBox, options: list[Option], chosen: str) -> None:
    """Offer these; what was chosen before stays chosen where it still can be."""
    kept = _chosen(box) or chosen
    box.clear()
    for option in options:
        box.addItem(option.name, option.code)
    box.setCurrentIndex(box.findData(kept) if kept else -1)


def _chosen(box: QComboBox) -> str:
    return str(box.currentData() or "")
