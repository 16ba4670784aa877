"""Tar archives that are the same whenever and wherever they are written."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

_XZ = ("xz", "-6", "--threads=2", "--stdout")
"""With two threads or more the bytes do not depend on how many; with one they are others."""


def tar_xz(folders: Mapping[str, Path], out: Path, epoch: int) -> None:
    """Write the content of each folder below its name, sorted, owned by root, of one time.

    Only directories, files and links; a file is executable for all or for nobody.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with (
        out.open("wb") as file,
        subprocess.Popen(_XZ, stdin=subprocess.PIPE, stdout=file) as xz,
        tarfile.open(fileobj=xz.stdin, mode="w|", format=tarfile.GNU_FORMAT) as tar,
    ):
        for name, folder in sorted(folders.items()):
            for path in [folder, *sorted(folder.rglob("*"))]:
                _add(tar, path, _within(name, path.relative_to(folder)), epoch)
        tar.close()
        xz.communicate()
    if xz.returncode:
        raise OSError(f"xz ended with {xz.returncode}")


def _within(name: str, path: Path) -> str:
    return name if path == Path() else f"{name}/{path.as_posix()}"


def _add(tar: tarfile.TarFile, path: Path, name: str, epoch: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.mtime = epoch
    entry.uname = entry.gname = "root"
    if path.is_symlink():
        entry.type, entry.linkname, entry.mode = tarfile.SYMTYPE, str(path.readlink()), 0o777
        tar.addfile(entry)
    elif path.is_dir():
        entry.type, entry.mode = tarfile.DIRTYPE, 0o755
        tar.addfile(entry)
    else:
        content = path.read_bytes()
        entry.size = len(content)
        entry.mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
        tar.addfile(entry, io.BytesIO(content))
