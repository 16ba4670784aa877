"""The palette that a theme gives Fusion."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.style.tokens import Theme

_ROLES = QPalette.ColorRole


def palette_of(theme: Theme) -> QPalette:
    """The palette of a theme, its disabled group included."""
    palette = QPalette()
    colours = {
        _ROLES.Window: theme.window,
        _ROLES.WindowText: theme.text,
        _ROLES.Base: theme.base,
        _ROLES.AlternateBase: theme.computed,
        _ROLES.Text: theme.text,
        _ROLES.Button: theme.raised,
        _ROLES.ButtonText: theme.text,
        _ROLES.BrightText: theme.error,
        _ROLES.Highlight: theme.selection,
        _ROLES.HighlightedText: theme.selection_text,
        _ROLES.Link: theme.accent,
        _ROLES.LinkVisited: theme.accent,
        _ROLES.ToolTipBase: theme.base,
        _ROLES.ToolTipText: theme.text,
        _ROLES.PlaceholderText: theme.muted,
        _ROLES.Light: theme.base,
        _ROLES.Midlight: theme.raised,
        _ROLES.Mid: theme.line,
        _ROLES.Dark: theme.line_strong,
        _ROLES.Shadow: theme.line_strong,
        _ROLES.Accent: theme.accent,
    }
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return palette
