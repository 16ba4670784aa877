"""Fields for what can be said beside a value: its source, document, basis, note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.detail import DetailScreen, Facet
from ui.field_widgets.draft import Draft
from ui.field_widgets.line_field import LineField
from ui.field_widgets.make import AnyField, set_read_only
from ui.field_widgets.multiline_field import MultilineField
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_XS

_LONG = ("source", "basis", "note")


class FacetFields(QWidget):
    """One field for each facet. It is the origin of the changes typed in it."""

    failed = Signal(object)

    def __init__(
        self, screen: DetailScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator
        self._drafts: dict[str, Draft] = {}
        self._fields: dict[str, AnyField] = {}
        self._shown: tuple[object, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE_XS)

    def show_facets(self, facets: list[Facet]) -> None:
        """Show these; the fields of the same cell stay, with their open drafts."""
        shown = (self._screen.place, *((facet.code, facet.name) for facet in facets))
        if shown != self._shown:
            self._shown = shown
            self._rebuild(facets)
        for facet in facets:
            field = self._fields[facet.code]
            set_read_only(field, locked=not self._screen.editable)
            if not self._drafts[facet.code].open:
                field.show_begun(facet.text)

    def field(self, facet: str) -> AnyField:
        """The field of a facet that is shown."""
        return self._fields[facet]

    def commit(self) -> bool:
        """Store open drafts: False if one was refused."""
        refused = [draft for draft in self._drafts.values() if not draft.commit()]
        return not refused

    def _rebuild(self, facets: list[Facet]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._drafts, self._fields = {}, {}
        for facet in facets:
            field: AnyField = MultilineField(lines=2) if facet.code in _LONG else LineField()
            field.setAccessibleName(facet.name)
            label = plain_label("code", facet.name)
            label.setBuddy(field)
            self._fields[facet.code] = field
            self._drafts[facet.code] = Draft(field, self._writer(facet.code))
            self._layout.addWidget(label)
            self._layout.addWidget(field)

    def _writer(self, facet: str) -> Callable[[str], bool]:
        def write(text: str) -> bool:
            try:
                self._screen.annotate(facet, text, self)
            except KnownError as error:
                self.failed.emit(error)
                return False
            return True

        return write
