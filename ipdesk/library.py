"""The library: the editions the program ships, those installed, and those a workspace carries."""

from __future__ import annotations

import functools
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue, Edition
from ipdesk.catalogue.record import catalogue_record
from ipdesk.editions.facts import EditionFacts, Installed, LeftOut, age, facts_of
from ipdesk.errors import DamagedWorkspace, KnownError, UsageError
from ipdesk.ports import Store

if TYPE_CHECKING:
    from ipdesk.editions.shelf import Shelf
    from ipdesk.editions.texts import EditionText, PackName, PatchText
    from ipdesk.package.vetting import Vet

CURRENT_EDITION = "2015-59"
PACKS = "editions"


class Library:
    """Editions under ``resources/catalogue`` and packs in the user's data folder.

    ``vet`` reads packs to be installed before anybody else does: by default, in a child.

    A workspace brings its own pinned copy; opening one reads neither.
    """

    def __init__(self, folder: Path, data: Path | None = None, vet: Vet | None = None) -> None:
        self._folder = folder
        self._data = data
        self._vet = vet
        self._read: dict[tuple[str, int], Catalogue] = {}
        self._shipped: dict[str, Catalogue] = {}
        self._pinned: dict[str, Catalogue] = {}

    def shipped(self, edition: str = CURRENT_EDITION) -> Catalogue:
        """A shipped edition; :class:`InvalidCatalogue` if its files are faulty."""
        if edition not in self._shipped:
            self._shipped[edition] = loader.load_edition(self._folder / edition)
        return self._shipped[edition]

    def pinned(self, store: Store, digest: str) -> Catalogue:
        """The edition a report is pinned to, from the workspace that carries it."""
        if digest not in self._pinned:
            try:
                record = store.catalogue(digest)
            except KeyError:
                raise DamagedWorkspace(path=store.path, where="catalogue") from None
            if hashlib.sha256(record.body).hexdigest() != digest:
                raise DamagedWorkspace(path=store.path, where="catalogue")
            self._pinned[digest] = loader.from_json(record.body)
        return self._pinned[digest]

    @property
    def has_packs(self) -> bool:
        """Whether any pack is installed; no pack is read for the answer."""
        return bool(self._names())

    def editions(self) -> list[EditionFacts]:
        """Every edition at hand, oldest first, without the packs that are :meth:`left_out`."""
        return sorted(self._at_hand([]).values(), key=age)

    def left_out(self) -> list[LeftOut]:
        """The packs that cannot be read, and the patches that fit nothing here."""
        found: list[LeftOut] = []
        known = self._at_hand(found)
        for name in self._names():
            if (name.code, name.version) in known:
                try:
                    self._catalogue(name.code, name.version)
                except KnownError as fault:
                    found.append(LeftOut(str(name), fault))
        return found

    def every(self) -> Iterator[tuple[EditionFacts, Catalogue]]:
        """Each edition at hand that can be read, oldest first."""
        for facts in self.editions():
            try:
                yield facts, self.find(facts.code, facts.version)
            except KnownError:
                # Made for another version of the program: left_out names it.
                continue

    def find(self, code: str, version: int = 0) -> Catalogue:
        """An edition at hand, its newest version if none is named.

        :class:`UsageError` if there is none; what is wrong with its files otherwise.
        """
        versions = [facts.version for facts in self.editions() if facts.code == code]
        wanted = version or max(versions, default=0)
        if wanted not in versions:
            raise _not_here(code, version)
        return self._catalogue(code, wanted)

    def newest(self, year: int) -> EditionFacts | None:
        """The newest edition valid in the year. A fictitious one is only taken by name."""
        real = [facts for facts in self.editions() if not facts.fictitious]
        return max((facts for facts in real if facts.holds_in(year)), key=age, default=None)

    def for_report(self, year: int, *, practice: bool, edition: str = "") -> Catalogue:
        """The edition of a new report: the one named, or the newest valid in its year.

        :class:`UsageError` if there is none of that name, or if a real report would follow an
        exercise.
        """
        if edition:
            chosen = self.find(edition)
            require_practice(chosen.edition, practice=practice)
            return chosen
        newest = self.newest(year)
        if newest is None or (newest.code == CURRENT_EDITION and not newest.installed):
            return self.shipped()
        return self._catalogue(newest.code, newest.version)

    def install(self, path: Path) -> Installed:
        """Install a pack, all or nothing.

        Raises :class:`PackageRefused` or :class:`InvalidCatalogue` for a faulty pack,
        :class:`UsageError` if it does not fit what is here, and the storage errors.
        """
        from ipdesk.editions.pack_reader import EditionPack, read_pack
        from ipdesk.editions.rule_patch import apply_patch

        shelf = self._shelf
        if shelf is None:
            raise UsageError("no_data_folder")
        with shelf.received(path) as draft:
            pack = read_pack(draft)
            if isinstance(pack, EditionPack):
                catalogue, name = pack.catalogue, pack.text.name()
            else:
                catalogue = apply_patch(self.find(pack.edition, pack.version), pack)
                name = pack.name()
            new = self._is_new(catalogue)
            if new:
                shelf.take(draft, name)
        edition = catalogue.edition
        return Installed(edition.code, edition.version, edition.title, edition.fictitious, new)

    def _is_new(self, catalogue: Catalogue) -> bool:
        """Whether no such version is here; :class:`UsageError` if it says something else."""
        key = (catalogue.edition.code, catalogue.edition.version)
        taken = [(name.code.casefold(), name.version) for name in self._names()]
        if key not in {(facts.code, facts.version) for facts in self.editions()}:
            if (key[0].casefold(), key[1]) in taken:
                raise UsageError("edition_differs", edition=key[0], version=key[1])
            return True
        if loader.to_json(self._catalogue(*key)) != loader.to_json(catalogue):
            raise UsageError("edition_differs", edition=key[0], version=key[1])
        return False

    @functools.cached_property
    def _shelf(self) -> Shelf | None:
        from ipdesk.editions.shelf import Shelf
        from ipdesk.package.vetting import vetted

        return Shelf(self._data / PACKS, self._vet or vetted) if self._data is not None else None

    def _names(self) -> list[PackName]:
        # Asked first, so that a machine without packs need not load what reads them.
        if self._data is None or not (self._data / PACKS).is_dir() or self._shelf is None:
            return []
        return self._shelf.names()

    def _shipped_facts(self) -> Iterator[EditionFacts]:
        for path in sorted(self._folder.glob("*/edition.toml")):
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            yield facts_of(msgspec.convert(data["edition"], Edition), installed=False)

    def _at_hand(self, left_out: list[LeftOut]) -> dict[tuple[str, int], EditionFacts]:
        """The editions by code and version; ``left_out`` gets the packs that give none."""
        known = {(facts.code, facts.version): facts for facts in self._shipped_facts()}
        names = sorted(self._names(), key=lambda name: name.version)
        if not names or (shelf := self._shelf) is None:
            return known
        for name in names:
            try:
                facts = self._pack_facts(shelf.facts(name), known)
            except KnownError as fault:
                left_out.append(LeftOut(str(name), fault))
            else:
                known.setdefault((facts.code, facts.version), facts)
        return known

    def _pack_facts(
        self, text: EditionText | PatchText, known: dict[tuple[str, int], EditionFacts]
    ) -> EditionFacts:
        """The facts of a pack; :class:`UsageError` for a patch whose base is not the one here."""
        from ipdesk.editions.texts import PatchText

        if isinstance(text, PatchText):
            base = known.get((text.edition, text.version))
            if base is None:
                raise _not_here(text.edition, text.version)
            if self._digest(base) != text.digest:
                raise UsageError("patch_other_content", edition=text.edition, version=text.version)
            return base._replace(version=base.version + 1, installed=True, patch=text.document)
        return EditionFacts(
            text.edition,
            text.version,
            text.title.label(),
            text.document.label(),
            text.valid_from,
            text.valid_until,
            text.fictitious,
            installed=True,
        )

    def _digest(self, facts: EditionFacts) -> str:
        return catalogue_record(self._catalogue(facts.code, facts.version)).digest

    def _catalogue(self, code: str, version: int) -> Catalogue:
        key = (code, version)
        if key not in self._read:
            self._read[key] = self._load(code, version)
        return self._read[key]

    def _load(self, code: str, version: int) -> Catalogue:
        from ipdesk.editions.pack_reader import EditionPack
        from ipdesk.editions.rule_patch import apply_patch

        if (self._folder / code).is_dir():
            shipped = self.shipped(code)
            if shipped.edition.version == version:
                return shipped
        for name in self._names():
            if (name.code, name.version) == (code, version) and self._shelf is not None:
                pack = self._shelf.read(name)
                if isinstance(pack, EditionPack):
                    return pack.catalogue
                return apply_patch(self._catalogue(code, version - 1), pack)
        raise _not_here(code, version)


def _not_here(code: str, version: int) -> UsageError:
    """That there is no such edition, or of the one that there is no such version."""
    if not version:
        return UsageError("no_edition", edition=code)
    return UsageError("no_version", edition=code, version=version)


def require_practice(edition: Edition, *, practice: bool) -> None:
    """:class:`UsageError` if the edition is an exercise and the report is not."""
    if edition.fictitious and not practice:
        raise UsageError("edition_fictitious", edition=edition.code)
