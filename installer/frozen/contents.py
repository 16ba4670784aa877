"""What the frozen program holds, and what of its libraries stays out; for every system."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from ipdesk.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ipdesk", "ui", "local_db")
DATA_ONLY = ("resources",)
_PICTURE = re.compile(r'<img src="([^"]+)"')
FONTS = "pylopdf_fonts_zh_cn"
EXTRAS = {
    "encrypted": ("sqlcipher3",),
    "postgresql": ("psycopg", "psycopg_binary"),
    "analysis": ("pyarrow", "duckdb"),
}
"""Libraries of the optional extras; a build holds them only where it is asked to."""

_NEVER = (
    "tkinter",
    "IPython",
    "matplotlib",
    "scipy",
    "PIL",
    "lxml",
    "setuptools",
    "pkg_resources",
    "pip",
    "pytest",
    "pydoc_data",
    "numpy.f2py",
    "numpy.distutils",
    "pandas.tests",
    "pandas.plotting._matplotlib",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "pyqtgraph.jupyter",
    "pyqtgraph.flowchart",
    "pyqtgraph.console",
    "pyqtgraph.dockarea",
    "sqlalchemy.testing",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "ssl",
    "_ssl",
    "xmlrpc",
    "ftplib",
    "readline",
    "_uuid",
    "numpy._core._multiarray_tests",
    "numpy._core._umath_tests",
    "PySide6.QtTest",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
)
IDLE_HOOKS = (
    "pyi_rth_multiprocessing",
    "pyi_rth_pyqtgraph_multiprocess",
    "pyi_rth_cryptography_openssl",
    "pyi_rth_pkgutil",
)
"""What PyInstaller would run at every start for what this program does not do, or does itself."""
_QT_LANGUAGES = tuple(f"{spoken.qt}.qm" for spoken in LANGUAGES.values() if spoken.qt)
"""English is what Qt says by itself."""
_PLUGINS = {
    "platforms": ("*qxcb*", "*qwayland*", "*qoffscreen*", "*qwindows*"),
    "imageformats": ("*qsvg*",),
    "iconengines": ("*",),
    "platforminputcontexts": ("*ibus*", "*compose*"),
    "platformthemes": ("*xdgdesktopportal*",),
    "printsupport": ("*",),
    "styles": ("*",),
    "wayland-decoration-client": ("*",),
    "wayland-shell-integration": ("*xdg-shell*",),
    "wayland-graphics-integration-client": ("*qt-plugin-wayland-egl*",),
    "xcbglintegrations": ("*",),
}
"""The plugins of Qt that are of use, by folder. Nothing else of Qt's plugins goes in."""
_LEFT_OUT = (
    "*/Qt6Qml*",
    "*/Qt6Quick*",
    "*/Qt6VirtualKeyboard*",
    "*/Qt6Network*",
    "*/Qt6Pdf*",
    "*/libQt6Qml*",
    "*/libQt6Quick*",
    "*/libQt6VirtualKeyboard*",
    "*/libQt6Network*",
    "*/libQt6E[gG][lL]F[sS]*",
    "*/libQt6WlShell*",
    "*/libpyside6qml*",
    "*/libpython3.so",
    "*/QtNetwork*",
    "*/opengl32sw.dll",
    "*/d3dcompiler_47.dll",
    "*/pyqtgraph/examples/*",
    "*/tests/*",
    "*.pyi",
    "*.pxd",
    "*.pyx",
    "*.h",
    "*.dist-info/*",
    "*/__pycache__/*",
)

_SYSTEM_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")
_TAKEN_ALONG = (
    "libpython3*",
    "libcrypto.so.*",
    "libffi.so.*",
    "liblzma.so.*",
    "libbz2.so.*",
    "libsqlite3.so.*",
    "libxcb-cursor.so.*",
    "libxcb-icccm.so.*",
    "libxcb-image.so.*",
    "libxcb-keysyms.so.*",
    "libxcb-render-util.so.*",
    "libxcb-util.so.*",
)
"""Libraries of the building system that go in: a desktop may lack them, or have another version.

Every other one is the desktop's own: one that is older than the desktop's drivers and input
methods expect would keep them from working.
"""


def excluded_modules(extras: tuple[str, ...] = ()) -> list[str]:
    """Modules that are left out, whoever imports them."""
    unwanted = [name for extra, names in EXTRAS.items() if extra not in extras for name in names]
    return [*_NEVER, *unwanted]


def wanted_extras(environment: str | None = None) -> tuple[str, ...]:
    """The extras that ``IPDESK_EXTRAS`` names, separated by commas. Raises ValueError."""
    text = os.environ.get("IPDESK_EXTRAS", "") if environment is None else environment
    names = tuple(name for name in text.split(",") if name)
    unknown = set(names) - set(EXTRAS)
    if unknown:
        raise ValueError(f"no such extra: {', '.join(sorted(unknown))}")
    return names


def belongs(name: str) -> bool:
    """Whether a file, by its place in the frozen program's folder, goes in."""
    place = PurePosixPath("/", name.replace("\\", "/"))
    if any(fnmatchcase(str(place), pattern) for pattern in _LEFT_OUT):
        return False
    parts = place.parts
    if "plugins" in parts and "PySide6" in parts:
        kind = parts[parts.index("plugins") + 1]
        return any(fnmatchcase(place.name, known) for known in _PLUGINS.get(kind, ()))
    if place.suffix == ".qm":
        return place.name in _QT_LANGUAGES
    return True


def travels(source: str) -> bool:
    """Whether a library goes in, by where it was found: the system's own stay where they are."""
    path = PurePosixPath(source)
    if not any(path.is_relative_to(folder) for folder in _SYSTEM_FOLDERS):
        return True
    if "lib-dynload" in path.parts or "dist-packages" in path.parts:
        return True
    return any(fnmatchcase(path.name, pattern) for pattern in _TAKEN_ALONG)


def resource_files(root: Path = ROOT) -> list[tuple[str, str]]:
    """Source and destination folder of every file of the program's own data, in order."""
    files = [path for name in DATA_ONLY for path in (root / name).rglob("*") if _is_data(path)]
    return [(str(path), path.parent.relative_to(root).as_posix()) for path in sorted(files)]


def missing_pictures(root: Path = ROOT) -> list[Path]:
    """The pictures that the manual shows and ``make manual`` has not made yet, in order."""
    pages = (root / "resources" / "manual").glob("*/*.html")
    shown = {
        (page.parent / place).resolve()
        for page in pages
        for place in _PICTURE.findall(page.read_text(encoding="utf-8"))
    }
    return sorted(picture for picture in shown if not picture.exists())


def _is_data(path: Path) -> bool:
    return path.is_file() and path.suffix not in {".py", ".pyc", ".po"}
