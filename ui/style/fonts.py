"""The screen's font: a good Chinese sans of the system, else the one the program brings."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from ipdesk.fonts import SANS, chinese_fonts
from ipdesk.languages import LANGUAGES
from ui.style.tokens import TEXT_PX

# Screen faces that desktops with Chinese support bring, best first.
PREFERRED = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "HarmonyOS Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    SANS,
)


def load_family() -> str:
    """The family to show text in, loading the packaged font only where none is installed."""
    installed = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    for family in PREFERRED:
        if family in installed:
            return family
    for path in chinese_fonts()[:1]:
        families = QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(path))
        )
        if families:
            return families[0]
    return ""


def text_font(family: str, scale: int, language: str) -> QFont:
    """The font of all text at ``scale`` percent. Its figures are all of one width.

    Chinese fonts draw dots and quotation marks as wide as a Chinese character, which tears
    English text apart; their proportional forms don't.
    """
    font = QFont(family) if family else QFont()
    font.setPixelSize(round(TEXT_PX * scale / 100))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if language and LANGUAGES[language].labels != "zh":
        font.setFeature(QFont.Tag("palt"), 1)
    return font
