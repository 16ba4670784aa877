"""The fictitious exercise edition as a pack, and catalogues that differ in a little."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.cli import RESOURCES
from ipdesk.editions.overlay import laid_over, load_folder
from ipdesk.editions.pack import PROGRAM, write_edition, write_patch
from ipdesk.editions.rule_patch import make_patch

EXERCISE_FOLDER = RESOURCES / "catalogue-examples" / "2019-guidance-exercise"

Changed = Callable[..., Catalogue]


@pytest.fixture(scope="session")
def exercise(edition: Catalogue) -> Catalogue:
    """The classified working guidance of 2019-2020, a fictitious exercise."""
    return load_folder(EXERCISE_FOLDER, lambda _: edition)


@pytest.fixture
def exercise_pack(exercise: Catalogue, tmp_path: Path) -> Path:
    return write_edition(exercise, tmp_path / "exercise.ipcat").path


@pytest.fixture
def changed(edition: Catalogue) -> Changed:
    """The shipped edition with changes: ``changed(rules=[{...}], code="2018-1")``."""

    def make(code: str = "2018-1", valid_from: str = "2018-01-01", **tables: Any) -> Catalogue:
        facts = {"code": code, "valid_from": valid_from, **tables.pop("edition", {})}
        return laid_over(edition, {"edition": facts, **tables}, "test")

    return make


@pytest.fixture
def patch_pack(edition: Catalogue, tmp_path: Path) -> Path:
    """A published rule patch that withdraws R301."""
    patch = make_patch(
        edition,
        {"R301": Label(zh="授予日期未全部公布", en="dates are not all published")},
        code="patch-2",
        document="演练〔2017〕9号",
        issued="2017-03-01",
        program=PROGRAM,
    )
    return write_patch(patch, tmp_path / "patch.ipcat").path
