"""The workbench: what the window can do, loaded once it has been painted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ipdesk import suffixes
from ipdesk.screens.navigation import NavigationScreen
from ui.actions import Actions
from ui.appearance import Appearance
from ui.areas import has_focus
from ui.commands import Commands
from ui.context import Context
from ui.corner import Corner
from ui.desk.desk_host import DeskHost
from ui.file_commands import FileCommands
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.manual.manual_desk import ManualDesk
from ui.manual.places import page_shown
from ui.messages import ask, show_error, show_stray_errors
from ui.outputs import Outputs
from ui.pack_commands import PackCommands
from ui.place_warning import PlaceWarning
from ui.province_commands import ProvinceCommands
from ui.receipt_commands import ReceiptCommands
from ui.report_page import ReportPage
from ui.session import Session
from ui.status_line import StatusLine
from ui.style.restyling import unseen
from ui.tab_order import go_on
from ui.tour.usher import Usher


class Workbench(QObject):
    """Menus, commands, jobs and the page of the open report, in the main window."""

    def __init__(self, window: MainWindow, session: Session, appearance: Appearance) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._window = window
        self._session = session
        self._translator = session.services.translator
        self._outputs: Outputs | None = None
        self.report: ReportPage | None = None
        self.jobs = Jobs(self)
        self.desks = DeskHost(session, window, self.jobs)
        self.files = FileCommands(session, window, self.desks, self.jobs)
        self.province = ProvinceCommands(session, window, self.switch_report)
        self.packs = PackCommands(session, self.jobs, window)
        self.receipts = ReceiptCommands(session, self.jobs, window)
        PlaceWarning(session, window)
        self.actions = Actions(window, window.menus, self._translator)
        named = self.actions.by_name
        self._corner = Corner(named["language"], named["theme"], named["keys"], self._translator)
        running = (session.backups, self.desks.backups.jobs, self.jobs)
        self._status = StatusLine(window.statusBar(), running, self._translator)
        self.usher = Usher(window, session, self.files, self._corner, lambda: self.report)
        self.manual = ManualDesk(
            window,
            session.services.resources,
            self._translator,
            lambda: page_shown(self.report, self.desks.page, session.context),
        )
        Commands(self, session, appearance, self.files, window).bind(self.actions)
        self._arrange()
        self._connect(appearance)
        show_stray_errors(self._translator, window)

    def retranslate(self) -> None:
        """Set all texts and icons anew, in every page."""
        self._window.retranslate()
        self.actions.retranslate()
        self._corner.retranslate()
        self._status.retranslate()
        self._window.start.retranslate()
        if self.report is not None:
            self.report.retranslate()
            self._window.setWindowTitle(self._title(self.report))
        self.desks.retranslate()
        self.usher.retranslate()
        self.manual.retranslate()
        self._show_where()

    @property
    def busy(self) -> bool:
        """Whether anything is still going on beside the window, or about to."""
        return self._session.settling or self.desks.backups.settling or self.jobs.busy

    def outputs(self) -> Outputs:
        """The commands that write files, after storing what is being typed."""
        if self.report is None or self._outputs is None:
            raise AssertionError("no report is open")
        self.report.commit_draft()
        return self._outputs

    def switch_report(self, report: str) -> None:
        """Show another report of the open workspace."""
        if self.report is not None and self.report.commit_draft():
            self._session.switch(report)

    def move_edition(self) -> None:
        """Show what moving the report to another edition does, and move it if that is wanted."""
        context = self._session.context
        if context is None or self.report is None or not self.report.commit_draft():
            return
        from ui.dialogs.move_dialog import MoveDialog

        dialog = MoveDialog(context, self._window)
        dialog.moved.connect(lambda: self._session.switch(context.workspace.report.header.id))
        dialog.open()

    def close_report(self) -> None:
        """Store drafts, close the workspace and go back to the start."""
        if self.report is not None and self._jobs_may_stop() and self.report.commit_draft():
            self._session.close()

    def close_window(self) -> None:
        """End the program, if nothing stands against it."""
        self._window.close()

    def _may_close(self) -> bool:
        """Store drafts, end the jobs and remember the window, before it goes.

        A draft that could not be stored keeps the window open.
        """
        if not self._jobs_may_stop():
            return False
        if self.report is not None and not self.report.commit_draft():
            return False
        self.jobs.stop()
        self.desks.close()
        self._session.close()
        self._session.settings.geometry = self._window.geometry_text()
        self._session.save_settings()
        return True

    def _jobs_may_stop(self) -> bool:
        if not self.jobs.busy:
            return True
        tr = self._translator.tr
        return ask(
            tr("A file is still being written."),
            tr("If you stop now, the file is not made. What was saved is safe."),
            tr("Stop and close"),
            self._translator,
            self._window,
        )

    def _on_opened(self, context: Context) -> None:
        """Show a workspace that was opened, at its overview if there is more in it."""
        first = NavigationScreen(context.workspace, self._translator).first()
        self._show(context, first)

    def _show(self, context: Context, first: str = "") -> None:
        turn = self._session.pacer.turn
        turn()
        page = ReportPage(
            context, self.jobs, self._session.settings, self.province, self._window.pages
        )
        turn()
        page.failed.connect(self._on_failed)
        page.turning.connect(self._appearance.catch_up)
        page.told.connect(self._status.tell)
        page.receiptAsked.connect(self.receipts.carry_out)
        self._outputs = Outputs(context, self.jobs, self._window)
        page.begin(first)
        turn()
        self._window.take_page(page)
        turn()
        self._put(page)
        turn(always=True)
        page.enter()

    def _on_closed(self) -> None:
        self.jobs.stop()
        self._outputs = None
        self.usher.leave()
        self._put(None)
        self._window.start.focus_first()

    def _on_desk_closed(self) -> None:
        self._put(None)
        self._window.start.focus_first()

    def _on_failed(self, error: BaseException) -> None:
        show_error(error, self._translator, self._window)

    def _put(self, page: ReportPage | None) -> None:
        """Show a report's page, or the start page, in place of the page before."""
        old, self.report = self.report, page
        if page is None:
            self._window.start.refresh()
            self._window.show_page(self._window.start, "IPDesk")
        else:
            self._window.show_page(page, self._title(page))
            self._session.pacer.turn(always=True)
        if old is not None:
            old.close_views()
            self._window.drop_page(old)
        self.actions.show_open(report=page is not None)
        self._show_where()

    def _show_where(self) -> None:
        context = self._session.context
        self._status.show_where(Path(context.workspace.store.path) if context is not None else None)

    def _take_file(self, path: str) -> None:
        if self.report is None or not self.report.commit_draft():
            return
        if path.lower().endswith(suffixes.RECEIPT):
            self.receipts.take(Path(path))
        else:
            self.packs.install(Path(path))

    def _show_receipted(self, report: str) -> None:
        """Show the report that a receipt answers: what is to be answered, else where it stands."""
        context = self._session.context
        if context is None:
            return
        if context.workspace.report.header.id != report:
            self._session.switch(report)
        if self.report is not None and self._session.context is not None:
            threads = self._session.context.workspace.comments.threads()
            sent = any(thread.first.origin for thread in threads)
            self.report.navigation.choose("comments" if sent else "seal")

    def _title(self, page: ReportPage) -> str:
        words = page.header.words
        title = words.title()
        if words.practice():
            title = self._translator.tr("Practice – {title}", title=title)
        return f"{title} — IPDesk"

    def _unseen(self) -> list[QWidget]:
        pages = unseen(self._window.pages)
        return pages if self.report is None else [*pages, *unseen(self.report.stack)]

    def _on_appearance(self) -> None:
        self.retranslate()
        self.actions.redraw_icons()
        self._session.save_settings()

    def _arrange(self) -> None:
        self._window.menuBar().setCornerWidget(self._corner)
        self._corner.show()
        go_on(self._window, self._corner)
        settings = self._session.settings
        self.actions.by_name["detail"].setChecked(settings.show_detail)
        self.actions.by_name["problems"].setChecked(settings.show_problems)
        self.actions.show_open(report=False)
        self.actions.retranslate()
        self._corner.retranslate()
        self._window.start.complete()
        if not has_focus(self._window.start):
            self._window.start.focus_first()
        self._show_where()

    def _connect(self, appearance: Appearance) -> None:
        self._window.may_close = self._may_close
        self._window.fileDropped.connect(self._take_file)
        self.receipts.taken.connect(self._show_receipted)
        self._session.opened.connect(lambda _: self.desks.close())
        self._session.opened.connect(self._on_opened)
        self.desks.closed.connect(self._on_desk_closed)
        self._session.turned.connect(self._show)
        self._session.closed.connect(self._on_closed)
        self._session.failed.connect(self.files.tell)
        self._session.pacer.began.connect(self.jobs.hold)
        self._session.pacer.ended.connect(self.jobs.release)
        appearance.unseen = self._unseen
        appearance.changed.connect(self._on_appearance)
        start = self._window.start
        start.newWanted.connect(self.files.new)
        start.openWanted.connect(self.files.choose)
        start.deskWanted.connect(self.desks.new)
        start.exampleWanted.connect(self.files.example)
        start.fileWanted.connect(lambda path: self.files.open(Path(path)))
        start.forgetWanted.connect(self._on_forget)

    def _on_forget(self, path: str) -> None:
        self.files.forget(path)
        self._window.start.refresh()
