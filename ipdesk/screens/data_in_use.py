"""Which data a workspace uses: the catalogue edition, SIPO's data packs, the keys it trusts."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from ipdesk import formats
from ipdesk.data_packs.names import has_packs
from ipdesk.local_time import local_time
from ipdesk.services import Services
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.data_packs.kept import KeptPacks
    from ipdesk.data_packs.words import PackWords


class UsedLine(NamedTuple):
    """One thing in use in words. ``stale``: something newer has taken its place."""

    key: str
    title: str
    state: str
    below: tuple[str, ...]
    stale: bool = False

    @property
    def spoken(self) -> str:
        """The line as one text, for a screen reader."""
        return " · ".join(filter(None, (self.title, self.state, *self.below)))


class DataInUse:
    """What the active report and its workspace rest on."""

    def __init__(self, workspace: Workspace, services: Services) -> None:
        self._workspace = workspace
        self._services = services
        self._translator = services.translator

    def summary(self) -> str:
        """Which packs are in use, in one line."""
        # Most workspaces have none, and what reads packs need not be loaded for these.
        if not has_packs(self._workspace.store.settings()):
            return self._translator.tr("No data pack is installed.")
        return self._words.in_use(self._kept())

    def lines(self) -> list[UsedLine]:
        """The edition, the packs by edition, the keys that were compared."""
        return [self._catalogue(), *self._packs(), *self._keys()]

    @functools.cached_property
    def _words(self) -> PackWords:
        from ipdesk.data_packs.words import PackWords

        catalogue = self._workspace.form.catalogue
        return PackWords(self._translator, self._services.regions, catalogue)

    def _kept(self) -> KeptPacks:
        from ipdesk.data_packs.kept import kept_packs

        return kept_packs(self._workspace.store.settings())

    def _catalogue(self) -> UsedLine:
        tr, label = self._translator.tr, self._translator.label
        edition = self._workspace.form.catalogue.edition
        name = tr("Catalogue edition {edition} v{version}", edition=edition.code,
                  version=edition.version)  # fmt: skip
        below = (label(edition.title), label(edition.document))
        return UsedLine("catalogue", name, tr("In use now"), tuple(filter(None, below)))

    def _packs(self) -> list[UsedLine]:
        tr, kept = self._translator.tr, self._kept()
        lines, colon = [], tr(": ")
        for edition, pack in sorted(kept.packs.items()):
            newer = kept.newer(edition)
            state = tr("In use now")
            if newer is not None:
                state = tr("Superseded by edition {edition}", edition=newer.edition)
            facts = self._words.installed(pack, kept)[1:]
            below = tuple(f"{name}{colon}{text}" for name, text in facts)
            lines.append(
                UsedLine(
                    f"pack {edition}", self._words.name(pack), state,
                    tuple("   ".join(below[at : at + 3]) for at in range(0, len(below), 3)),
                    stale=newer is not None,
                )
            )  # fmt: skip
        return lines

    def _keys(self) -> list[UsedLine]:
        from ipdesk.data_packs.trust import shown

        tr, kept = self._translator.tr, self._kept()
        lines = []
        for fingerprint, pinned in sorted(kept.pinned.items()):
            entry = kept.enrolled.get(fingerprint)
            revoked = entry is not None and entry.revoked_at is not None
            last = formats.date(pinned.key.valid_until, self._translator)
            below = (
                shown(fingerprint),
                tr("Compared with the stamped sheet {when}", when=local_time(pinned.pinned_at)),
            )
            state = tr("revoked") if revoked else tr("valid until {date}", date=last)
            lines.append(
                UsedLine(f"key {fingerprint}", tr("Key of SIPO's desk"), state, below, revoked)
            )
        return lines
