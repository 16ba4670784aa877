"""The last step: where the package is written to, and that it was handed over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.messages import Translator
from ui.style.folding import Folding
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_S


class _Asked(QLineEdit):
    """A field with room for the example it shows."""

    def minimumSizeHint(self) -> QSize:
        """As wide as the example."""
        metrics, hint = self.fontMetrics(), super().minimumSizeHint()
        example = metrics.horizontalAdvance(self.placeholderText())
        return QSize(example + 4 * metrics.averageCharWidth(), hint.height())


class WriteStep(QWidget):
    """Emits ``write`` with a folder, ``deliver`` with where the package went."""

    write = Signal(Path)
    deliver = Signal(str)

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.choose = QPushButton()
        self.write_button = QPushButton()
        set_role(self.write_button, "primary")
        self._to_label = plain_label()
        self.delivered_to = _Asked()
        self._to_label.setBuddy(self.delivered_to)
        self.deliver_button = QPushButton()
        self._delivery = QWidget()
        self._arrange()
        self.choose.clicked.connect(self._choose)
        self.write_button.clicked.connect(self._write)
        self.deliver_button.clicked.connect(self._deliver)
        self.delivered_to.textChanged.connect(lambda _: self._set_enabled())
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.folder.setAccessibleName(tr("Folder"))
        self.folder.setPlaceholderText(tr("No folder chosen"))
        self.choose.setText(tr("Choose folder…"))
        self.write_button.setText(tr("Write the package"))
        self._to_label.setText(tr("Handed over to, and how"))
        self.delivered_to.setAccessibleName(tr("Handed over to, and how"))
        self.delivered_to.setPlaceholderText(tr("For example: SIPO, by USB stick"))
        self.deliver_button.setText(tr("Mark as delivered"))

    def allow(self, *, write: bool, deliver: bool) -> None:
        """What can be done now."""
        self.setVisible(write or deliver)
        for widget in (self.folder, self.choose, self.write_button):
            widget.setVisible(write)
        self._delivery.setVisible(deliver)
        self._set_enabled()

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(SPACE_S)
        first.addWidget(self.folder, 1)
        first.addWidget(self.choose)
        first.addWidget(self.write_button)
        second = Folding(self._delivery)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(SPACE_S)
        second.addWidget(self._to_label)
        second.addWidget(self.delivered_to, 1)
        second.addWidget(self.deliver_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addLayout(first)
        layout.addWidget(self._delivery)

    def _set_enabled(self) -> None:
        self.write_button.setEnabled(bool(self.folder.text()))
        self.deliver_button.setEnabled(bool(self.delivered_to.text().strip()))

    def _choose(self) -> None:
        start = self.folder.text() or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        title = self._translator.tr("Where to write the package")
        chosen = QFileDialog.getExistingDirectory(self, title, start)
        if chosen:
            self.folder.setText(chosen)
            self._set_enabled()
            self.write_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> None:
        self.write.emit(Path(self.folder.text()))

    def _deliver(self) -> None:
        self.deliver.emit(self.delivered_to.text().strip())
