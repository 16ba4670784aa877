"""The side panel: everything there is to know of the selected cell."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
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
from ui.detail_parts import FactBlock, Heading, PlaceHead
from ui.evidence.evidence_box import EvidenceBox
from ui.facet_fields import FacetFields
from ui.kept_parts import KeptParts
from ui.last_year_box import LastYearBox
from ui.on_file_list import OnFileList
from ui.problems.kinds import MARKS
from ui.style.icons import icon_for, pixmap
from ui.style.roles import frame, plain_label, set_role
from ui.style.settled import settle_page
from ui.style.tokens import ICON_PX, SPACE_M, SPACE_S, SPACE_XS, theme_of
from ui.tab_order import go_on

# Without a delay it would still come in the turn that paints the page.
_NEXT_TURN_MS = 1


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
        self._evidence = EvidenceBox(context.workspace, self._translator, self._page)
        self._evidence.asked.connect(self.evidenceAsked)
        self._comments = CommentBox(context.workspace, self._translator, self._page)
        self._comments.asked.connect(self.commentAsked)
        self._heads = KeptParts(partial(PlaceHead, self._page))
        self._headings = KeptParts(partial(Heading, self._page))
        self._facts = KeptParts(partial(FactBlock, self._page))
        self._rules = KeptParts(partial(frame, "rule"))
        self._parts: list[QWidget] = []
        self._passing: list[QWidget] = []
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
        """Catch up with what came while nobody saw it.

        A workspace's page is shown in a turn of its own, and this panel in the next.
        """
        if self._stale and self._context.pacer.busy:
            self._page.hide()
            QTimer.singleShot(_NEXT_TURN_MS, self, self._catch_up)
        else:
            self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        self._page.show()
        if self._stale:
            self._rebuild()
        settle_page(self, self._page)

    def _rebuild(self) -> None:
        said = self.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        self._stale = said and self.isHidden()
        if self._stale:
            return
        self._take_apart()
        if self._screen.place is None:
            hint = self._translator.tr(
                "Select a cell to see what it means and where it comes from."
            )
            self._put_once(plain_label("muted", hint, wrap=True))
        else:
            self._fill()
        self._layout.addStretch(1)
        for kept in (self._heads, self._headings, self._facts, self._rules):
            kept.let_go()
        for part in (self._facets, self._evidence, self._comments):
            part.setVisible(part in self._parts)
        go_on(self, *self._parts)
        settle_page(self, self._page)

    def _take_apart(self) -> None:
        while self._layout.takeAt(0) is not None:
            pass
        for part in self._passing:
            part.hide()
            part.deleteLater()
        self._parts, self._passing = [], []

    def _put(self, part: QWidget) -> None:
        self._layout.addWidget(part)
        # Screen readers and F6 go through the parts in the order in which they lie on each other.
        part.raise_()
        self._parts.append(part)

    def _put_once(self, part: QWidget) -> None:
        """Put what is made anew for each place."""
        self._put(part)
        self._passing.append(part)

    def _fill(self) -> None:
        tr = self._translator.tr
        title, code = self._screen.title
        head = self._heads.take()
        head.show_place(title, code, self._screen.subtitle, self._screen.value)
        self._put(head)
        if self._screen.can_restate:
            self._put_once(self._restate_button())
        for found in self._screen.problems():
            self._put_once(self._problem(found))
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
            self._put(self._facets)
        self._fill_boxes()
        history = self._screen.history()
        if history:
            self._section(tr("History"), [Fact(entry.at, entry.text) for entry in history])

    def _fill_boxes(self) -> None:
        """Evidence and comments."""
        place = self._screen.place
        if place is None:
            return
        for box in (self._evidence, self._comments) if place.row else (self._comments,):
            self._put(self._rules.take())
            box.show_place(place)
            self._put(box)

    def _fill_on_file(self) -> None:
        place = self._screen.place
        if place is None or not self._on_file.figures(place):
            return
        self._heading(self._translator.tr("On file"))
        figures = OnFileList(self._on_file, place, self._translator)
        figures.failed.connect(self.failed)
        self._put_once(figures)

    def _fill_last_year(self) -> None:
        place = self._screen.place
        if place is None or not place.column:
            return
        box = LastYearBox(self._context, place)
        if box.worth_showing:
            box.failed.connect(self.failed)
            self._heading(self._translator.tr("Last year beside this year"))
            self._put_once(box)

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
            block = self._facts.take()
            block.show_fact(fact)
            self._put(block)

    def _heading(self, title: str) -> None:
        heading = self._headings.take()
        heading.show_title(title)
        self._put(heading)
