"""The shelf: the packs that are installed, each as the file that was received."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipdesk.editions.pack_reader import CATALOGUE_PACKS, EditionPack, read_facts, read_pack
from ipdesk.editions.texts import SUFFIX, EditionText, PackName, PatchText, parse_pack_name
from ipdesk.errors import from_os_error
from ipdesk.files import make_folder, sync_folder, write_durably
from ipdesk.package.vetting import Vet


class Shelf:
    """A folder of packs, which need not exist yet. A file with another name is left alone.

    ``vet`` reads what is to come onto the shelf before anybody else does.
    """

    def __init__(self, folder: Path, vet: Vet) -> None:
        self._folder = folder
        self._vet = vet

    def names(self) -> list[PackName]:
        """The packs that are there, by their file names; none is opened."""
        try:
            stems = sorted(path.stem for path in self._folder.glob(f"*{SUFFIX}"))
        except OSError:
            return []
        return [name for stem in stems if (name := parse_pack_name(stem)) is not None]

    def facts(self, name: PackName) -> EditionText | PatchText:
        """What a pack says of itself."""
        return read_facts(self._path(name))

    def read(self, name: PackName) -> EditionPack | PatchText:
        """What a pack holds."""
        return read_pack(self._path(name))

    @contextmanager
    def received(self, path: Path) -> Iterator[Path]:
        """A copy of the file on the shelf, under a name that is no pack's, while it is checked.

        So that what is checked is what is installed. Raises the storage errors, and
        :class:`PackageRefused` or :class:`InvalidCatalogue` for a pack that breaks a rule: of its
        catalogue every rule was typed.
        """
        draft = self._folder / f".received-{secrets.token_hex(4)}"
        content = self._vet(path, CATALOGUE_PACKS)
        try:
            make_folder(self._folder)
            write_durably(draft, [content])
            yield draft
        finally:
            draft.unlink(missing_ok=True)

    def take(self, draft: Path, name: PackName) -> None:
        """Give a received pack its name; it is installed then."""
        try:
            draft.replace(self._path(name))
            sync_folder(self._folder)
        except OSError as fault:
            raise from_os_error(fault, self._path(name)) from fault

    def _path(self, name: PackName) -> Path:
        return self._folder / f"{name}{SUFFIX}"
