"""Chinese is typed by the input method that the desktop has."""

from __future__ import annotations

import pytest

from ui.input_method import reach_input_method


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}),
        (
            {"QT_IM_MODULES": "wayland;fcitx;ibus"},
            {"QT_IM_MODULES": "wayland;ibus", "IBUS_USE_PORTAL": "1"},
        ),
    ],
)
def test_fcitx_is_reached_as_ibus(asked: dict[str, str], reached: dict[str, str]) -> None:
    """Qt's own plug-ins know IBus only."""
    reach_input_method(asked)
    assert asked == reached


@pytest.mark.parametrize("asked", [{}, {"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULES": "wayland"}])
def test_another_choice_stays(asked: dict[str, str]) -> None:
    before = dict(asked)
    reach_input_method(asked)
    assert asked == before
