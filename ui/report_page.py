"""The page of an open report: navigation, the current section or page, detail, problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ipdesk.places import Place
from ui.areas import entry, focus_next, has_focus
from ui.bridge import Bridge
from ui.comments.comment_desk import CommentDesk
from ui.context import Context
from ui.detail_panel import DetailPanel
from ui.evidence.drop_place import DropPlace
from ui.evidence.drops import FileDrops
from ui.evidence.evidence_desk import EvidenceDesk
from ui.grid.section_view import SectionView
from ui.jobs import Jobs
from ui.navigation import Navigation
from ui.problems.case_desk import CaseDesk
from ui.problems.problem_panel import ProblemPanel
from ui.province_commands import ProvinceCommands
from ui.report_commands import ReportCommands
from ui.report_header import ReportHeader
from ui.report_layout import ReportLayout
from ui.report_pages import ReportPages
from ui.report_panels import ReportPanels
from ui.settings import Settings
from ui.tab_order import go_on

if TYPE_CHECKING:
    from ipdesk.screens.navigation import PageCode


class ReportPage(QWidget):
    """Views are made when first shown; each is told of changes through the bridge.

    ``failed`` carries an error that one of the views met, ``told`` what was done in words,
    ``receiptAsked`` what is wanted of a receipt; ``turning`` the view that is shown next.
    """

    failed = Signal(object)
    told = Signal(str)
    receiptAsked = Signal(str)
    turning = Signal(QWidget)

    def __init__(
        self,
        context: Context,
        jobs: Jobs,
        settings: Settings,
        province: ProvinceCommands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = Bridge(context.workspace, self, context.pacer)
        self._views: dict[str, QWidget] = {}
        self._evidence = EvidenceDesk(context, jobs, self)
        self._comments = CommentDesk(context, settings, self)
        self.header = ReportHeader(context)
        self.navigation = Navigation(context)
        self.stack = QStackedWidget()
        context.pacer.turn()
        self.detail = DetailPanel(context)
        self.problems = ProblemPanel(context)
        context.pacer.turn()
        self._pages = ReportPages(context, jobs, settings, province, self.stack)
        desks = (self._evidence, self._comments)
        self.commands = ReportCommands(context, self.stack, *desks, self.commit_draft)
        self.cases = CaseDesk(context, self.stack, self.commands.selected)
        areas = (self.navigation, self.cases, self.detail, self.problems)
        context.pacer.turn()
        layout = ReportLayout(self, settings)
        layout.arrange(self.header, *areas)
        self._panels = ReportPanels(layout, settings, self.navigation, self.detail, self.problems)
        go_on(self.navigation, self.stack, self.cases.strip, self.detail, self.problems)
        self._connect()
        self.show_panels()

    def parts(self) -> dict[str, QWidget]:
        """What can be pointed at, by name."""
        return {
            "navigation": self.navigation,
            "work": self.stack,
            "detail": self.detail,
            "problems": self.problems,
            "finder": self.header.finder,
        }

    def begin(self, code: str = "") -> None:
        """Show where work begins: this section or page, else the first section."""
        self.navigation.choose(code or next(iter(self._context.workspace.form.sections)))

    def enter(self) -> None:
        """Give the keyboard to what is typed first; where nothing is typed, to the navigation."""
        view = self.stack.currentWidget()
        if isinstance(view, SectionView) and view.place.row:
            view.show_place(view.place)
        else:
            self.navigation.setFocus()

    def retranslate(self) -> None:
        """Set all texts and icons anew, in views that are not shown when they are."""
        self._bridge.retranslate()

    def show_section(self, code: str) -> None:
        """Show a section."""
        self._show(code, lambda: self._section(code))

    def show_page(self, code: PageCode) -> None:
        """Show one of the fixed pages."""
        self._show(code, lambda: self._pages.make(code))

    def show_place(self, place: Place) -> None:
        """Go to a cell, wherever it is."""
        if place.section not in self._context.workspace.form.sections:
            return
        self.navigation.choose(place.section)
        view = self._views[place.section]
        view.show_place(place)  # type: ignore[attr-defined]  # a SectionView
        self.detail.show_place(place)

    def show_comment(self, place: Place) -> None:
        """Go to the comment on a place, and give it the keyboard."""
        self.navigation.choose("comments")
        view = self._views["comments"]
        view.show_place(place)  # type: ignore[attr-defined]  # a CommentsPage
        entry(view).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panels(self) -> None:
        """Show or hide the panels as what is shown has room for them."""
        section = self._context.workspace.form.sections.get(self._current_code())
        self._panels.show(section, self.cases.strip)

    def toggle_detail(self) -> None:
        """Show the detail panel, or hide it."""
        self._panels.want_detail_or_not()
        self.show_panels()

    def toggle_problems(self) -> None:
        """Show the problem panel, or hide it."""
        self._panels.want_problems_or_not()
        self.show_panels()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the areas for which there is room."""
        super().resizeEvent(event)
        self.show_panels()

    def commit_draft(self) -> bool:
        """Store what is being typed, before anything reads the report: False if it was refused."""
        commits = [getattr(v, "commit_draft", None) for v in (self.detail, *self._views.values())]
        refused = [commit for commit in commits if commit is not None and not commit()]
        return not refused

    def check_all(self) -> None:
        """Check the whole report and go to the list of problems."""
        self.commit_draft()
        self.navigation.choose("check")
        self._views["check"].check_all()  # type: ignore[attr-defined]  # a ProblemPanel

    def begin_sealing(self) -> None:
        """Go to the step of sealing that comes next."""
        self.navigation.choose("seal")
        entry(self.stack).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_area(self) -> None:
        """Move the focus on: navigation, section, detail, problems."""
        focus_next((self.navigation, self.stack, self.detail, self.problems))

    def close_views(self) -> None:
        """Store drafts and stop listening, before the workspace closes."""
        self.commit_draft()
        self._evidence.close()
        self._bridge.close()

    def _show(self, code: str, make: Callable[[], QWidget]) -> None:
        self.commit_draft()
        view = self._views.get(code)
        if view is None:
            view = self._views[code] = make()
            self._attach(view)
            self.stack.addWidget(view)
            go_on(self.stack, view)
        inside = has_focus(self.stack)
        beside = list(filter(has_focus, (self.detail, self.problems)))
        self.turning.emit(view)
        self.stack.setCurrentWidget(view)
        if isinstance(view, SectionView):
            view.begin()
            self.detail.show_place(view.place)
        if inside:
            entry(self.stack).setFocus(Qt.FocusReason.OtherFocusReason)
        self.navigation.choose(code)
        self.show_panels()
        if any(area.isHidden() for area in beside):
            # Qt would give the keyboard to whatever comes next in the window.
            entry(self.stack).setFocus(Qt.FocusReason.OtherFocusReason)

    def _section(self, code: str) -> QWidget:
        view = SectionView(self._context, code, self.stack)
        view.placeSelected.connect(self.detail.show_place)
        view.placeSelected.connect(self.cases.show_place)
        return view

    def _attach(self, view: QWidget) -> None:
        """Connect what a view may offer beside the contract's methods."""
        self._bridge.attach(view)
        slots: dict[str, Callable[..., object] | SignalInstance] = {
            "placeActivated": self.show_place,
            "commentActivated": self.show_comment,
            "evidenceAsked": self._evidence.carry_out,
            "commentAsked": self._comments.carry_out,
            "receiptAsked": self.receiptAsked,
            "problemsRequested": lambda: self.navigation.choose("check"),
            "failed": self.commands.meet,
        }
        for name, slot in slots.items():
            signal = getattr(view, name, None)
            if signal is not None:
                signal.connect(slot)
        if isinstance(view, ProblemPanel):
            self.cases.join(view)

    def _current_code(self) -> str:
        current = self.stack.currentWidget()
        return next((code for code, view in self._views.items() if view is current), "")

    def _connect(self) -> None:
        self.navigation.sectionChosen.connect(self.show_section)
        self.navigation.pageChosen.connect(self.show_page)
        self.header.finder.found.connect(self.show_place)
        self.detail.restateWanted.connect(self.commands.restate)
        self._evidence.failed.connect(self.failed)
        for desk in (self._comments, self.commands):
            desk.failed.connect(self.failed)
            desk.told.connect(self.told)
        self.commands.placeWanted.connect(self.show_place)
        places = DropPlace(self._context.workspace, self.stack, self.detail, self.commands.selected)
        FileDrops(self, places.at, self._evidence.ask_attach)
        self.cases.told.connect(self.told)
        self.cases.strip.turned.connect(self.show_panels)
        for view in (self.header, self.navigation, self.cases, self.detail, self.problems):
            self._attach(view)
