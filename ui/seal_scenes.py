"""The scenes of sealing: before it, a key being made, signed, and counter-signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ipdesk.signing.algorithms import Ed25519
from ipdesk.signing.key_file import make_key
from ui.exercise_keys import PASSPHRASE

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered
    from ui.context import Context
    from ui.print_preview.preview import PrintPreview
    from ui.report_page import ReportPage
    from ui.screenshots import Studio
    from ui.sealing.key_field import KeyField
    from ui.sealing.seal_page import SealPage

Scene = tuple[str, QWidget]
Shown = Callable[["Studio", QDialog], AbstractContextManager[QWidget]]
_FREE, _FILE = 14_600_000_000, 884_900


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
        yield from _signing_scenes(studio, context, seal, shown)


def _signing_scenes(
    studio: Studio, context: Context, seal: SealPage, shown: Shown
) -> Iterator[Scene]:
    """A key of the exercise for each of the two who sign, made for these pictures."""
    from ui.dialogs.new_key import NewKeyDialog

    step = seal.sign_step
    path = studio.folder / step.key.choice.suggested_name()
    translator = studio.services.translator
    dialog = NewKeyDialog(step.key.choice, path, studio.workbench.jobs, translator, seal)
    dialog.first.setText(PASSPHRASE)
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
    yield from _writing_scenes(studio, context, seal, shown)


def _writing_scenes(
    studio: Studio, context: Context, seal: SealPage, shown: Shown
) -> Iterator[Scene]:
    """A stick is in, the package is closed for SIPO, and written; then its sheet."""
    from ipdesk.delivery.room import Room
    from ipdesk.encryption.identity import make_identity
    from ipdesk.screens.delivering import Medium
    from ipdesk.signing.roles import DESK, DESK_UNIT

    step, key = seal.write_step, studio.folder / "sipo.iprecipient"
    holder = seal.sign_step.key.choice.holder()._replace(unit=DESK_UNIT, role=DESK)
    make_identity(key, holder, PASSPHRASE, random=studio.chance)
    stick = Medium("KINGSTON", studio.folder, _FREE, "vfat")
    step.delivery.room = lambda _, need: Room(_FREE, need)
    step.media.found = lambda: [stick, Medium("OLD", studio.folder, 0, "vfat", read_only=True)]
    step.media.look()
    step.show_folder(studio.folder)
    step.encrypt.wanted.setChecked(True)
    step.encrypt.show_choice(key)
    seal.show_step("write")
    studio.settle()
    yield "81-write-encrypted", studio.window
    written: list[Delivered] = []
    step.written.connect(written.append)
    step.put(studio.folder)
    studio.settle()
    seal.show_step("write")
    studio.settle()
    yield "82-written", studio.window
    for delivered in written:
        with shown(studio, _sheet(studio, context, delivered, seal)) as widget:
            yield "83-delivery-sheet", widget


def _sheet(studio: Studio, context: Context, delivered: Delivered, seal: SealPage) -> PrintPreview:
    """The delivery sheet, of which the encrypted file's digest and size are made up.

    Encrypting is a matter of chance, so that they are others each time.
    """
    from ipdesk.delivery.contents import contents_of, subject_of
    from ipdesk.kept_package import kept_package
    from ui.print_preview.preview import PrintPreview
    from ui.print_preview.sheet_rendering import SheetRendering

    workspace = context.workspace
    made_up = delivered._replace(digest=hashlib.sha256(PASSPHRASE.encode()).hexdigest(), size=_FILE)
    kept, pieces_of = kept_package(workspace), workspace.store.content
    contents = contents_of(subject_of(workspace), kept, pieces_of, made_up)
    sheet = SheetRendering(studio.services, contents)
    return PrintPreview(context, studio.workbench.jobs, "report", seal, sheet=sheet)


def _choose(studio: Studio, key: KeyField) -> None:
    """Make a key and choose it, with its passphrase typed."""
    path = studio.folder / key.choice.suggested_name()
    make_key(path, key.choice.holder(), PASSPHRASE, Ed25519(studio.chance))
    key.show_choice(path)
    key.passphrase.setText(PASSPHRASE)
