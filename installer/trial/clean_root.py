"""A clean Debian or Ubuntu in a folder, in which the package is installed and used."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

CLERK = "clerk"
HOME = Path("/home") / CLERK
UBUNTU = ("jammy", "noble")
"""The releases of Ubuntu that the package is tried in."""
_UBUNTU_MIRROR = "http://archive.ubuntu.com/ubuntu"
_UBUNTU_KEYS = Path("/usr/share/keyrings/ubuntu-archive-keyring.gpg")
_UBUNTU_SCRIPT = "/usr/share/debootstrap/scripts/gutsy"
"""One for all of them; by its name, since a debootstrap does not know the newest ones."""
_PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}


class CleanRoot:
    """The folder, with the commands that are run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def root(self, *command: str) -> str:
        """What an administrator's command prints. Raises AssertionError if it fails."""
        return self._run(
            ["/usr/sbin/chroot", str(self.folder), *command], {**_PLAIN, "HOME": "/root"}
        )

    def clerk(self, *command: str, code: int = 0) -> str:
        """What a command of the user prints. Raises AssertionError for another exit code."""
        return self._run(self.as_clerk(*command), self.clerk_settings("C.UTF-8"), code)

    def as_clerk(self, *command: str) -> list[str]:
        """The command line that runs a command as the user."""
        return ["/usr/sbin/chroot", f"--userspec={CLERK}:{CLERK}", str(self.folder), *command]

    def clerk_settings(self, language: str) -> dict[str, str]:
        """The user's environment."""
        return {"PATH": "/usr/bin:/bin", "HOME": str(HOME), "LANG": language}

    def path(self, inside: Path | str) -> Path:
        """Where a path of the root lies outside."""
        return self.folder / str(inside).lstrip("/")

    def install(self, *packages: str) -> None:
        """``apt-get install`` of names or of files in the root, with nothing recommended."""
        self.root("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)

    def _run(self, command: list[str], environment: dict[str, str], code: int = 0) -> str:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode != code:
            raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stderr[-3000:]}")
        return done.stdout


@contextlib.contextmanager
def clean_root(keep: Path, suite: str) -> Iterator[CleanRoot]:
    """A new root, gone afterwards; what it is copied from is made once and kept in ``keep``."""
    bare = keep / suite
    if not (bare / "etc" / "debian_version").exists():
        keep.mkdir(parents=True, exist_ok=True)
        begun = keep / f"{suite}.begun"
        shutil.rmtree(begun, ignore_errors=True)
        subprocess.run(bootstrap(suite, begun), check=True, stdout=subprocess.DEVNULL)
        begun.rename(bare)
    folder = keep / "root"
    _discard(folder)
    subprocess.run(["cp", "--archive", "--reflink=auto", str(bare), str(folder)], check=True)
    subprocess.run(["mount", "-t", "proc", "proc", str(folder / "proc")], check=True)
    try:
        root = CleanRoot(folder)
        root.root("apt-get", "update", "-qq")
        root.root("useradd", "--create-home", CLERK)
        yield root
    finally:
        _discard(folder)


def bootstrap(suite: str, folder: Path) -> list[str]:
    """The command that makes a bare root of a release, Debian's if it is not one of Ubuntu's."""
    command = ["debootstrap", "--variant=minbase"]
    if suite not in UBUNTU:
        mirror = os.environ.get("DEBIAN_MIRROR", "")
        return [*command, suite, str(folder), *([mirror] if mirror else [])]
    if not _UBUNTU_KEYS.exists():
        # Debian does not have them; the root brings them, so that its apt knows what it fetches.
        command.append("--no-check-gpg")
    mirror = os.environ.get("UBUNTU_MIRROR", _UBUNTU_MIRROR)
    return [*command, suite, str(folder), mirror, _UBUNTU_SCRIPT]


def _discard(folder: Path) -> None:
    """Remove a root; never while something outside is mounted in it."""
    proc = folder / "proc"
    if os.path.ismount(proc):
        subprocess.run(["umount", "--lazy", str(proc)], check=True)
    if folder.exists() and not os.path.ismount(proc):
        shutil.rmtree(folder)
