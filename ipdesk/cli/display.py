"""Whether a window can be shown here; measuring and taking pictures need no screen."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping, Sequence

_PLATFORM = "QT_QPA_PLATFORM"
_WITHOUT_A_SCREEN = ("screenshots", "--quit-when-painted", "--help", "-h")


def has_display(
    arguments: Sequence[str],
    environment: MutableMapping[str, str] = os.environ,
    system: str = sys.platform,
) -> bool:
    """Whether Qt has something to draw on.

    Commands that only measure or take pictures draw offscreen where there is no display.
    """
    if system != "linux" or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", _PLATFORM)
    ):
        return True
    if any(word in _WITHOUT_A_SCREEN for word in arguments):
        environment[_PLATFORM] = "offscreen"
        return True
    return False
