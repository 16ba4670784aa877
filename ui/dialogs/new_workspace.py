"""The dialog that makes a new workspace: unit, category, kind, year, and where it is kept."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.initials import Initials
from ipdesk.new_report import YEARS, NewReport
from ipdesk.regions import Unit
from ipdesk.services import Services
from ipdesk.shown_path import named_path, shown_path
from ui.dialog_foot import DialogFoot
from ui.dialogs.unit_completer import SOUGHT, UnitCompleter
from ui.file_choice import documents, file_to_save
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XS

SUFFIX = ".ipdesk"
_WIDTH = 620


class NewWorkspaceDialog(QDialog):
    """Asks for what a new report needs; :meth:`wanted` and :meth:`path` are the answer."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._translator = services.translator
        self._units = list(services.regions.units.values())
        self._catalogue = services.library.shipped()
        self.unit = QComboBox()
        self.kind = QComboBox()
        self.year = QComboBox()
        self.categories = QButtonGroup(self)
        self.location = QLineEdit()
        self.browse = QPushButton(self._translator.tr("&Choose…"))
        self.practice = QCheckBox(self._translator.tr("For practice: not a real report"))
        self.encrypt = QCheckBox(
            self._translator.tr("Encrypt it with a passphrase (asked for next)")
        )
        self._hint = plain_label("muted", wrap=True)
        self.create_button = QPushButton()
        cancel = self._translator.tr("Cancel")
        self._buttons = DialogFoot(self, cancel, self.create_button)
        self.setWindowTitle(self._translator.tr("New workspace"))
        self._fill()
        self._arrange()
        self._connect()
        self._suggest_location()
        self._check()

    def wanted(self) -> NewReport:
        """The new report's unit, category, year and kind."""
        return NewReport(
            unit=str(self._chosen_unit()),
            category=self._catalogue.categories[self.categories.checkedId()].code,
            year=int(self.year.currentData()),
            kind=str(self.kind.currentData()),
            practice=self.practice.isChecked(),
        )

    def path(self) -> Path:
        """Where the workspace is to be."""
        path = named_path(self.location.text())
        return path if path.suffix == SUFFIX or not path.name else Path(f"{path}{SUFFIX}")

    def _fill(self) -> None:
        initials = Initials(self._services.resources)
        for unit in self._units:
            shown = f"{self._unit_name(unit)}  {unit.code}"
            self.unit.addItem(shown, unit.code)
            sought = " ".join((shown, *initials.spellings(unit.label.zh)))
            self.unit.setItemData(self.unit.count() - 1, sought, SOUGHT)
        self.unit.setEditable(True)
        self.unit.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.unit.setCurrentIndex(-1)
        self.unit.setCompleter(UnitCompleter(self.unit.model(), self))
        label = self._translator.label
        for kind in self._catalogue.kinds:
            self.kind.addItem(label(kind.label), kind.code)
        for year in YEARS:
            self.year.addItem(str(year), year)
        last_year = self._services.clock.now().year - 1
        self.year.setCurrentIndex(min(max(last_year - YEARS.start, 0), len(YEARS) - 1))

    def _unit_name(self, unit: Unit) -> str:
        """A unit's name, and its former ones where they differ in the chosen language."""
        label = self._translator.label
        labels = (unit.label, *(name.label for name in unit.former))
        now, *former = dict.fromkeys(map(label, labels))
        if not former:
            return now
        return self._translator.tr("{now} (formerly {former})", now=now, former=", ".join(former))

    def _arrange(self) -> None:
        tr = self._translator.tr
        form = QFormLayout()
        form.setVerticalSpacing(SPACE_S)
        form.setHorizontalSpacing(SPACE_L)
        form.addRow(plain_label("", tr("Reporting unit")), self.unit)
        form.addRow(plain_label("", tr("Category")), self._category_choices())
        form.addRow(plain_label("", tr("Kind of report")), self.kind)
        form.addRow(plain_label("", tr("Year")), self.year)
        place = QHBoxLayout()
        place.setSpacing(SPACE_S)
        place.addWidget(self.location, 1)
        place.addWidget(self.browse)
        form.addRow(plain_label("", tr("Keep it in")), place)
        form.addRow("", self.practice)
        form.addRow("", self.encrypt)
        self.encrypt.setVisible(self._services.stores.can_encrypt())
        field = self.unit.lineEdit()
        if field is not None:
            field.setPlaceholderText(tr("Type a name, a code or pinyin initials"))
        names = {self.unit: tr("Reporting unit"), self.kind: tr("Kind of report")}
        names |= {self.year: tr("Year"), self.location: tr("Keep it in")}  # type: ignore[dict-item]  # all are widgets
        for widget, name in names.items():
            widget.setAccessibleName(name)
        self.create_button.setText(tr("Create workspace"))
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addLayout(form)
        layout.addWidget(self._hint)
        layout.addWidget(self._buttons)
        Room(self, _WIDTH)

    def _category_choices(self) -> QWidget:
        """One button for each category, with its first aim below it."""
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_XS)
        label = self._translator.label
        for number, category in enumerate(self._catalogue.categories):
            button = QRadioButton(label(category.label))
            aim = plain_label("muted", label(category.objectives[0].label), wrap=True)
            aim.setContentsMargins(SPACE_L + SPACE_S, 0, 0, SPACE_XS)
            button.setAccessibleDescription(aim.text())
            self.categories.addButton(button, number)
            box.addWidget(button)
            box.addWidget(aim)
        return holder

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self.browse.clicked.connect(self._on_browse)
        field = self.unit.lineEdit()
        if field is not None:
            field.editingFinished.connect(self._take_unit)
        for signal in (self.unit.currentTextChanged, self.year.currentTextChanged):
            signal.connect(self._on_changed)
        self.kind.currentTextChanged.connect(self._on_changed)
        self.categories.idClicked.connect(self._on_changed)
        self.location.textChanged.connect(self._check)

    def _on_changed(self) -> None:
        if not self.location.isModified():
            self._suggest_location()
        self._check()

    def _on_browse(self) -> None:
        title = self._translator.tr("Keep the workspace in")
        filters = self._translator.tr("IPDesk workspaces (*.ipdesk)")
        chosen = file_to_save(self, title, self.path(), filters)
        if chosen is not None:
            self.location.setText(shown_path(chosen))
            self.location.setModified(True)

    def _take_unit(self) -> None:
        """Show the unit that was meant by its whole name."""
        index = self._unit_meant()
        if index >= 0:
            self.unit.setCurrentIndex(index)

    def _unit_meant(self) -> int:
        """The only unit that is found by the typed text, -1 if there is none."""
        index, typed = self.unit.findText(self.unit.currentText()), self.unit.currentText().strip()
        if index >= 0 or not typed:
            return index
        sought = (str(self.unit.itemData(i, SOUGHT)) for i in range(self.unit.count()))
        found = [i for i, text in enumerate(sought) if typed.casefold() in text.casefold()]
        return found[0] if len(found) == 1 else -1

    def _chosen_unit(self) -> str | None:
        index = self._unit_meant()
        return self.unit.itemData(index) if index >= 0 else None

    def _suggest_location(self) -> None:
        unit = self._chosen_unit()
        short = self._translator.label(self._services.regions.units[unit].short) if unit else ""
        name = "-".join(p for p in (short, self.year.currentText(), self.kind.currentText()) if p)
        self.location.setText(shown_path(documents() / f"{name}{SUFFIX}"))

    def _check(self) -> None:
        """Say what is still missing; offer to create once nothing is."""
        tr = self._translator.tr
        hint = ""
        if self._chosen_unit() is None:
            hint = tr("Choose the reporting unit: type part of its name, or its code.")
        elif self.categories.checkedId() < 0:
            hint = tr("Choose the category in which the province builds.")
        elif not self.location.text().strip() or not self.path().name:
            hint = tr("Say where the workspace is to be kept.")
        elif os.path.exists(self.path()):  # noqa: PTH110 -- Path.exists raises on odd names
            hint = tr("A file of that name exists already. Choose another name.")
        self._hint.setText(hint)
        self.create_button.setEnabled(not hint)
