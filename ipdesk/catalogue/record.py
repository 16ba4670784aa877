"""A catalogue as workspaces and packs carry it: canonical JSON under its SHA-256."""

from __future__ import annotations

import hashlib

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue
from ipdesk.records import CatalogueRecord


def catalogue_record(catalogue: Catalogue) -> CatalogueRecord:
    """The record with which a workspace carries an edition."""
    body = loader.to_json(catalogue)
    edition = catalogue.edition
    return CatalogueRecord(edition.code, edition.version, hashlib.sha256(body).hexdigest(), body)
