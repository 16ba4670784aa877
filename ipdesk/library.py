"""The library: the catalogue editions the program ships, and those a workspace carries."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue
from ipdesk.errors import DamagedWorkspace
from ipdesk.ports import Store
from ipdesk.records import CatalogueRecord

CURRENT_EDITION = "2015-59"


class Library:
    """Editions under ``resources/catalogue``; a workspace brings its own pinned copy."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
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


def catalogue_record(catalogue: Catalogue) -> CatalogueRecord:
    """The record with which a workspace carries an edition."""
    body = loader.to_json(catalogue)
    edition = catalogue.edition
    return CatalogueRecord(edition.code, edition.version, hashlib.sha256(body).hexdigest(), body)
