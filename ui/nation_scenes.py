"""The scenes of the nation: each view of a desk for practice, the dialog of the zones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ipdesk.review.records import NEW, CellValue, DeskBatch, Judged
from ipdesk.values import canonical

if TYPE_CHECKING:
    from ipdesk.review.desk import Desk
    from ui.desk.desk_page import DeskPage
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
Shown = Callable[["Studio", QDialog], AbstractContextManager[QWidget]]
_UNITS, _YEARS = 12, (2015, 2016)
_SCALED = ("base", "indicators")
_FIRST_INDICATOR = "0"
_SCENES = (
    ("98-nation-due", "due"),
    ("98a-nation-categories", "quotas"),
    ("98b-nation-targets", "targets"),
    ("98c-nation-measures", "measures"),
    ("98d-nation-scores", "scores"),
    ("98e-nation-restated", "restated"),
    ("98f-nation-explained", "remarks"),
    ("98g-nation-compared", "compare"),
    ("98h-nation-zones", "zones"),
    ("98i-nation-standings", "standings"),
    ("99-nation-indicator", _FIRST_INDICATOR),
)


def nation_scenes(studio: Studio, page: DeskPage, shown: Shown) -> Iterator[Scene]:
    """The example's report is taken as that of other units too, its figures scaled: an exercise."""
    from ui.nation.zones_dialog import ZonesDialog

    _hand_in_others(page.desk)
    page.show_nation()
    studio.settle()
    view = page.nation
    if view is None or view.says is None:
        return
    view.says.zones.save(dict.fromkeys(("110000", "120000", "130000"), "Z1"))
    view.gather()
    studio.settle()
    for name, code in _SCENES:
        view.topics.go_to(code)
        studio.settle()
        yield name, studio.window
    with shown(studio, ZonesDialog(view.says.zones, studio.services.translator, view)) as dialog:
        yield "99a-nation-zones-dialog", dialog


def _hand_in_others(desk: Desk) -> None:
    came = desk.judged(1)
    number = len(desk.submissions())
    for unit in list(desk.regions.units)[:_UNITS]:
        for year in _YEARS:
            one = came.submission._replace(
                number=0, digest=f"{number:064x}", unit=unit, year=year, state="received", version=1
            )
            scale = Decimal(number % 7 + 1) / 4
            cells = tuple(_scaled(cell, scale) for cell in came.cells)
            taken = Judged(submission=one, cells=cells, remarks=came.remarks)
            desk.write(DeskBatch(acts=[desk.act("take_in", NEW)], taken=taken, newest=number))
            number += 1


def _scaled(cell: CellValue, scale: Decimal) -> CellValue:
    if cell.section not in _SCALED or cell.column != "value" or cell.state != "valid":
        return cell
    stated = Decimal(cell.value)
    text = canonical((stated * scale).quantize(stated))
    return cell._replace(raw=text, value=text)
