"""A sound package checked anew by its own edition: in the child that reads it, or here.

What a child says is decoded strictly. One that a package took over could say anything, of this as
of the tables; so the work is done where the least is to be had.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Literal

import msgspec

from ipdesk.errors import KnownError, PackageRefused, UsageError
from ipdesk.package.apart import ApartReader, preparing
from ipdesk.review.desk import Editions
from ipdesk.review.packs import Packs, packs_of
from ipdesk.review.rebuilt import rebuilt
from ipdesk.review.records import Difference, Reason
from ipdesk.review.replay import differences

if TYPE_CHECKING:
    from ipdesk.apart.child import Work
    from ipdesk.catalogue.model import Catalogue
    from ipdesk.package.verify import Inspection
    from ipdesk.regions import Regions
    from ipdesk.review.desk import Desk

_MOST_DIFFERENCES = 5000
_MOST_CHILDREN = 2
"""One more would wait for the desk, which stores what they read."""


class Anew(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came of it: ``why`` it is not simply valid, "" if it is, and where it differs."""

    why: Literal["", "form", "check_failed", "differences"] = ""
    params: dict[str, str] = {}
    differences: tuple[Difference, ...] = ()

    @property
    def reasons(self) -> list[Reason]:
        """The same as a reason, or none."""
        return [Reason(self.why, self.params)] if self.why else []


def checked_anew(
    inspection: Inspection, catalogue: Catalogue, regions: Regions, packs: Packs
) -> Anew:
    """What the desk's own check comes to, by the data packs it has. Touches no database."""
    try:
        ours = rebuilt(inspection, catalogue, regions, packs)
        told = tuple(differences(inspection, ours))
    except (PackageRefused, UsageError) as fault:
        return Anew("form", said_of(fault))
    except Exception as fault:  # noqa: BLE001 -- one strange package must not stop the others
        return Anew("check_failed", {"why": type(fault).__name__})
    if not told:
        return Anew()
    return Anew("differences", {"count": str(len(told))}, told[:_MOST_DIFFERENCES])


def said_of(fault: KnownError) -> dict[str, str]:
    """The fault as parameters, from which its sentence is made where it is read."""
    return {"of": fault.code, **{name: str(value) for name, value in fault.params.items()}}


def said_by(child: bytes) -> Anew | None:
    """What a child says; None if it says nothing, or nothing that can be read."""
    try:
        return msgspec.msgpack.decode(child, type=Anew)
    except (msgspec.MsgspecError, ValueError):
        return None


def desk_reader(desk: Desk) -> ApartReader:
    """A reader whose children check anew what they read, by what the desk has now."""
    editions = Editions({one.digest: one for one in desk.store.catalogues()})
    prepare = partial(prepare_replay, editions, desk.regions, packs_of(desk))
    return ApartReader(prepare=prepare, children=min(_MOST_CHILDREN, os.cpu_count() or 1))


def prepare_replay(editions: Mapping[str, Catalogue], regions: Regions, packs: Packs) -> Work:
    """What a child needs to read packages and check them anew, loaded."""
    import cel_expr_python  # noqa: F401 -- afterwards, files can be opened no more

    return preparing(partial(_checked_anew, editions, regions, packs))


def _checked_anew(
    editions: Mapping[str, Catalogue], regions: Regions, packs: Packs, inspection: Inspection
) -> bytes:
    catalogue = editions.get(inspection.submission.catalogue.digest)
    if catalogue is None:
        return b""
    return msgspec.msgpack.encode(checked_anew(inspection, catalogue, regions, packs))
