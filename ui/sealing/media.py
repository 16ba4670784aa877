"""The removable media that are there, as the system tells."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from ipdesk.screens.delivering import Medium

_REMOVABLE = 2
"""What Windows calls a drive whose medium can be taken out."""


def removable_media() -> list[Medium]:
    """Sticks and cards that are ready, by name; disks that are built in are none."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        if not volume.isValid() or not volume.isReady() or volume.isRoot():
            continue
        folder = volume.rootPath()
        if not _removable(folder, volume.device().toStdString()):
            continue
        name = volume.name() or Path(folder).name or folder
        system = volume.fileSystemType().toStdString()
        free = volume.bytesAvailable()
        found.append(Medium(name, Path(folder), free, system, volume.isReadOnly()))
    return sorted(found, key=lambda medium: medium.name)


def stays_in(folder: Path) -> bool:
    """Whether a folder is on the disk of the system or of the user, which nobody pulls out."""
    fixed = {QStorageInfo.root().rootPath(), QStorageInfo(str(Path.home())).rootPath()}
    return QStorageInfo(str(folder)).rootPath() in fixed


def _removable(folder: str, device: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder) == _REMOVABLE)
    if sys.platform == "darwin":
        return folder.startswith("/Volumes/")
    return _on_a_plug(device)


def _on_a_plug(device: str, blocks: Path = Path("/sys/class/block")) -> bool:
    """Whether Linux calls the disk removable, or it hangs on USB, as large sticks say they do."""
    name = Path(device).name
    disk = Path(os.path.realpath(blocks / name))
    if not device.startswith("/dev/") or not disk.exists():
        return False
    if "/usb" in str(disk):
        return True
    for place in (disk, disk.parent):
        mark = place / "removable"
        if mark.is_file():
            return mark.read_text("ascii").strip() == "1"
    return False
