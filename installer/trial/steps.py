"""What is tried, in the order in which an office meets it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from installer.trial.at_the_window import DELIVERED, OFFICE, PRINT, WORK, Clerk
from installer.trial.clean_root import HOME, CleanRoot
from installer.trial.screen import Screen

FILLED = HOME / "filled"
MOST_INSTALLED_KIB, MOST_PACKED = 350 * 1024, 120 * 1024 * 1024
_CACHES = ("var/cache/apt", "var/lib/apt", "var/log", "tmp", "proc", "home")


def no_python(root: CleanRoot) -> None:
    """There is no Python in the root, neither before nor after the package is installed."""
    found = [path for path in root.path("usr/bin").iterdir() if path.name.startswith("python")]
    assert not found, found


def install(root: CleanRoot, package: Path) -> str:
    """Install a package file; the version that is then installed."""
    shutil.copy(package, root.path("tmp"))
    root.install(f"/tmp/{package.name}")
    return root.root("dpkg-query", "--show", "--showformat=${Version}", "ipdesk")


def small_enough(root: CleanRoot, package: Path) -> None:
    """At most 350 MB installed, at most 120 MB as a file."""
    shown = root.root("dpkg-query", "--show", "--showformat=${Installed-Size}", "ipdesk")
    assert int(shown) <= MOST_INSTALLED_KIB, shown
    assert package.stat().st_size <= MOST_PACKED, package.stat().st_size


def whole_job(root: CleanRoot) -> None:
    """A report is filled, checked, printed, sealed, verified; a desk takes it in."""
    root.clerk("ipdesk", "demo", "-o", str(FILLED))
    for name in ("checklist", "report"):
        pdf = root.path(FILLED / f"guangdong-2016-{name}.pdf")
        assert pdf.read_bytes().startswith(b"%PDF"), pdf
    package = next(root.path(FILLED).glob("*.ipsub"))
    root.clerk("ipdesk", "verify", str(FILLED / package.name))
    desk = str(HOME / "sipo.ipdesk")
    root.clerk("ipdesk", "desk", "new", desk, "--practice")
    # It is not signed, so the desk keeps it apart and says so.
    root.clerk("ipdesk", "desk", "intake", desk, str(FILLED / package.name), code=3)
    assert "Guangdong" in root.clerk("ipdesk", "desk", "list", desk)


def begin_work(root: CleanRoot) -> None:
    """A workspace is made, and a workbook of figures comes back from a department."""
    particulars = ("--unit", "440000", "--category", "leading", "--year", "2016", "--practice")
    root.clerk("ipdesk", "new", str(WORK), *particulars)
    book = str(HOME / "template.xlsx")
    root.clerk("ipdesk", "template", str(WORK), "-o", book)
    root.clerk("ipdesk", "import", str(WORK), book)


def bring_figures(root: CleanRoot) -> None:
    """What the other departments filled in comes back: all but what the window is tried with."""
    (book,) = root.path(FILLED).glob("*.xlsx")
    root.clerk("ipdesk", "import", str(WORK), str(FILLED / book.name))


def use_window(root: CleanRoot, screen: Screen, pictures: Path) -> None:
    """The window stands with its main parts; a report is filled, sealed, delivered, printed."""
    root.clerk("mkdir", str(DELIVERED))
    clerk = Clerk(root, screen, pictures)
    clerk.work()
    assert OFFICE in root.clerk("ipdesk", "show", str(WORK))
    (package,) = clerk.delivered()
    root.clerk("ipdesk", "verify", str(DELIVERED / package.name))
    assert root.path(PRINT).read_bytes().startswith(b"%PDF")


def kept(root: CleanRoot) -> dict[str, str]:
    """The digests of everything that is the user's."""
    files = sorted(path for path in root.path(HOME).rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def belongs_to_files(root: CleanRoot) -> None:
    """The desktop knows the program's kinds of file and opens them with it."""
    root.install("shared-mime-info", "desktop-file-utils", "libglib2.0-bin")
    asked = ("gio", "info", "--attributes=standard::content-type", str(WORK))
    assert "application/vnd.ipdesk.workspace" in root.clerk(*asked)
    told = root.clerk("gio", "mime", "application/vnd.ipdesk.submission+zip")
    assert "ipdesk.desktop" in told, told


def remove(root: CleanRoot) -> None:
    """Purge the package: of all that it brought nothing is left."""
    root.root("apt-get", "purge", "-y", "-qq", "ipdesk")
    left = [path for path in _everything(root) if "ipdesk" in Path(path).name]
    assert not left, left
    told = root.path("usr/share/applications/mimeinfo.cache")
    assert not told.exists() or "ipdesk" not in told.read_text(encoding="utf-8")


def _everything(root: CleanRoot) -> Iterator[str]:
    """Every path of the root that a package could have brought."""
    elsewhere = {str(root.path(place)) for place in _CACHES}
    for folder, folders, files in os.walk(root.folder):
        yield from (f"{folder}/{name}" for name in (*folders, *files))
        # What changes while it is looked at (proc) is not gone into.
        folders[:] = [name for name in folders if f"{folder}/{name}" not in elsewhere]
