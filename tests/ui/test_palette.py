"""Every colour that carries text is readable on its ground, in each theme (WCAG, 4.5 : 1)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui.style.palette import palette_of
from ui.style.tokens import THEMES, Theme, Tone, theme_of

READABLE = 4.5
TONES: tuple[Tone, ...] = ("error", "query", "target", "done", "notice")
GROUNDS = ("window", "base", "raised", "computed")


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(colour).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(theme: Theme) -> list[tuple[str, str, str]]:
    """Name, text colour and ground of everything that is written."""
    found = [
        (f"{text} on {ground}", getattr(theme, text), getattr(theme, ground))
        for text in ("text", "muted", "accent", *TONES)
        for ground in GROUNDS
    ]
    found += [(f"{tone} chip", theme.tone(tone), theme.soft(tone)) for tone in TONES]
    found += [
        ("primary button", theme.accent_text, theme.accent),
        ("selection", theme.selection_text, theme.selection),
        ("hovered", theme.text, theme.accent_soft),
        ("disabled primary button", theme.muted, theme.line),
    ]
    return found


@pytest.mark.parametrize("name", [n for n in THEMES if n != "contrast"])
def test_text_is_readable_on_its_ground(name: str) -> None:
    poor = {
        what: round(contrast(text, ground), 2)
        for what, text, ground in pairs(THEMES[name])
        if contrast(text, ground) < READABLE
    }
    assert not poor


def test_high_contrast_text_is_readable_on_its_ground() -> None:
    ignored = "disabled primary button"
    low = [
        what
        for what, text, ground in pairs(THEMES["contrast"])
        if what != ignored and contrast(text, ground) < READABLE
    ]
    assert not low


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_borders_of_fields_can_be_seen(theme: Theme) -> None:
    assert contrast(theme.line_strong, theme.base) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_palette_tells_its_theme(theme: Theme) -> None:
    assert theme_of(palette_of(theme)) is theme
