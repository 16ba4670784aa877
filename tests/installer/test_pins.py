"""The pins of the build: in step with pyproject.toml, with hashes, for Linux and Windows."""

from __future__ import annotations

import re

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer import requirements
from installer.requirements import FILE, asked_for, faults, pins

TEXT = FILE.read_text(encoding="utf-8")
SYSTEMS = {"linux": ("linux", "posix"), "win32": ("win32", "nt")}


def holds(marker: str, system: str) -> bool:
    platform, name = SYSTEMS[system]
    known = {"sys_platform": platform, "os_name": name, "python_full_version": "3.11.7",
             "python_version": "3.11"}  # fmt: skip
    return not marker or Marker(marker).evaluate(known)


def test_the_pins_serve_what_pyproject_asks_for() -> None:
    assert faults(TEXT) == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_system_has_one_version_of_each_library(system: str) -> None:
    names = [pin.name for pin in pins(TEXT) if holds(pin.marker, system)]
    assert len(names) == len(set(names))
    asked = [one for one in asked_for() if holds(str(one.marker or ""), system)]
    assert {canonicalize_name(one.name) for one in asked} <= set(names)


def test_each_pin_has_hashes() -> None:
    assert all(pin.hashes for pin in pins(TEXT))


def test_no_address_and_no_folder_is_in_the_file() -> None:
    pinned = TEXT.partition("\n")[2]
    assert not re.search(r"https?:|file:|index-url|find-links|\w\.(?:org|com|io)\b|/", pinned)


CHANGED = {
    "an older version": (r"^(msgspec)==\S+", r"\1==0.1"),
    "a library missing": (r"^segno==(?:.*\n)(?: .*\n)+", ""),
    "a hash missing": (r"^(segno==\S+).*\n(?: .*\n)+", r"\1\n"),
    "a line of another kind": (r"^segno==", "--index-url x\nsegno=="),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_file_out_of_step_is_told(name: str) -> None:
    pattern, other = CHANGED[name]
    changed, count = re.subn(pattern, other, TEXT, count=1, flags=re.MULTILINE)
    assert count == 1
    assert faults(changed)


def test_a_new_dependency_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requirements, "asked_for", lambda: [Requirement("a-new-one>=1")])
    assert faults(TEXT) == ["a-new-one>=1: pinned are none"]
