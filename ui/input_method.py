"""The desktop's input method, without which no Chinese can be typed.

Qt brings the plug-in for IBus. That for Fcitx is Fcitx's own, made for the Qt of the system, and
fits no other; but Fcitx 5 speaks IBus as well, by the name of IBus' portal.
"""

from __future__ import annotations

from collections.abc import MutableMapping

_CHOICE, _CHOICES, _BY_PORTAL = "QT_IM_MODULE", "QT_IM_MODULES", "IBUS_USE_PORTAL"
_FCITX = "fcitx"
_IBUS = "ibus"


def reach_input_method(environment: MutableMapping[str, str]) -> None:
    """Have Qt speak to Fcitx as to IBus where the desktop names Fcitx; before Qt starts."""
    for name in (_CHOICE, _CHOICES):
        # Several are separated by semicolons, the best first.
        asked = environment.get(name, "").split(";")
        if any(one.startswith(_FCITX) for one in asked):
            reached = (_IBUS if one.startswith(_FCITX) else one for one in asked)
            environment[name] = ";".join(dict.fromkeys(reached))
            environment.setdefault(_BY_PORTAL, "1")
