"""The print preview: pages, zoom, and that confirming needs the last page in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ipdesk.printing.engine import What
from ipdesk.printing.layout import Told
from tests.ui.keyboard import wait_for
from ui.context import Context
from ui.jobs import Jobs
from ui.print_preview.preview import PrintPreview
from ui.print_preview.rendering import Rendering
from ui.print_preview.sheet_stack import GAP, SheetStack


@pytest.fixture(scope="module", autouse=True)
def pages_are_set_once() -> Iterator[None]:
    """What is proved here is what is done with the pages, which are the same each time."""
    known: dict[What, list[bytes]] = {}
    real = Rendering.pages

    def pages(self: Rendering, told: Told) -> list[bytes]:
        if self.what not in known:
            known[self.what] = real(self, told)
        return known[self.what]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rendering, "pages", pages)
        yield


@pytest.fixture
def preview(qtbot: QtBot, context: Context, jobs: Jobs) -> PrintPreview:
    made = PrintPreview(context, jobs, "report", confirms=True)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    wait_for(lambda: made.view.count > 0)
    return made


def unheard(done: int, total: int) -> None:
    """Steps that nobody asks for."""


def scroll_to_the_end(preview: PrintPreview) -> None:
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.maximum())


def test_the_pages_are_counted(preview: PrintPreview) -> None:
    assert preview.view.count > 1
    assert preview.view.page == 0


def test_the_last_page_has_to_be_seen_before_confirming(
    qtbot: QtBot, preview: PrintPreview
) -> None:
    assert not preview.bar.confirm.isEnabled()
    scroll_to_the_end(preview)
    assert preview.view.page == preview.view.count - 1
    with qtbot.waitSignal(preview.confirmed, timeout=30_000):
        preview.bar.confirm.click()
    assert preview.isHidden()


def test_zooming_keeps_the_page(preview: PrintPreview) -> None:
    preview.view.go_to(2)
    preview.view.set_zoom(1.0)
    preview.view.zoom_in()
    assert preview.view.zoom == pytest.approx(1.1)
    assert preview.view.page == 2


def test_the_zoom_follows_the_width_until_one_is_chosen(
    qtbot: QtBot, preview: PrintPreview
) -> None:
    before = preview.view.zoom
    preview.resize(preview.width() + 200, preview.height())
    wait_for(lambda: preview.view.zoom > before)
    preview.view.set_zoom(0.5)
    preview.resize(preview.width() - 100, preview.height())
    assert preview.view.zoom == 0.5


def test_a_preview_that_is_closed_early_drops_its_pages(
    qtbot: QtBot, context: Context, jobs: Jobs
) -> None:
    made = PrintPreview(context, jobs, "checklist")
    made.show()
    made.reject()
    wait_for(lambda: not jobs.busy)


def test_the_pdf_is_written(context: Context, tmp_path: Path) -> None:
    rendering = Rendering(context.services, context.workspace.snapshot(), "checklist")
    path = rendering.save_pdf(tmp_path / "checklist.pdf", unheard)
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_chosen_pages_go_to_the_printer(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFromTo(1, 1)
    rendering = Rendering(context.services, context.workspace.snapshot(), "checklist")
    assert rendering.print_on(printer, unheard) == 1
    assert (tmp_path / "paper.pdf").stat().st_size > 0


def test_pages_lie_below_one_another() -> None:
    stack = SheetStack([QSizeF(100, 200), QSizeF(200, 100)])
    stack.set_zoom(2.0)
    assert (stack.top(0), stack.top(1)) == (GAP, 400 + 2 * GAP)
    assert stack.height == 600 + 3 * GAP
    assert stack.at(0) == 0
    assert list(stack.visible(GAP, 420 + GAP)) == [0, 1]
