"""The page of an open report: navigation, the current section or page, detail, problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ipdesk.errors import KnownError
from ipdesk.places import Place
from ipdesk.restatement import CarriedFigure
from ipdesk.screens.last_year import LastYearScreen
from ui.areas import entry, focus_next, has_focus
from ui.bridge import Bridge
from ui.comments.comment_desk import CommentDesk
from ui.context import Context
from ui.detail_panel import DetailPanel
from ui.evidence.drops import FileDrops
from ui.evidence.evidence_desk import EvidenceDesk
from ui.evidence.evidence_page import EvidencePage
from ui.grid.section_view import SectionView
from ui.jobs import Jobs
from ui.navigation import Navigation
from ui.problems.case_desk import CaseDesk
from ui.problems.problem_panel import ProblemPanel
from ui.province_commands import ProvinceCommands
from ui.report_header import ReportHeader
from ui.report_layout import ReportLayout
from ui.settings import Settings

if TYPE_CHECKING:
    from ipdesk.screens.undoing import Told, UndoScreen


class ReportPage(QWidget):
    """Views are made when first shown; each is told of changes through the bridge.

    ``failed`` carries an error that one of the views met, ``told`` what was done in words. Who
    types over a carried figure is offered to restate it instead.
    """

    failed = Signal(object)
    told = Signal(str)

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
        self._jobs = jobs
        self._province = province
        self._settings = settings
        self._detail_instead = False
        self._bridge = Bridge(context.workspace, self)
        self._views: dict[str, QWidget] = {}
        self._evidence = EvidenceDesk(context, jobs, self)
        self._comments = CommentDesk(context, settings, self)
        self.header = ReportHeader(context)
        self.navigation = Navigation(context)
        self.stack = QStackedWidget()
        self.detail = DetailPanel(context)
        self.problems = ProblemPanel(context)
        self.cases = CaseDesk(context, self.stack, self._selected)
        self.cases.join(self.problems)
        areas = (self.navigation, self.cases, self.detail, self.problems)
        self._layout = ReportLayout(self, settings)
        self._layout.arrange(self.header, *areas)
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
        """Set all texts and icons anew, in every view made so far."""
        fixed = (self.header, self.navigation, self.cases, self.detail, self.problems)
        for view in (*fixed, *self._views.values()):
            view.retranslate()  # type: ignore[attr-defined]  # every view has it, by contract

    def show_section(self, code: str) -> None:
        """Show a section."""
        self._show(code, lambda: self._section(code))

    def show_page(self, code: str) -> None:
        """Show one of the fixed pages: province, targets, trends, check or seal."""
        pages: dict[str, Callable[[], QWidget]] = {
            "province": self._province_page,
            "targets": self._targets_page,
            "trends": self._trends_page,
            "evidence": lambda: EvidencePage(self._context),
            "changes": self._changes_page,
            "compare": self._compare_page,
            "comments": self._comments_page,
            "second": self._second_page,
            "check": self._check_page,
            "seal": self._seal_page,
        }
        self._show(code, pages[code])

    def show_place(self, place: Place) -> None:
        """Go to a cell, wherever it is."""
        if place.section not in self._context.workspace.form.sections:
            return
        self.navigation.choose(place.section)
        view = self._views[place.section]
        view.show_place(place)  # type: ignore[attr-defined]  # a SectionView
        self.detail.show_place(place)

    def show_panels(self) -> None:
        """Show or hide detail and problems as set, but not beside the fixed pages.

        A checklist opens its rows in an editor beside them and leaves no room for the detail.
        Where all areas have no room side by side, the detail takes the place of the navigation
        while it is wanted.
        """
        section = self._context.workspace.form.sections.get(self._current_code())
        own_editor = section is not None and section.section.view == "checklist"
        narrow = self._layout.narrow
        wanted = self._detail_instead if narrow else self._settings.show_detail
        detail = section is not None and not own_editor and wanted
        self.detail.setVisible(detail)
        self.navigation.setVisible(not (narrow and detail))
        self.problems.setVisible(section is not None and self._settings.show_problems)

    def toggle_detail(self) -> None:
        """Show the detail panel, or hide it."""
        if self._layout.narrow:
            self._detail_instead = not self._detail_instead
        else:
            self._settings.show_detail = not self._settings.show_detail
        self.show_panels()

    def toggle_problems(self) -> None:
        """Show the problem panel, or hide it."""
        self._settings.show_problems = not self._settings.show_problems
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

    def restate(self, place: Place | None = None, typed: str = "") -> None:
        """Restate the opening figure at a place, or in the selected cell; say why if it is none."""
        from ipdesk.screens.restating import Restating
        from ui.dialogs.restate import RestateDialog

        self.commit_draft()
        place = place or self._selected()
        context = self._context
        restating = Restating(context.workspace, context.sentences, context.services.translator)
        why_not = restating.why_not(place)
        if why_not is not None:
            self.failed.emit(why_not)
        else:
            RestateDialog(context, place, typed, self).open()

    def confirm_rows(self) -> None:
        """Say of the selected rows of a roster that they still hold."""
        view = self.stack.currentWidget()
        if isinstance(view, SectionView):
            view.confirm_rows()

    def carry_forward(self) -> None:
        """Take last year's text into the selected cells, where the catalogue allows it."""
        view, context = self.stack.currentWidget(), self._context
        if not isinstance(view, SectionView) or not self.commit_draft():
            return
        words = (context.sentences, context.services.translator)
        try:
            self.told.emit(LastYearScreen(context.workspace, *words).carry(view.selected, self))
        except KnownError as error:
            self.failed.emit(error)

    def undo(self) -> None:
        """Take the last step back and go to where it was."""
        self._retrace(lambda steps: steps.undo(self))

    def redo(self) -> None:
        """Do the step again that was undone last, and go to it."""
        self._retrace(lambda steps: steps.redo(self))

    def adopt(self) -> None:
        """Show what the scheme in force sets otherwise, and take it over if that is wanted."""
        from ui.dialogs.adopt_dialog import AdoptDialog

        if self.commit_draft():
            AdoptDialog(self._context, self).open()

    def attach_evidence(self) -> None:
        """Attach files to the selected cell or row."""
        if self.commit_draft():
            self._evidence.ask_attach(self._selected())

    def comment(self) -> None:
        """Ask for a comment on the selected cell."""
        if self.commit_draft():
            self._comments.comment(self._selected())

    def flag(self) -> None:
        """Flag the selected cell, or take its flag off."""
        if self.commit_draft():
            self._comments.flag(self._selected())

    def next_flagged(self) -> None:
        """Go to the flagged place behind the selected one, round the end."""
        found = self._comments.next_flagged(self._selected())
        if found is not None:
            self.show_place(found)

    def check_all(self) -> None:
        """Check the whole report and go to the list of problems."""
        self.commit_draft()
        self.navigation.choose("check")
        self._views["check"].check_all()  # type: ignore[attr-defined]  # a ProblemPanel

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
        inside = has_focus(self.stack)
        self.stack.setCurrentWidget(view)
        if isinstance(view, SectionView):
            view.begin()
            self.detail.show_place(view.place)
        if inside:
            entry(self.stack).setFocus(Qt.FocusReason.OtherFocusReason)
        self.navigation.choose(code)
        self.show_panels()

    def _retrace(self, run: Callable[[UndoScreen], Told]) -> None:
        from ipdesk.screens.undoing import UndoScreen

        if not self.commit_draft():
            return
        context = self._context
        if getattr(self.stack.currentWidget(), "blind", False):
            # Going to the place would show what the second person must not see.
            tr = context.services.translator.tr
            self.told.emit(tr("Second keying is no step of the report: just type over it."))
            return
        words = (context.sentences, context.services.translator)
        try:
            told = run(UndoScreen(context.workspace, *words))
        except KnownError as error:
            self.failed.emit(error)
            return
        self.show_place(told.place)
        self.told.emit(told.sentence)

    def _comments_page(self) -> QWidget:
        from ui.comments.comments_page import CommentsPage

        return CommentsPage(self._context, self._settings)

    def _second_page(self) -> QWidget:
        from ui.second_keying.keying_page import KeyingPage

        return KeyingPage(self._context)

    def _province_page(self) -> QWidget:
        from ui.province.province_page import ProvincePage

        return ProvincePage(self._context, self._province)

    def _check_page(self) -> QWidget:
        panel = ProblemPanel(self._context)
        self.cases.join(panel)
        return panel

    def _targets_page(self) -> QWidget:
        from ui.targets.targets_page import TargetsPage

        return TargetsPage(self._context)

    def _trends_page(self) -> QWidget:
        from ui.trends.trends_page import TrendsPage

        return TrendsPage(self._context)

    def _changes_page(self) -> QWidget:
        from ui.changes.changes_page import ChangesPage

        return ChangesPage(self._context, self._jobs)

    def _compare_page(self) -> QWidget:
        from ui.comparing.compare_page import ComparePage

        return ComparePage(self._context, self._jobs)

    def _seal_page(self) -> QWidget:
        from ui.sealing.seal_page import SealPage

        page = SealPage(self._context, self._jobs)
        page.problemsRequested.connect(lambda: self.navigation.choose("check"))
        return page

    def _section(self, code: str) -> QWidget:
        view = SectionView(self._context, code)
        view.placeSelected.connect(self.detail.show_place)
        view.placeSelected.connect(self.cases.show_place)
        return view

    def _attach(self, view: QWidget) -> None:
        """Connect what a view may offer beside the contract's methods."""
        self._bridge.attach(view)
        activated = getattr(view, "placeActivated", None)
        if activated is not None:
            activated.connect(self.show_place)
        asked = getattr(view, "evidenceAsked", None)
        if asked is not None:
            asked.connect(self._evidence.carry_out)
        asked = getattr(view, "commentAsked", None)
        if asked is not None:
            asked.connect(self._comments.carry_out)
        failed = getattr(view, "failed", None)
        if failed is not None:
            failed.connect(self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, CarriedFigure):
            params = error.params
            place = Place(*(str(params[name]) for name in Place._fields))
            self.restate(place, str(params.get("typed", "")))
        else:
            self.failed.emit(error)

    def _place_at(self, point: QPoint) -> Place | None:
        """What files dropped at a point of the screen would prove."""
        if not self._context.workspace.editable:
            return None
        view = self.stack.currentWidget()
        inside = self.stack.rect().contains(self.stack.mapFromGlobal(point))
        place = view.place_at(point) if isinstance(view, SectionView) and inside else None
        if not inside and self.detail.isVisible():
            place = self._selected()
        return place if place is not None and place.row else None

    def _selected(self) -> Place:
        view = self.stack.currentWidget()
        return view.place if isinstance(view, SectionView) else Place("")

    def _current_code(self) -> str:
        current = self.stack.currentWidget()
        return next((code for code, view in self._views.items() if view is current), "")

    def _connect(self) -> None:
        self.navigation.sectionChosen.connect(self.show_section)
        self.navigation.pageChosen.connect(self.show_page)
        self.header.finder.found.connect(self.show_place)
        self.detail.restateWanted.connect(self.restate)
        self._evidence.failed.connect(self.failed)
        self._comments.failed.connect(self.failed)
        self._comments.told.connect(self.told)
        FileDrops(self, self._place_at, self._evidence.ask_attach)
        self.cases.told.connect(self.told)
        for view in (self.header, self.navigation, self.cases, self.detail, self.problems):
            self._attach(view)
