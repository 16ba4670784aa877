"""The program's icons as pictures, drawn from their SVG files."""

from __future__ import annotations

import struct
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_DRAWN = {
    "ipdesk": ROOT / "resources" / "icons",
    "ipdesk-file": Path(__file__).parent,
}
NAMES = tuple(_DRAWN)
SIZES = (16, 32, 48, 64, 128, 256)


def svg(name: str) -> Path:
    """The drawing."""
    return _DRAWN[name] / f"{name}.svg"


def png(name: str, size: int) -> bytes:
    """The drawing as a PNG of so many pixels each way."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg(name))).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes
    return bytes(buffer.data().data())


def ico(name: str) -> bytes:
    """The drawing in every size, as Windows wants it: a directory and PNG files behind it."""
    pictures = [(size, png(name, size)) for size in SIZES]
    offset = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in pictures:
        edge = size % 256  # 0 says 256
        directory += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return directory + b"".join(picture for _, picture in pictures)
