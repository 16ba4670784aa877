"""The scenes of SIPO's desk: empty, with what was handed in, a submission in full, the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ui.answer_scenes import answering_scenes
from ui.nation_scenes import nation_scenes
from ui.pack_scenes import desk_key

if TYPE_CHECKING:
    from ui.context import Context
    from ui.desk.desk_page import DeskPage
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
Shown = Callable[["Studio", QDialog], AbstractContextManager[QWidget]]
_LETTER = "演练〔2017〕1号"
_OUT = "handed-in"
_OTHER = "shenhe-02"


def hand_over(studio: Studio, context: Context) -> None:
    """Write the sealed example's package, and one that was copied incompletely."""
    from ipdesk.sealing import Sealer

    if not context.workspace.report.header.seal:
        return
    folder = studio.folder / _OUT
    package = Sealer(studio.services).write_package(context.workspace, folder).path
    (folder / "broken.ipsub").write_bytes(package.read_bytes()[:-3])


def desk_scenes(studio: Studio, shown: Shown) -> Iterator[Scene]:
    """A desk for practice, to which what the example's office has sealed is handed in."""
    from ui.desk.keys_dialog import DeskKeysDialog
    from ui.desk.new_desk import NewDeskDialog

    translator = studio.services.translator
    with shown(studio, NewDeskDialog(translator, studio.window)) as dialog:
        yield "90-new-desk", dialog
    desks = studio.workbench.desks
    desks.create(str(studio.folder / "desk.ipdesk"), practice=True)
    studio.settle()
    yield "91-desk-empty", studio.window
    page = desks.page
    packages = sorted((studio.folder / _OUT).glob("*.ipsub"))
    if page is None or not packages:
        return
    page.take(packages)
    studio.settle()
    yield "92-desk-inbox", studio.window
    page.show_submission(1)
    studio.settle()
    yield "93-desk-quarantined", studio.window
    page.show_inbox()
    with shown(studio, _several_keys_dialog(studio, page)) as dialog:
        yield "93a-desk-several-keys", dialog
    _enrol(studio)
    with shown(studio, DeskKeysDialog(page.desk, translator, page)) as dialog:
        yield "94-desk-keys", dialog
    with shown(studio, _recipient_dialog(studio, page)) as dialog:
        yield "94a-desk-recipient", dialog
    with shown(studio, _opening_key_dialog(studio, page)) as dialog:
        yield "94d-desk-opening-key", dialog
    yield from _people_scenes(studio, page, shown)
    page.recheck()
    studio.settle()
    page.show_submission(1)
    studio.settle()
    yield "95-desk-valid", studio.window
    yield from _data_scene(studio, page)
    yield from answering_scenes(studio, page, shown)
    page.show_log()
    studio.settle()
    yield "97b-desk-log", studio.window
    yield from nation_scenes(studio, page, shown)
    desks.close()
    studio.settle()


def _people_scenes(studio: Studio, page: DeskPage, shown: Shown) -> Iterator[Scene]:
    """Somebody else works at the desk too, and the desk's signing key is about to be made."""
    from ipdesk.review.desk import set_role
    from ipdesk.screens.desk.people import PeopleScreen
    from ipdesk.screens.desk.signing_key import SigningKeyScreen
    from ui.desk.people_dialog import PeopleDialog
    from ui.desk.signing_key_dialog import SigningKeyDialog

    set_role(page.desk, _OTHER, "reviewer")
    translator, jobs = studio.services.translator, studio.workbench.jobs
    people = PeopleScreen(page.desk, translator)
    with shown(studio, PeopleDialog(people, translator, page)) as dialog:
        yield "94b-desk-people", dialog
    making = SigningKeyScreen(studio.services)
    with shown(studio, SigningKeyDialog(making, jobs, translator, page)) as dialog:
        yield "94c-desk-signing-key", dialog


def _data_scene(studio: Studio, page: DeskPage) -> Iterator[Scene]:
    """What the submission states, section by section: a roster, of which entries are coded."""
    from ui.desk.submission_view import SubmissionView

    view = page.currentWidget()
    if isinstance(view, SubmissionView) and view.section.count():
        view.tabs.setCurrentIndex(1)
        view.section.setCurrentIndex(view.section.count() - 1)
        studio.settle()
        yield "95a-desk-data", studio.window


def _several_keys_dialog(studio: Studio, page: DeskPage) -> QDialog:
    """The keys of the exercise, as files that came together."""
    from ipdesk.screens.desk.several_keys import SeveralKeysScreen
    from ipdesk.signing.key_file import SUFFIX
    from ui.desk.several_keys_dialog import SeveralKeysDialog

    screen = SeveralKeysScreen(page.desk, studio.services.translator)
    screen.read(sorted(studio.folder.rglob(f"*{SUFFIX}")))
    return SeveralKeysDialog(screen, studio.services.translator, page)


def _recipient_dialog(studio: Studio, page: DeskPage) -> QDialog:
    """A key to encrypt to is about to be made, signed with the desk's key."""
    from ipdesk.screens.desk.recipient import RecipientScreen
    from ui.desk.recipient_dialog import RecipientDialog

    desk_key(studio)
    translator = studio.services.translator
    screen = RecipientScreen(page.desk.clock, translator)
    screen.vouch(next(studio.folder.rglob("*desk*.ipkey")))
    path = studio.folder / screen.suggested_name()
    return RecipientDialog(screen, path, studio.workbench.jobs, translator, page)


def _opening_key_dialog(studio: Studio, page: DeskPage) -> QDialog:
    """Encrypted packages were handed in: their key is asked for."""
    from ui.desk.opening_key_dialog import OpeningKeyDialog

    translator, jobs = studio.services.translator, studio.workbench.jobs
    return OpeningKeyDialog("", lambda _path, _key: None, jobs, translator, page)


def _enrol(studio: Studio) -> None:
    """The keys of the exercise, as their sheets would be entered."""
    from ipdesk.review.enrolling import enrol
    from ipdesk.signing.key_file import SUFFIX, read_facts
    from ipdesk.signing.signatures import ORDER

    page = studio.workbench.desks.page
    for path in sorted(studio.folder.rglob(f"*{SUFFIX}")):
        facts = read_facts(path)
        if page is not None and facts.role in ORDER:
            enrol(page.desk, facts, _LETTER)
