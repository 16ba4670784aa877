"""The list of what the program is made of: valid CycloneDX, every pin, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from installer.requirements import FILE, pins
from ipdesk import __version__


@pytest.fixture(scope="module")
def sbom() -> ModuleType:
    """Imported here: it takes a second, which collecting tests has no use for."""
    reason = "cyclonedx-python-lib is not installed"
    module: ModuleType = pytest.importorskip("installer.sbom", reason=reason)
    return module


@pytest.fixture(scope="module")
def made(sbom: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("sbom") / "build" / "sbom.cdx.json"
    assert sbom.main([str(path)]) == 0
    return Path(path).read_text(encoding="utf-8")


def test_it_lists_the_program_and_every_pin_of_the_build(made: str) -> None:
    data = json.loads(made)
    assert (data["bomFormat"], data["specVersion"]) == ("CycloneDX", "1.6")
    assert data["metadata"]["component"]["version"] == __version__
    listed = {(one["name"], one["version"]) for one in data["components"]}
    assert listed == {(p.name, p.version) for p in pins(FILE.read_text(encoding="utf-8"))}


def test_it_says_what_needs_what_and_under_which_licence(made: str) -> None:
    data = json.loads(made)
    needs = {one["ref"].partition("@")[0]: one.get("dependsOn", []) for one in data["dependencies"]}
    assert any(ref.startswith("pkg:pypi/msgspec@") for ref in needs["ipdesk"])
    assert any(ref.startswith("pkg:pypi/et-xmlfile@") for ref in needs["pkg:pypi/openpyxl"])
    by_name = {one["name"]: one for one in data["components"]}
    assert by_name["openpyxl"]["licenses"]


def test_it_is_the_same_each_time(sbom: ModuleType, made: str) -> None:
    assert sbom.sbom() == made


def test_a_list_that_is_not_valid_is_not_written(sbom: ModuleType) -> None:
    with pytest.raises(ValueError, match="components"):
        sbom._without_time('{"metadata": {"timestamp": ""}, "components": 7}')
