"""Services: what a composition root builds once and hands to screens, dialogs and commands."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.messages import Translator

if TYPE_CHECKING:
    from ipdesk.library import Library
    from ipdesk.opening import Opener, Stores
    from ipdesk.package.vetting import Vet
    from ipdesk.ports import Clock
    from ipdesk.regions import Regions
    from ipdesk.review.opening import DeskOpener
    from ipdesk.review.ports import NationalStores


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> dt.datetime:
        """The present moment."""
        return dt.datetime.now(dt.UTC)


def today(clock: Clock) -> dt.date:
    """The day it is where the program runs."""
    return clock.now().astimezone().date()


class Services:
    """Built lazily from the resources folder, so that the window stands before they load.

    ``data`` is where installed catalogue packs are; without it there are none. ``national`` makes
    and opens the stores of desks. ``vet`` reads packs of unknown origin before anybody else does:
    by default, in a child process.
    """

    def __init__(
        self,
        resources: Path,
        stores: Stores,
        language: str,
        clock: Clock | None = None,
        data: Path | None = None,
        national: NationalStores | None = None,
        vet: Vet | None = None,
    ) -> None:
        self._national = national
        self._vet = vet
        self._data = data
        self.resources = resources
        self.stores = stores
        self.clock: Clock = clock or SystemClock()
        self.translator = Translator(resources / "translations", language)

    @functools.cached_property
    def regions(self) -> Regions:
        """Reporting units and prefectures."""
        from ipdesk.regions import Regions

        return Regions(self.resources / "regions")

    @functools.cached_property
    def library(self) -> Library:
        """Catalogue editions."""
        from ipdesk.library import Library

        return Library(self.resources / "catalogue", self._data, self._vet)

    @property
    def vet(self) -> Vet:
        """What reads packs of unknown origin before anybody else does."""
        from ipdesk.package.vetting import vetted

        return self._vet or vetted

    @functools.cached_property
    def opener(self) -> Opener:
        """Makes and opens workspaces."""
        from ipdesk.opening import Opener

        return Opener(self.stores, self.library, self.regions, self.clock, self.example_folder)

    @functools.cached_property
    def desks(self) -> DeskOpener:
        """Makes and opens desks of SIPO."""
        from ipdesk.review.opening import DeskOpener

        if self._national is None:
            raise TypeError("no stores for desks")
        return DeskOpener(self._national, self.library, self.regions, self.clock)

    @property
    def example_folder(self) -> Path:
        """Where the shipped examples are."""
        return self.resources / "example"

    @property
    def templates(self) -> Path:
        """Where the print templates are."""
        return self.resources / "templates"
