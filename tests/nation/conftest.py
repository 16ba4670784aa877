"""A nation to look at: two years of a few units, fictitious throughout."""

from __future__ import annotations

import pytest
from made_up import MadeUp

from ipdesk.catalogue.model import Catalogue
from ipdesk.cli import RESOURCES
from ipdesk.regions import Regions


@pytest.fixture
def made(edition: Catalogue) -> MadeUp:
    """A desk without reports."""
    return MadeUp(edition, Regions(RESOURCES / "regions").units)
