"""The scenes of a data pack: compared, installed, asked about, and shown among the data in use.

The pack is a fictitious exercise; its figures are made up from the report's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ipdesk.catalogue.model import Label
from ipdesk.data_packs.contents import PackContents
from ipdesk.data_packs.texts import DeadlineText, DenominatorText
from ipdesk.data_packs.writer import PackHead, write_pack
from ipdesk.places import Place
from ipdesk.signing.algorithms import Ed25519
from ipdesk.signing.facts import day_of
from ipdesk.signing.key_file import Holder, SigningKey, make_key, open_key, usual_last_day
from ipdesk.signing.roles import DESK, DESK_UNIT
from ui.exercise_keys import PASSPHRASE

if TYPE_CHECKING:
    from ui.context import Context
    from ui.report_page import ReportPage
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
Shown = Callable[["Studio", QWidget], AbstractContextManager[QWidget]]
_NUMBER = "演练〔2018〕1号"


def pack_scenes(
    studio: Studio, page: ReportPage, context: Context, shown: Shown
) -> Iterator[Scene]:
    """The first pack of a workspace, and what it leads to."""
    from ui.dialogs.data_in_use import DataInUseDialog
    from ui.dialogs.pack_dialog import PackDialog

    place = _denominator(context)
    dialog = PackDialog(context, studio.workbench.jobs, _pack(studio, context), studio.window)
    with shown(studio, dialog):
        yield "84-pack", dialog
        dialog.compared.setChecked(True)
        dialog.apply()
    context.workspace.set_value(place, "1000", page)
    page.show_place(place)
    studio.settle()
    yield "85-pack-asks", studio.window
    with shown(studio, DataInUseDialog(context, studio.window)) as widget:
        yield "86-data-in-use", widget
    page.navigation.choose("province")
    studio.settle()
    yield "87-overview-pack", studio.window


def _denominator(context: Context) -> Place:
    """The first figure that another is divided by."""
    derived = context.workspace.form.derived
    return Place.of_address(next(d.denominator for d in derived if d.denominator))


def _pack(studio: Studio, context: Context) -> Path:
    header, place = context.workspace.report.header, _denominator(context)
    unit = context.workspace.form.section(place.section).unit(place.row, place.column)
    figures = tuple(
        DenominatorText(
            unit=header.unit,
            series=place.address,
            year=header.year - past,
            value=str(1100 - 10 * past),
            measure=unit.zh if unit else "",
            vintage="演练数据",
            source="",
            document="",
        )
        for past in range(3)
    )
    deadline = DeadlineText(
        kind=header.kind, year=header.year, date=f"{header.year + 1}-03-31", document=_NUMBER
    )
    now = studio.services.clock.now()
    title = Label(zh="演练分母数据", en="Denominators (exercise)")
    issuer = context.workspace.form.catalogue.edition.issuer
    head = PackHead(
        str(header.year), 1, title, issuer, _NUMBER, day_of(now).isoformat(), fictitious=True
    )
    contents = PackContents(figures, (deadline,))
    pack = studio.folder / "practice.ippack"
    return write_pack(pack, head, contents, desk_key(studio), now).path


def desk_key(studio: Studio) -> SigningKey:
    """The key with which SIPO's desk signs in pictures: one for data packs and receipts.

    It is none of a reporting unit, so it lies apart from the keys that are enrolled.
    """
    path, first = studio.folder / "sipo" / "desk.ipkey", day_of(studio.services.clock.now())
    if not path.exists():
        path.parent.mkdir()
        holder = Holder(DESK_UNIT, DESK, first, usual_last_day(first))
        make_key(path, holder, PASSPHRASE, Ed25519(studio.chance))
    return open_key(path, PASSPHRASE)
