"""Taking a data pack from its file into a workspace, with the catalogue editions in it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ipdesk.changes import ChangeSet
from ipdesk.data_packs.kept import kept_packs
from ipdesk.data_packs.plan import Ground, PackPlan, plan_pack
from ipdesk.data_packs.reader import DataPack, received_data_pack
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.data_packs.trust import compare, judge, shown
from ipdesk.editions.texts import SUFFIX
from ipdesk.library import Library
from ipdesk.package.vetting import Vet, vetted
from ipdesk.ports import Clock
from ipdesk.workspace import Workspace

ORIGIN = "pack"


class PackInstaller:
    """Installs packs in one workspace, and the editions in them in the library."""

    def __init__(
        self, workspace: Workspace, library: Library, clock: Clock, vet: Vet = vetted
    ) -> None:
        self._vet = vet
        self._workspace = workspace
        self._library = library
        self._clock = clock

    def plan(self, path: Path) -> PackPlan:
        """What installing the file would do; nothing is changed.

        Raises :class:`~ipdesk.errors.PackageRefused` and :class:`DataPackRefused` with the
        reason, and the storage errors.
        """
        return self.plan_of(received_data_pack(path, self._vet))

    def plan_of(self, pack: DataPack) -> PackPlan:
        """What installing a pack that was read would do; raises :class:`DataPackRefused`."""
        now, store = self._clock.now(), self._workspace.store
        kept = kept_packs(store.settings())
        header = self._workspace.report.header
        ground = Ground(
            unit=header.unit,
            practice=header.practice,
            catalogue=self._workspace.form.catalogue,
            figures=store.figures(),
            deadlines=self._workspace.deadlines(),
            kept=kept,
            editions=frozenset((e.code, e.version) for e in self._library.editions()),
        )
        return plan_pack(pack, judge(pack, kept, now), ground, now.isoformat("T", "milliseconds"))

    def install(self, plan: PackPlan, fingerprint: str = "", origin: object = ORIGIN) -> ChangeSet:
        """Install what was planned: the editions into the library, then all else in one commit.

        ``fingerprint`` is that of SIPO's sheet, needed where no key is known yet. An edition that
        the library refuses ends it before anything else is written. Raises
        :class:`DataPackRefused`, what :meth:`Library.install` raises, and the storage errors.
        """
        if plan.trust == "first" and not fingerprint:
            raise DataPackRefused("first", fingerprint=shown(plan.pack.signature.fingerprint))
        if fingerprint:
            compare(plan.pack, fingerprint)
        if plan.installed:
            return ChangeSet(origin=origin)
        self._install_editions(plan.pack)
        change = self._workspace.install_pack(plan, origin)
        self._workspace.open_blanks(origin)
        return change

    def _install_editions(self, pack: DataPack) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for inside in pack.contents.catalogues:
                path = Path(folder) / f"{inside.name}{SUFFIX}"
                path.write_bytes(inside.content)
                self._library.install(path)
