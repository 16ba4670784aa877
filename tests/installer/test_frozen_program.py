"""The frozen program holds what it uses, and is built of versions that are written down.

Requirements
    7.1  "a frozen application (PyInstaller, one folder, only what is used: no unused Qt modules, no
         tests of libraries)", "reproducible", "the Qt floor for glibc 2.28 systems is honoured"
"""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from installer.frozen import contents
from installer.frozen.libraries import demands
from installer.frozen.notices import RULE, Work, notices
from installer.linux.archive import tar_xz

OLD_QT = contents.ROOT / "installer" / "requirements-glibc-2.28.txt"


def test_the_qt_for_old_systems_has_wheels_for_glibc_228() -> None:
    """PySide6 6.9.3 is the last; the project allows it, and binding and Qt are of one version."""
    lines = OLD_QT.read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if not line.startswith("#")]
    assert {str(pin.specifier) for pin in pins} == {"==6.9.3"}
    declared = tomllib.loads((contents.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [Requirement(line) for line in declared["dependencies"] if "PySide6" in line]
    assert all(one.specifier.contains("6.9.3") for one in wanted)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/qmltooling/libqmldbg_tcp.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6\\Qt6Quick.dll",
        "numpy/core/tests/data.csv",
        "pandas-3.1.1.dist-info/METADATA",
    ],
)
def test_what_is_not_used_stays_out(name: str) -> None:
    assert not contents.belongs(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "resources/templates/print.typ",
    ],
)
def test_what_is_used_goes_in(name: str) -> None:
    assert contents.belongs(name)


def test_a_library_that_every_desktop_has_stays_the_desktop_s() -> None:
    """An old libstdc++ beside newer drivers would keep them from working."""
    assert not contents.travels("/usr/lib/x86_64-linux-gnu/libstdc++.so.6")
    assert not contents.travels("/lib/x86_64-linux-gnu/libglib-2.0.so.0")
    assert contents.travels("/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0")
    assert contents.travels("/home/builder/venv/typst/_typst.abi3.so")


def test_libraries_of_an_extra_go_in_only_where_they_are_asked_for() -> None:
    assert {"duckdb", "pyarrow", "psycopg"} <= set(contents.excluded_modules())
    assert "psycopg" not in contents.excluded_modules(contents.wanted_extras("postgresql"))
    with pytest.raises(ValueError, match="oracle"):
        contents.wanted_extras("oracle")


def test_every_resource_goes_in_but_sources_of_translations() -> None:
    """What the program reads while it runs lies beside it."""
    taken = {Path(source).relative_to(contents.ROOT) for source, _ in contents.resource_files()}
    resources = contents.ROOT / "resources"
    there = {path for path in resources.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert {path.relative_to(contents.ROOT) for path in there} - taken <= {
        Path("resources/translations/zh/LC_MESSAGES/ipdesk.po"),
        Path("resources/__init__.py"),
    }


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("readelf") is None, reason="reads ELF files"
)
def test_the_glibc_that_a_program_needs_is_measured(tmp_path: Path) -> None:
    """Of Python's own executable: it names libc, which the folder does not hold."""
    shutil.copy(Path(sys.executable).resolve(), tmp_path / "python")
    found = demands(tmp_path)
    assert found.glibc >= (2, 2)
    assert "libc.so.6" in found.system_libraries


@pytest.mark.skipif(shutil.which("xz") is None, reason="xz is not installed")
def test_an_archive_does_not_depend_on_when_and_by_whom_it_is_written(tmp_path: Path) -> None:
    """Times, owners and the rights of the group differ; the bytes do not."""
    made = []
    for number, umask in enumerate((0o022, 0o077)):
        before = os.umask(umask)
        folder = tmp_path / f"tree{number}" / "in"
        folder.mkdir(parents=True)
        (folder / "b.txt").write_text("b")
        (folder / "a").symlink_to("b.txt")
        os.utime(folder / "b.txt", (number, number))
        os.umask(before)
        made.append(tmp_path / f"{number}.tar.xz")
        tar_xz({"ipdesk": folder.parent}, made[-1], 1_000_000_000)
    assert made[0].read_bytes() == made[1].read_bytes()


def test_the_notices_begin_with_an_overview() -> None:
    text = notices([Work("Qt", "6", "LGPL-3.0", "qt.io", ("full text",))])
    overview, _, rest = text.partition(RULE)
    assert "Qt 6: LGPL-3.0" in overview
    assert "full text" not in overview
    assert "full text" in rest


def test_a_program_whose_manual_lacks_pictures_is_not_frozen(tmp_path: Path) -> None:
    pages = tmp_path / "resources" / "manual" / "zh"
    pages.mkdir(parents=True)
    picture = '<img src="../pictures/zh/{name}.png" alt="" />'
    for name in ("there", "missing"):
        (pages / f"{name}.html").write_text(picture.format(name=name), encoding="utf-8")
    made = tmp_path / "resources" / "manual" / "pictures" / "zh"
    made.mkdir(parents=True)
    (made / "there.png").touch()
    assert [path.name for path in contents.missing_pictures(tmp_path)] == ["missing.png"]
