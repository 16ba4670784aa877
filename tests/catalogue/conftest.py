"""A copy of the shipped edition that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.catalogue.loader import load_edition
from ipdesk.cli import RESOURCES
from ipdesk.errors import CatalogueProblem, InvalidCatalogue


@pytest.fixture
def edition_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RESOURCES / "catalogue" / "2015-59", tmp_path / "edition"))


@pytest.fixture
def spoiled(edition_folder: Path) -> Callable[[str, str, str], tuple[CatalogueProblem, ...]]:
    """Replace a text in a file of the edition: what loading it then finds."""

    def load(file: str, old: str, new: str) -> tuple[CatalogueProblem, ...]:
        path = edition_folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(InvalidCatalogue) as caught:
            load_edition(edition_folder)
        return caught.value.problems

    return load
