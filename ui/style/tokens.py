"""The named colours and sizes that everything on screen is made from.

A widget that paints itself takes its theme from its palette: ``theme_of(self.palette())``.
When the theme changes, every view's ``retranslate()`` is called, so that it sets its icons anew.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtGui import QGuiApplication, QPalette

Tone = Literal["error", "query", "target", "done", "notice"]
ThemeName = Literal["light", "dark", "contrast"]

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
RADIUS = 4
TEXT_PX = 13
ROW_PX = 30
ICON_PX = 16


class Theme(NamedTuple):
    """The colours of one theme, as ``#rrggbb``.

    ``window`` is the page, ``base`` a field or table, ``raised`` a header or bar. A tone
    (error, query, ...) is readable on all three and on its ``_soft`` ground. ``computed``
    tints cells that are not typed; ``accent_text`` stands on ``accent``.
    """

    name: ThemeName
    window: str
    base: str
    raised: str
    line: str
    line_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_text: str
    accent_soft: str
    selection: str
    selection_text: str
    error: str
    error_soft: str
    query: str
    query_soft: str
    target: str
    target_soft: str
    done: str
    done_soft: str
    notice: str
    notice_soft: str
    computed: str

    def tone(self, tone: Tone) -> str:
        """The colour of a state."""
        return str(getattr(self, tone))

    def soft(self, tone: Tone) -> str:
        """The ground on which a state's colour stands as a chip or banner."""
        return str(getattr(self, f"{tone}_soft"))


LIGHT = Theme(
    name="light",
    window="#f3f5f8",
    base="#ffffff",
    raised="#e9edf3",
    line="#d4dbe4",
    line_strong="#8593a5",
    text="#17202c",
    muted="#4d5a6b",
    disabled="#8a95a3",
    accent="#1b4b8a",
    accent_text="#ffffff",
    accent_soft="#dfe9f6",
    selection="#d5e3f5",
    selection_text="#17202c",
    error="#a61b1b",
    error_soft="#fcebea",
    query="#7a4a00",
    query_soft="#fff1d9",
    target="#56379b",
    target_soft="#efeafa",
    done="#13602f",
    done_soft="#e2f3e8",
    notice="#34546f",
    notice_soft="#e6eef5",
    computed="#eef2f8",
)

DARK = Theme(
    name="dark",
    window="#161b22",
    base="#1c232c",
    raised="#252d38",
    line="#38424f",
    line_strong="#748296",
    text="#e7ecf3",
    muted="#a9b5c4",
    disabled="#6d7a8a",
    accent="#8db9f2",
    accent_text="#0d1826",
    accent_soft="#22364f",
    selection="#2b4667",
    selection_text="#ffffff",
    error="#ff9d94",
    error_soft="#3c2221",
    query="#f3c06c",
    query_soft="#392d19",
    target="#c6b4f7",
    target_soft="#2e2845",
    done="#84d6a0",
    done_soft="#1c3526",
    notice="#9dc1de",
    notice_soft="#22323f",
    computed="#232b36",
)

CONTRAST = Theme(
    name="contrast",
    window="#000000",
    base="#000000",
    raised="#141414",
    line="#8c8c8c",
    line_strong="#ffffff",
    text="#ffffff",
    muted="#e4e4e4",
    disabled="#a0a0a0",
    accent="#ffd60a",
    accent_text="#000000",
    accent_soft="#332b00",
    selection="#ffd60a",
    selection_text="#000000",
    error="#ff8f8f",
    error_soft="#330d0d",
    query="#ffc65c",
    query_soft="#332408",
    target="#d6c2ff",
    target_soft="#241a3d",
    done="#7df0a3",
    done_soft="#0a2e17",
    notice="#9fd6ff",
    notice_soft="#0b2738",
    computed="#1d1d1d",
)

# Every cell that is painted asks for its theme; by the palettes' keys, which change with them.
_FOUND: dict[tuple[int, int], Theme] = {}
_MOST_FOUND = 64
THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


def theme_of(palette: QPalette) -> Theme:
    """The theme a widget's palette was made from.

    The style sheet gives some widgets a palette of their own; the program's palette counts then.
    """
    general = QGuiApplication.palette()
    keys = (palette.cacheKey(), general.cacheKey())
    theme = _FOUND.get(keys)
    if theme is None:
        if len(_FOUND) >= _MOST_FOUND:
            _FOUND.clear()
        theme = _FOUND[keys] = _theme_among((palette, general))
    return theme


def _theme_among(palettes: tuple[QPalette, ...]) -> Theme:
    for palette in palettes:
        window = palette.color(QPalette.ColorRole.Window).name()
        for theme in THEMES.values():
            if theme.window == window:
                return theme
    return LIGHT


def row_px(font_height: int) -> int:
    """The height of a table row for text of this height (``QFontMetrics.height()``)."""
    return max(ROW_PX, font_height + SPACE_M)
