"""What can be done with evidence: attach, open, save, describe and remove. Work runs in a job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ipdesk.errors import KnownError
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.copies import ReadOnlyCopies
from ipdesk.evidence.facts import Facts
from ipdesk.evidence.refusal import EvidenceRefused
from ipdesk.evidence.saving import save
from ipdesk.evidence.taking import TakenFile, take
from ipdesk.places import Place
from ipdesk.records import EvidenceRecord
from ui.context import Context
from ui.evidence.fetching import fetched_pieces
from ui.evidence.tidying import Tidying
from ui.file_choice import existing_folder
from ui.jobs import Jobs, Progress
from ui.messages import ask


class Request(NamedTuple):
    """What a view asks for: ``attach`` to a place, or something to be done with uses of files.

    ``what`` is attach, open, save, describe or remove.
    """

    what: str
    place: Place
    uses: tuple[EvidenceRecord, ...] = ()
    files: tuple[Path, ...] = ()


class EvidenceDesk(QObject):
    """Carries out what views ask for. ``failed`` tells an error; nothing was changed then."""

    failed = Signal(object)

    def __init__(
        self,
        context: Context,
        jobs: Jobs,
        window: QWidget,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._translator = context.services.translator
        self._jobs = jobs
        self._window = window
        self._open_url = open_url
        self._copies = ReadOnlyCopies()
        self._running: Progress | None = None
        self._closed = False
        self.attacher = Attacher(context.workspace)
        self._tidying = Tidying(self.attacher, self)

    def carry_out(self, request: Request) -> None:
        """Do what a view asks for."""
        if request.what == "attach":
            self.ask_attach(request.place, request.files)
        elif request.what == "open":
            self.open_copy(request.uses[0])
        elif request.what == "save":
            self._ask_save(request.uses[0])
        elif request.what == "describe":
            self._ask_describe(request.uses[0])
        else:
            self._ask_remove(request.uses)

    def ask_attach(self, place: Place, files: Sequence[Path] = ()) -> None:
        """Ask for files and what is to be said of them; where nothing can be, say why."""
        from ipdesk.errors import Sealed, UsageError
        from ui.evidence.attach_dialog import AttachDialog

        workspace = self._context.workspace
        if not workspace.editable:
            self.failed.emit(Sealed(state=workspace.report.header.state))
        elif not place.row:
            self.failed.emit(UsageError("evidence_place"))
        else:
            AttachDialog(self._context, self, place, files, self._window).open()

    def attach(self, files: Sequence[Path], place: Place, facts: Facts) -> None:
        """Read files, store them part by part and attach them, all or none."""
        report = self._context.workspace.report.header.id
        self._tidying.stop()

        def done(taken: list[TakenFile]) -> None:
            self._running = None
            try:
                if self._closed or self._context.workspace.report.header.id != report:
                    return
                self.attacher.conclude(taken, place, facts, self)
            except KnownError as fault:
                self._fail(fault)

        label = self._translator.tr("Attaching evidence…")
        self._jobs.run(label, lambda progress: self._take(files, progress), done, self._fail)

    def open_copy(self, use: EvidenceRecord) -> None:
        """Open a read-only copy with the program that the system has for it."""
        store = self._context.workspace.store

        def work(progress: Progress) -> Path:
            return self._copies.make(use, fetched_pieces(store, use.digest, progress))

        def done(path: Path) -> None:
            if not self._open_url(QUrl.fromLocalFile(str(path))):
                self.failed.emit(EvidenceRefused("no_program", file=use.name))

        self._jobs.run(self._translator.tr("Opening evidence…"), work, done, self.failed.emit)

    def save_copy(self, use: EvidenceRecord, folder: Path) -> None:
        """Write a file into a folder, under a free name."""
        store = self._context.workspace.store

        def work(progress: Progress) -> Path:
            return save(use, fetched_pieces(store, use.digest, progress), folder).path

        label = self._translator.tr("Saving a copy…")
        self._jobs.run(label, work, lambda _path: None, self.failed.emit)

    def remove(self, uses: Sequence[EvidenceRecord]) -> None:
        """Take files off what they prove."""
        try:
            self.attacher.detach(uses, self)
        except KnownError as fault:
            self.failed.emit(fault)

    def close(self) -> None:
        """Give up what is under way and take the copies away, before the report closes."""
        self._closed = True
        self._tidying.stop()
        if self._running is not None:
            self._running.cancel()
        self._copies.clear()

    def _take(self, files: Sequence[Path], progress: Progress) -> list[TakenFile]:
        """In the worker: read; in the window's thread, between its events: store the parts."""
        self._running = progress
        attacher = self.attacher
        while progress.aside(attacher.discard_some):
            progress.check()
        total = 2 * progress.aside(lambda: attacher.check(files))
        taken: list[TakenFile] = []
        for path in files:
            done = 2 * sum(file.size for file in taken)
            taken.append(self._stored(path, progress, done, total))
        return taken

    def _stored(self, path: Path, progress: Progress, done: int, total: int) -> TakenFile:
        """One file, read and its parts stored; ``done`` of ``total`` bytes were done before."""
        attacher = self.attacher
        file = take(path, attacher.limits, lambda read, _all: progress.step(done + read, total))
        done += file.size
        for number in progress.aside(partial(attacher.parts_wanted, file)):
            progress.aside(partial(attacher.keep_part, file, number))
            progress.step(done + file.size * (number + 1) // len(file.parts), total)
        return file._replace(parts=())

    def _fail(self, fault: Exception) -> None:
        """Tell of it, and take away what was stored of files that did not come to be."""
        self._running = None
        if self._closed:
            return
        self.failed.emit(fault)

        def tidy(progress: Progress) -> None:
            while progress.aside(self.attacher.discard_some):
                progress.check()

        label = self._translator.tr("Tidying up…")
        self._jobs.run(label, tidy, lambda _: None, self.failed.emit)

    def _ask_describe(self, use: EvidenceRecord) -> None:
        from ui.evidence.attach_dialog import DescribeDialog

        DescribeDialog(self._context, self.attacher, use, self._window).open()

    def _ask_save(self, use: EvidenceRecord) -> None:
        chosen = existing_folder(self._window, self._translator.tr("Where to save the copy"))
        if chosen is not None:
            self.save_copy(use, chosen)

    def _ask_remove(self, uses: Sequence[EvidenceRecord]) -> None:
        ntr, tr = self._translator.ntr, self._translator.tr
        question = ntr("Remove {n} file as evidence?", "Remove {n} files as evidence?", len(uses))
        names = "\n".join(
            f"{use.name} — {self._context.sentences.place(use.place)}" for use in uses
        )
        advice = "\n".join((names, tr("It can be undone until the report is sealed.")))
        if ask(question, advice, tr("Remove"), self._translator, self._window):
            self.remove(uses)
