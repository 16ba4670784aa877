"""The side panel: everything there is to know of the selected cell."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.changes import ChangeSet
from ipdesk.places import Place
from ipdesk.screens.cell_facts import Fact
from ipdesk.screens.detail import DetailScreen, Found
from ipdesk.screens.on_file import OnFile
from ui.comments.comment_box import CommentBox
from ui.context import Context
from ui.evidence.evidence_box import EvidenceBox
from ui.facet_fields import FacetFields
from ui.last_year_box import LastYearBox
from ui.on_file_list import OnFileList
from ui.problems.kinds import MARKS
from ui.style.icons import icon_for, pixmap
from ui.style.roles import frame, plain_label, set_role
from ui.style.settled import settle_page
from ui.style.tokens import ICON_PX, SPACE_M, SPACE_S, SPACE_XS, theme_of
from ui.tab_order import go_on


class DetailPanel(QScrollArea):
    """Shows one cell. ``failed`` tells a known error; what was typed stays.

    ``restateWanted`` tells the place of an opening figure that is to be restated,
    ``evidenceAsked`` what is to be done with evidence, ``commentAsked`` with comments.
    """

    failed = Signal(object)
    restateWanted = Signal(object)
    evidenceAsked = Signal(object)
    commentAsked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._workspace = context.workspace
        self._screen = DetailScreen(context.workspace, context.sentences, self._translator)
        self._on_file = OnFile(context.workspace, self._translator)
        self._context = context
        self.destroyed.connect(self._screen.close)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stale = False
        self._page = QWidget()
        self._layout = QVBoxLayout(self._page)
        self._layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        self._layout.setSpacing(SPACE_S)
        self._facets = FacetFields(self._screen, self._translator, self)
        self._facets.failed.connect(self.failed)
        self.setWidget(self._page)
        self.retranslate()

    def show_place(self, place: Place) -> None:
        """Show a cell, a row or a section."""
        if place != self._screen.place:
            self._facets.commit()
            self._screen.show(place)
            self._rebuild()
            self.verticalScrollBar().setValue(0)

    def apply_change(self, change: ChangeSet) -> None:
        """Show what a change did, if it may concern the cell. Open drafts stay."""
        self._screen.absorb(change)
        place = self._screen.place
        if place is not None and change.origin is not self._facets:
            self._screen.show(place)
            self._rebuild()

    def commit_draft(self) -> bool:
        """Store an open draft: False if it was refused."""
        return self._facets.commit()

    def retranslate(self) -> None:
        """Show all words in the present language."""
        self.setAccessibleName(self._translator.tr("Details of the selected cell"))
        self._rebuild()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody saw it."""
        if self._stale:
            self._rebuild()
        super().showEvent(event)
        settle_page(self, self._page)

    def _rebuild(self) -> None:
        said = self.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        self._stale = said and self.isHidden()
        if self._stale:
            return
        self._facets.setParent(self)
        self._facets.hide()
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._facets:
                widget.hide()
                widget.deleteLater()
        if self._screen.place is None:
            hint = self._translator.tr(
                "Select a cell to see what it means and where it comes from."
            )
            self._layout.addWidget(plain_label("muted", hint, wrap=True))
        else:
            self._fill()
        self._layout.addStretch(1)
        # Not by the layout's items: PySide is not told when Qt deletes such a one.
        parts = [part for part in self._page.children() if isinstance(part, QWidget)]
        go_on(self, *(part for part in parts if self._layout.indexOf(part) >= 0))
        settle_page(self, self._page)

    def _fill(self) -> None:
        tr = self._translator.tr
        self._layout.addWidget(self._head())
        if self._screen.can_restate:
            self._layout.addWidget(self._restate_button())
        for found in self._screen.problems():
            self._layout.addWidget(self._problem(found))
        self._fill_last_year()
        self._fill_on_file()
        formula = self._screen.formula()
        if formula:
            self._section(tr("How it is computed"), formula)
        whole = self._screen.place is not None and not self._screen.place.row
        meaning = tr("This section") if whole else tr("What it means")
        self._section(meaning, self._screen.facts())
        facets = self._screen.facets()
        self._facets.show_facets(facets)
        if facets:
            self._heading(tr("Beside the value"))
            self._layout.addWidget(self._facets)
            self._facets.show()
        self._fill_evidence()
        self._fill_comments()
        history = self._screen.history()
        if history:
            self._section(tr("History"), [Fact(entry.at, entry.text) for entry in history])

    def _fill_evidence(self) -> None:
        place = self._screen.place
        if place is None or not place.row:
            return
        self._layout.addWidget(frame("rule"))
        box = EvidenceBox(self._workspace, self._translator, self._page)
        box.show_place(place)
        box.asked.connect(self.evidenceAsked)
        self._layout.addWidget(box)

    def _fill_comments(self) -> None:
        if self._screen.place is None:
            return
        self._layout.addWidget(frame("rule"))
        box = CommentBox(self._workspace, self._translator, self._screen.place, self._page)
        box.asked.connect(self.commentAsked)
        self._layout.addWidget(box)

    def _fill_on_file(self) -> None:
        place = self._screen.place
        if place is None or not self._on_file.figures(place):
            return
        self._heading(self._translator.tr("On file"))
        figures = OnFileList(self._on_file, place, self._translator)
        figures.failed.connect(self.failed)
        self._layout.addWidget(figures)

    def _fill_last_year(self) -> None:
        place = self._screen.place
        if place is None or not place.column:
            return
        box = LastYearBox(self._context, place)
        if box.worth_showing:
            box.failed.connect(self.failed)
            self._heading(self._translator.tr("Last year beside this year"))
            self._layout.addWidget(box)

    def _head(self) -> QWidget:
        title, code = self._screen.title
        head = QWidget(self._page)
        layout = QVBoxLayout(head)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if code:
            layout.addWidget(plain_label("code", code))
        layout.addWidget(plain_label("heading", title, wrap=True))
        layout.addWidget(plain_label("muted", self._screen.subtitle, wrap=True))
        value = plain_label("", self._screen.value, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = value.font()
        font.setBold(True)
        value.setFont(font)
        if self._screen.value:
            layout.addWidget(value)
        return head

    def _restate_button(self) -> QWidget:
        button = QPushButton(icon_for(self._page, "pencil"), self._translator.tr("Restate…"))
        place = self._screen.place
        button.clicked.connect(lambda: self.restateWanted.emit(place))
        return button

    def _problem(self, found: Found) -> QWidget:
        mark = MARKS[found.mark or "notice"]
        card = frame("banner")
        set_role(card, "banner", mark.tone)
        line = QHBoxLayout(card)
        line.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        sign = QLabel()
        colour = theme_of(self._page.palette()).tone(mark.tone)
        sign.setPixmap(pixmap(mark.icon, colour, ICON_PX, self.devicePixelRatioF()))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        body = QVBoxLayout()
        body.setSpacing(2)
        sentence = plain_label("tone", found.sentence, wrap=True)
        set_role(sentence, "tone", mark.tone)
        body.addWidget(sentence)
        for text in (found.proposal or found.remedy, found.explanation):
            if text:
                body.addWidget(plain_label("", text, wrap=True))
        said = self._translator.tr("{rule} · F4 shows the rule", rule=found.rule)
        body.addWidget(plain_label("code", said))
        line.addLayout(body, 1)
        return card

    def _section(self, title: str, facts: list[Fact]) -> None:
        if not facts:
            return
        self._heading(title)
        for fact in facts:
            block = QWidget(self._page)
            layout = QVBoxLayout(block)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
            layout.addWidget(plain_label("code", fact.name, wrap=True))
            text = plain_label("", fact.text, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(text)
            self._layout.addWidget(block)

    def _heading(self, title: str) -> None:
        self._layout.addSpacing(SPACE_XS)
        self._layout.addWidget(frame("rule"))
        label = plain_label("", title)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        self._layout.addWidget(label)
