"""Installing a data pack: who signed it, what it would change, and the step of the fingerprint."""

from __future__ import annotations

from pathlib import Path

from ipdesk.changes import ChangeSet
from ipdesk.data_packs.installer import ORIGIN, PackInstaller
from ipdesk.data_packs.plan import PackEntry, PackPlan
from ipdesk.data_packs.reader import DataPack, received_data_pack
from ipdesk.data_packs.trust import shown
from ipdesk.data_packs.words import PackWords
from ipdesk.pace import UNPACED, Pace
from ipdesk.package.vetting import Check
from ipdesk.screens.importing import ImportRow
from ipdesk.services import Services
from ipdesk.workspace import Workspace

LISTED = ("left", "changed", "new")
_RANK = {kind: rank for rank, kind in enumerate(LISTED)}


class PackInstallScreen:
    """The preview of one installation, and the installation itself, all or nothing.

    ``compared``: a person has compared the fingerprint with the stamped sheet, which is asked
    for where no key of SIPO's desk is known yet.
    """

    def __init__(self, workspace: Workspace, services: Services, path: Path) -> None:
        self._translator = services.translator
        self._path = path
        self._words = PackWords(services.translator, services.regions, workspace.form.catalogue)
        self._vet = services.vet
        self._installer = PackInstaller(workspace, services.library, services.clock)
        self.plan: PackPlan | None = None
        self.compared = False
        self.entries: list[PackEntry] = []

    def read(self, check: Check = lambda: None) -> DataPack:
        """The pack in the file; fit for a worker. Raises what :func:`received_data_pack` raises.

        ``check`` is called again and again meanwhile; what it raises ends the reading.
        """
        return received_data_pack(self._path, self._vet, check)

    def show(self, pack: DataPack) -> None:
        """Plan the installation of a pack, to be looked at.

        Raises :class:`~ipdesk.data_packs.refusal.DataPackRefused` if it cannot be installed.
        """
        self.plan = self._installer.plan_of(pack)
        listed = [entry for entry in self.plan.entries if entry.change in _RANK]
        self.entries = sorted(listed, key=lambda entry: _RANK[entry.change])

    @property
    def first(self) -> bool:
        """Whether the fingerprint has to be compared."""
        return self.plan is not None and self.plan.trust == "first"

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the pack's key, in groups as on the sheet."""
        return shown(self.plan.pack.signature.fingerprint) if self.plan else ""

    @property
    def fingerprint_lines(self) -> str:
        """The fingerprint in two lines of as many groups, to be compared."""
        groups = self.fingerprint.split()
        half = len(groups) // 2
        return "\n".join("   ".join(part) for part in (groups[:half], groups[half:]))

    @property
    def taken(self) -> int:
        """How many entries the installation would write."""
        return sum(entry.change in ("new", "changed") for entry in self.entries)

    @property
    def has_reasons(self) -> bool:
        """Whether anything has to be said of any entry."""
        return any(entry.why for entry in self.entries)

    @property
    def can_apply(self) -> bool:
        """Whether the pack can be installed now."""
        return (
            self.plan is not None and not self.plan.installed and (self.compared or not self.first)
        )

    def apply(self, origin: str = ORIGIN, *, pace: Pace = UNPACED) -> ChangeSet:
        """Install the pack; raises what :meth:`PackInstaller.install` raises."""
        if self.plan is None:
            return ChangeSet(origin=origin)
        pace.settle()
        compared = self.fingerprint if self.first and self.compared else ""
        return self._installer.install(self.plan, compared, origin)

    def headings(self) -> tuple[str, ...]:
        """The names of what a row says."""
        tr = self._translator.tr
        return (
            tr("What happens"), tr("Entry"), tr("Here so far"), tr("In the data pack"), tr("Why"),
            tr("Vintage or document"),
        )  # fmt: skip

    def row(self, index: int) -> ImportRow:
        """A listed entry in words."""
        entry, words = self.entries[index], self._words
        return ImportRow(
            kind="refused" if entry.change == "left" else entry.change,
            kind_word=self.kind_word(entry.change),
            place_name=words.entry(entry),
            before=words.text(entry, entry.before),
            after=words.text(entry, entry.after),
            where=words.where(entry),
            why=words.why(entry),
            taken=entry.change != "left",
        )

    def kind_word(self, change: str) -> str:
        """What happens to an entry, in a word."""
        tr = self._translator.tr
        return {"left": tr("Left out"), "changed": tr("Changed"), "new": tr("New")}[change]

    def headline(self) -> str:
        """Which pack it is, or that it is there already."""
        if self.plan is None:
            return ""
        name = self._words.name(self.plan.pack.text)
        if self.plan.installed:
            return self._translator.tr("Installed already: {pack}", pack=name)
        return name

    def facts(self) -> list[tuple[str, str]]:
        """What the pack says of itself, without its key."""
        return self._words.facts(self.plan.pack.text)[:-2] if self.plan else []

    def remarks(self) -> list[str]:
        """What a person ought to know before installing."""
        if self.plan is None:
            return []
        tr, ntr, plan = self._translator.tr, self._translator.ntr, self.plan
        equal, others, colon = plan.counts["equal"], plan.others, tr(": ")
        known = tr("Signed with a key that is known here: {key}", key=self.fingerprint)
        remarks = [
            "   ".join(f"{name}{colon}{text}" for name, text in self.facts()),
            "" if self.first else known,
            ntr("{n} entry is here already.", "{n} entries are here already.", equal)
            if equal
            else "",
            ntr("{n} figure is of other provinces.", "{n} figures are of other provinces.", others)
            if others
            else "",
        ]
        return [remark for remark in remarks if remark]

    def question(self) -> str:
        """What is asked where the key has to be compared."""
        return self._translator.tr(
            "This is the first data pack here. Take the stamped enrolment sheet of SIPO's desk and "
            "compare the fingerprint of the key, group by group:"
        )

    def answer(self) -> str:
        """What a person says by ticking the box."""
        return self._translator.tr("Every group is the same as on the stamped sheet")

    def button(self) -> str:
        """What confirms the installation."""
        return self._translator.tr("Install")
