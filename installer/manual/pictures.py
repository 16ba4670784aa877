"""Pictures of the manual and README: screens as the program draws them, in fewer colours."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

WIDTH = 1024
_COLOURS, _FREQUENT = 256, 128
_ALIKE = 0xFFE0E0E0
_PLAIN = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


def make(names: Iterable[str], shots: Path, target: Path) -> None:
    """Make each picture from the file of its name that ``ipdesk screenshots`` wrote, and no other.

    ``FileNotFoundError`` if there is no such scene.
    """
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.png"):
        old.unlink()
    for name in names:
        image = QImage(str(shots / name))
        if image.isNull():
            raise FileNotFoundError(shots / name)
        if image.width() > WIDTH:
            image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        _fewer_colours(image).save(str(target / name))


def _fewer_colours(image: QImage) -> QImage:
    """The picture in its most frequent colours, and of the others one of those that look alike."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    colours, times = np.unique(np.frombuffer(plain.constBits(), np.uint32), return_counts=True)
    colours = colours[np.argsort(times)[::-1]]
    _, first = np.unique(colours & _ALIKE, return_index=True)
    others = colours[np.sort(first[first >= _FREQUENT])]
    table = [*colours[:_FREQUENT].tolist(), *others.tolist()][:_COLOURS]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, _PLAIN)
