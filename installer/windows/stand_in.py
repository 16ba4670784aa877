"""A folder that stands in for the frozen program, where there is no Windows to freeze it on.

The program's own files are the real ones, by the same list as in the spec; executables and
libraries are empty files under the names that they will have.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from installer.frozen.contents import resource_files

PROGRAMS = ("ipdesk.exe", "ipdesk-cli.exe")
INSIDE = "_internal"
_LIBRARIES = (
    "python311.dll",
    "base_library.zip",
    "PySide6/Qt6Core.dll",
    "PySide6/QtWidgets.pyd",
    "PySide6/plugins/platforms/qwindows.dll",
    "pylopdf_fonts_zh_cn/NotoSansSC-Regular.otf",
)


def stand_in(folder: Path) -> Path:
    """Make it anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for source, place in resource_files():
        target = folder / INSIDE / place
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    for name in [*PROGRAMS, *(f"{INSIDE}/{library}" for library in _LIBRARIES)]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder
