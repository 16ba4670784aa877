"""The packages for Windows, as far as they can be made without Windows.

Requirements
    7.1  "for Windows: PyInstaller spec, version resource, NSIS script for a per-user install
         without administrator rights and a portable ZIP", "`makensis` compiles the script from a
         stand-in folder, the script's file list is checked against the spec"
"""

from __future__ import annotations

import ast
import re
import shutil
import zipfile
from pathlib import Path, PureWindowsPath

import pytest

from installer.desktop.file_types import file_types
from installer.frozen.contents import resource_files
from installer.windows import __main__ as packages
from installer.windows.file_list import install_list, removal_list
from installer.windows.stand_in import INSIDE, PROGRAMS, stand_in
from installer.windows.version import four, version_info
from ipdesk import __version__

SCRIPT = packages.SCRIPT.read_text(encoding="utf-8")
SPEC = packages.SCRIPT.parents[1] / "frozen" / "ipdesk.spec"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stand_in(tmp_path_factory.mktemp("windows") / "ipdesk")


def installed(script: str) -> set[PureWindowsPath]:
    """Where the lines of an install list put their files, below $INSTDIR."""
    found = set()
    inside = PureWindowsPath()
    for line in script.splitlines():
        if place := re.fullmatch(r'SetOutPath "\$INSTDIR\\?(.*)"', line):
            inside = PureWindowsPath(place[1])
        elif file := re.fullmatch(r'File "(.+)"', line):
            found.add(inside / PureWindowsPath(file[1]).name)
    return found


def test_the_installer_brings_what_the_spec_collects(folder: Path) -> None:
    """Each program and each resource that the spec names, and every other file of the folder."""
    placed = installed(install_list(folder))
    called = {
        node.args[0].value
        for node in ast.walk(ast.parse(SPEC.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "program"
        and isinstance(node.args[0], ast.Constant)
    }
    assert {f"{name}.exe" for name in called} == set(PROGRAMS)
    spec = {PureWindowsPath(INSIDE, place, Path(file).name) for file, place in resource_files()}
    assert spec | {PureWindowsPath(name) for name in PROGRAMS} <= placed
    there = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    assert placed == {PureWindowsPath(path) for path in there}


def test_removing_takes_what_was_brought_and_nothing_else(folder: Path) -> None:
    """File by file: a workspace that somebody keeps in the program's folder stays."""
    removal = removal_list(folder)
    deleted = set(re.findall(r'^Delete "\$INSTDIR\\(.+)"$', removal, re.MULTILINE))
    assert {PureWindowsPath(name) for name in deleted} == installed(install_list(folder))
    assert "/r" not in removal
    assert "RMDir /r" not in SCRIPT


def test_no_administrator_is_asked() -> None:
    """Per user: its own folder, its own part of the registry."""
    assert "RequestExecutionLevel user" in SCRIPT
    assert "HKLM" not in SCRIPT
    assert 'InstallDir "$LOCALAPPDATA' in SCRIPT


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis (nsis) is not installed")
def test_the_script_compiles(folder: Path, tmp_path: Path) -> None:
    """Without a warning, and with every kind of file of the program in it."""
    packages.write_icons(tmp_path)
    target = packages.compile_installer(folder, tmp_path, tmp_path / "ipdesk.exe")
    assert target.read_bytes().startswith(b"MZ")
    told = (tmp_path / "types-in.nsh").read_text(encoding="utf-8-sig")
    assert all(kind.suffix in told and kind.zh in told for kind in file_types())


def test_the_portable_archive_holds_the_folder(folder: Path, tmp_path: Path) -> None:
    """The same bytes each time."""
    first, second = (packages.portable(folder, tmp_path / name) for name in ("a.zip", "b.zip"))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert f"ipdesk-{__version__}/ipdesk.exe" in packed.namelist()


def test_windows_reads_the_version_as_four_numbers() -> None:
    assert four("1.2.3") == (1, 2, 3, 0)
    assert str(four(__version__)) in version_info("ipdesk")
    assert "080404B0" in version_info("ipdesk")
