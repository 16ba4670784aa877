"""The scenes of sealing: before it, a key being made, signed, and counter-signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ipdesk.signing.key_file import make_key

if TYPE_CHECKING:
    from ui.context import Context
    from ui.report_page import ReportPage
    from ui.screenshots import Studio
    from ui.sealing.key_field import KeyField
    from ui.sealing.seal_page import SealPage

Scene = tuple[str, QWidget]
Shown = Callable[["Studio", QDialog], AbstractContextManager[QWidget]]
_PASSPHRASE = "an exercise, not a secret"  # noqa: S105 -- it protects nothing but a picture


def seal_scenes(
    studio: Studio, page: ReportPage, context: Context, shown: Shown
) -> Iterator[Scene]:
    """Before sealing and, where the report is ready, after it."""
    from ui.sealing.seal_page import SealPage

    page.navigation.choose("seal")
    studio.settle()
    if not context.workspace.checker.verdict().ready:
        yield "14-seal", studio.window
        return
    yield "19-seal-ready", studio.window
    seal = page.stack.currentWidget()
    if isinstance(seal, SealPage):
        yield from _signing_scenes(studio, seal, shown)


def _signing_scenes(studio: Studio, seal: SealPage, shown: Shown) -> Iterator[Scene]:
    """A key of the exercise for each of the two who sign, made for these pictures."""
    from ui.dialogs.new_key import NewKeyDialog

    step = seal.sign_step
    path = studio.folder / step.key.choice.suggested_name()
    translator = studio.services.translator
    dialog = NewKeyDialog(step.key.choice, path, studio.workbench.jobs, translator, seal)
    dialog.first.setText(_PASSPHRASE)
    with shown(studio, dialog) as widget:
        yield "70-new-key", widget
    seal.sealing.confirm_read()
    step.with_key.setChecked(True)
    _choose(studio, step.key)
    studio.settle()
    yield "71-seal-signing", studio.window
    seal.seal()
    studio.settle()
    yield "14-seal", studio.window
    _choose(studio, seal.countersign_step.key)
    seal.countersign_step.sign()
    studio.settle()
    yield "72-countersigned", studio.window
    yield from _writing_scenes(studio, seal)


def _writing_scenes(studio: Studio, seal: SealPage) -> Iterator[Scene]:
    """A stick is in, the package is closed for SIPO, and written; then its sheet."""
    from ipdesk.encryption.identity import make_identity
    from ipdesk.screens.delivering import Medium
    from ipdesk.signing.roles import DESK, DESK_UNIT
    from ui.print_preview.preview import PrintPreview

    step, key = seal.write_step, studio.folder / "sipo.iprecipient"
    holder = seal.sign_step.key.choice.holder()._replace(unit=DESK_UNIT, role=DESK)
    make_identity(key, holder, _PASSPHRASE)
    stick = Medium("KINGSTON", studio.folder, 14_600_000_000, "vfat")
    step.media.found = lambda: [stick, Medium("OLD", studio.folder, 0, "vfat", read_only=True)]
    step.media.look()
    step.show_folder(studio.folder)
    step.encrypt.wanted.setChecked(True)
    step.encrypt.show_choice(key)
    seal.show_step("write")
    studio.settle()
    yield "73-write-encrypted", studio.window
    step.put(studio.folder)
    studio.settle()
    seal.show_step("write")
    studio.settle()
    yield "74-written", studio.window
    step.open_sheet()
    studio.settle()
    sheet = step.findChild(PrintPreview)
    if sheet is not None:
        yield "75-delivery-sheet", sheet
        sheet.close()


def _choose(studio: Studio, key: KeyField) -> None:
    """Make a key and choose it, with its passphrase typed."""
    path = studio.folder / key.choice.suggested_name()
    make_key(path, key.choice.holder(), _PASSPHRASE)
    key.show_choice(path)
    key.passphrase.setText(_PASSPHRASE)
