"""Data packs at the desk: kept by their seal, so that what reports say of them is checked too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from ipdesk.data_packs.figures import KnownFigures, PackFigure, PackFigures, StatedFigures
from ipdesk.data_packs.kept import InstalledPack, pack_setting
from ipdesk.data_packs.plan import figures_stated
from ipdesk.data_packs.texts import DenominatorText
from ipdesk.records import FigureRecord
from ipdesk.review.records import DeskBatch, IssuedPack

if TYPE_CHECKING:
    from ipdesk.catalogue.model import Catalogue
    from ipdesk.data_packs.reader import DataPack
    from ipdesk.package.submission import Submission
    from ipdesk.review.desk import Desk

Packs = Mapping[str, IssuedPack]
"""The packs that a desk has, by seal."""


class _Body(msgspec.Struct, frozen=True):
    pack: InstalledPack
    denominators: tuple[DenominatorText, ...]


def keep_pack(desk: Desk, pack: DataPack) -> None:
    """Keep a pack that the desk made, or whose signer it trusts. Takes a chief.

    Raises :class:`DeskRefused`, :class:`Conflict` and the storage errors.
    """
    desk.require("chief")
    if pack.seal in packs_of(desk):
        return
    said = desk.act("pack", subject=pack.seal, after=str(pack.text.name))
    desk.write(DeskBatch(acts=[said], packs=[_issued(pack, desk.now())]))


def packs_of(desk: Desk) -> Packs:
    """The packs that the desk has."""
    return {pack.seal: pack for pack in desk.store.packs()}


def unknown_packs(submission: Submission, packs: Packs) -> Iterator[str]:
    """The names of the packs in use at a sealing that the desk does not have."""
    for used in submission.packs:
        if used.seal not in packs:
            yield f"{used.edition} ({used.sequence})"


def figures_in_use(
    submission: Submission, catalogue: Catalogue, packs: Packs, stated: Mapping[str, PackFigure]
) -> PackFigures:
    """What the packs named stated to the unit; what the report says of them if one is not here."""
    if not submission.packs or any(unknown_packs(submission, packs)):
        return StatedFigures(stated)
    figures: list[FigureRecord] = []
    settings: dict[str, str] = {}
    for used in submission.packs:
        body = msgspec.json.decode(packs[used.seal].body, type=_Body)
        own = (one for one in body.denominators if one.unit == submission.unit.code)
        figures += figures_stated(body.pack, own, catalogue)
        settings.update([pack_setting(body.pack)])
    return KnownFigures(figures, settings, stated)


def _issued(pack: DataPack, at: str) -> IssuedPack:
    body = _Body(InstalledPack.of(pack, at), pack.contents.denominators)
    text = msgspec.json.encode(body).decode()
    return IssuedPack(pack.seal, pack.text.edition, pack.text.sequence, at, text)
