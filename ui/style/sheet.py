"""The one style sheet, made from the tokens.

A widget says what it is by the dynamic properties ``role`` (title, heading, muted, code,
chip, tone, card, floating, bar, side, banner, rule, primary, flat, link, choice, navigation,
proposals) and, where it has a state, ``tone``; see :mod:`ui.style.roles`.
"""

from __future__ import annotations

from pathlib import Path

from ui.style.tokens import RADIUS, SPACE_M, SPACE_S, SPACE_XS, TEXT_PX, Theme

_PICTURES = Path(__file__).resolve().parents[2] / "resources" / "icons" / "sheet"
_TONES = ("error", "query", "target", "done", "notice")


def sheet_of(theme: Theme, scale: int) -> str:
    """The style sheet of a theme with text at ``scale`` percent."""
    parts = (_general(theme), _fields(theme), _tables(theme), _buttons(theme))
    return "".join(parts) + _roles(theme, scale)


def px(size: int, scale: int) -> int:
    """A text size in pixels at ``scale`` percent."""
    return round(size * scale / 100)


def _picture(name: str, theme: Theme) -> str:
    """A picture of the sheet in the theme's colours; a style sheet wants forward slashes."""
    return (_PICTURES / f"{name}-{theme.name}.svg").as_posix()


def _general(t: Theme) -> str:
    return f"""
QToolTip {{ color: {t.text}; background: {t.base}; border: 1px solid {t.line_strong};
  padding: 4px; }}
QMenuBar {{ background: {t.raised}; border-bottom: 1px solid {t.line}; }}
QMenuBar::item {{ padding: 5px 10px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.selection}; color: {t.selection_text}; }}
QMenu {{ background: {t.base}; border: 1px solid {t.line_strong}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 12px; }}
QMenu::item:selected {{ background: {t.selection}; color: {t.selection_text}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QStatusBar {{ background: {t.raised}; border-top: 1px solid {t.line}; }}
QStatusBar::item {{ border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.line_strong}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollArea {{ border: none; background: transparent; }}
QGroupBox {{ border: 1px solid {t.line}; border-radius: {RADIUS}px; margin-top: 12px;
  padding: 8px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 8px; padding: 0 4px; color: {t.muted}; }}
QTabBar::tab {{ padding: 6px 14px; border-bottom: 2px solid transparent; color: {t.muted}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{ background: {t.accent_soft}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QProgressBar {{ border: none; border-radius: 3px; background: {t.line}; text-align: center; }}
QProgressBar::chunk {{ border-radius: 3px; background: {t.accent}; }}
"""


def _fields(t: Theme) -> str:
    fields = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit"
    focus = ", ".join(f"{name.strip()}:focus" for name in fields.split(","))
    return f"""
{fields} {{ background: {t.base}; border: 1px solid {t.line_strong}; border-radius: {RADIUS}px;
  padding: {SPACE_XS}px {SPACE_S}px; selection-background-color: {t.accent};
  selection-color: {t.accent_text}; }}
{focus} {{ border: 2px solid {t.accent}; padding: {SPACE_XS - 1}px {SPACE_S - 1}px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.computed};
  border-color: {t.line}; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {t.disabled}; border-color: {t.line}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{_picture("chevron", t)}");
  width: 14px; height: 14px; }}
QComboBox QAbstractItemView, QListView[role="proposals"] {{ border: 1px solid {t.line_strong}; }}
QComboBox QAbstractItemView::item, QListView[role="proposals"]::item {{ padding: 4px; }}
QComboBox QAbstractItemView::item:selected, QListView[role="proposals"]::item:selected {{
  background: {t.selection}; color: {t.selection_text}; }}
QRadioButton, QCheckBox {{ spacing: {SPACE_S}px; }}
QRadioButton:focus, QCheckBox:focus {{ color: {t.accent}; }}
QRadioButton::indicator, QCheckBox::indicator, QListView::indicator {{ width: 14px; height: 14px;
  border: 1px solid {t.line_strong}; background: {t.base}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator, QListView::indicator {{ border-radius: 3px; }}
QRadioButton::indicator:focus, QCheckBox::indicator:focus {{ border-color: {t.accent}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {t.accent}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{
  background: {t.accent}; border-color: {t.accent};
  image: url("{_picture("check", t)}"); }}
ContentsList::item:disabled {{ color: {t.muted}; }}
CodeField::down-arrow {{ image: none; }}
CodeField[role="locked"] {{ background: {t.computed}; border-color: {t.line}; }}
QAbstractItemView QLineEdit {{ border-radius: 0; padding: 0 {SPACE_XS}px; }}
QAbstractItemView QLineEdit:focus {{ padding: 0 {SPACE_XS - 1}px; }}
"""


def _tables(t: Theme) -> str:
    return f"""
QAbstractItemView {{ background: {t.base}; border: 1px solid {t.line}; gridline-color: {t.line};
  selection-background-color: {t.selection}; selection-color: {t.selection_text};
  outline: none; }}
QAbstractItemView:focus {{ border-color: {t.accent}; }}
QListView[role="navigation"] {{ border: none; border-right: 1px solid {t.line}; }}
QTableView[role="list"]::item {{ padding-left: {SPACE_XS}px; }}
QHeaderView {{ background: {t.raised}; border: none; }}
QHeaderView::section {{ background: {t.raised}; color: {t.muted}; border: none;
  border-right: 1px solid {t.line}; border-bottom: 1px solid {t.line};
  padding: {SPACE_XS}px {SPACE_S}px; }}
QTableCornerButton::section {{ background: {t.raised}; border: none; }}
"""


def _buttons(t: Theme) -> str:
    return f"""
QPushButton, QToolButton {{ background: {t.base}; border: 1px solid {t.line_strong};
  border-radius: {RADIUS}px; padding: 4px {SPACE_M}px; }}
QToolButton {{ padding: 4px {SPACE_S}px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.accent_soft}; border-color: {t.accent}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {t.selection};
  color: {t.selection_text}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.accent};
  padding: 3px {SPACE_M - 1}px; }}
QToolButton:focus {{ padding: 3px {SPACE_S - 1}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.disabled}; border-color: {t.line}; }}
QToolButton[popupMode="2"]::menu-indicator {{ width: 0; }}
QPushButton[role="primary"] {{ background: {t.accent}; color: {t.accent_text};
  border: 1px solid {t.accent}; }}
QPushButton[role="primary"]:hover {{ border: 2px solid {t.text}; padding: 3px {SPACE_M - 1}px; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {t.text}; padding: 3px {SPACE_M - 1}px; }}
QPushButton[role="primary"]:disabled {{ background: {t.line}; color: {t.muted};
  border-color: {t.line}; }}
QToolButton[role="flat"], QPushButton[role="flat"] {{ background: transparent;
  border-color: transparent; }}
QToolButton[role="flat"]:hover, QPushButton[role="flat"]:hover {{ background: {t.accent_soft}; }}
QToolButton[role="flat"]:focus, QPushButton[role="flat"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="choice"] {{ text-align: left; padding: {SPACE_M}px; }}
QPushButton[role="choice"]:focus {{ padding: {SPACE_M - 1}px; }}
QPushButton[role="link"] {{ color: {t.accent}; background: transparent; border-color: transparent;
  text-align: left; padding: 3px 4px; }}
QPushButton[role="link"]:hover {{ background: {t.accent_soft}; }}
QPushButton[role="link"]:focus {{ border: 2px solid {t.accent}; padding: 2px 3px; }}
"""


def _roles(t: Theme, scale: int) -> str:
    tones = "".join(
        f'QLabel[role="chip"][tone="{tone}"], QFrame[role="banner"][tone="{tone}"] '
        f"{{ color: {t.tone(tone)}; background: {t.soft(tone)}; }}\n"  # type: ignore[arg-type]  # one of the tones
        f'QLabel[role="tone"][tone="{tone}"] {{ color: {t.tone(tone)}; }}\n'  # type: ignore[arg-type]  # one of the tones
        for tone in _TONES
    )
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {px(TEXT_PX + 7, scale)}px; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {px(TEXT_PX + 2, scale)}px; font-weight: 600; }}
QLabel[role="muted"] {{ color: {t.muted}; }}
QLabel[role="code"] {{ color: {t.muted}; font-size: {px(TEXT_PX - 2, scale)}px; }}
QLabel[role="chip"] {{ border-radius: {RADIUS}px; padding: 2px {SPACE_S}px;
  color: {t.muted}; background: {t.raised}; }}
QFrame[role="banner"] {{ border-radius: {RADIUS}px; padding: {SPACE_XS}px; }}
QFrame[role="card"] {{ background: {t.base}; border: 1px solid {t.line};
  border-radius: {RADIUS}px; }}
QFrame[role="floating"] {{ background: {t.base}; border: 2px solid {t.accent};
  border-radius: {RADIUS}px; }}
QFrame[role="bar"] {{ background: {t.raised}; border: none;
  border-bottom: 1px solid {t.line}; }}
QFrame[role="side"] {{ background: {t.raised}; border: none;
  border-right: 1px solid {t.line}; }}
QFrame[role="rule"] {{ background: {t.line}; border: none; max-height: 1px; }}
{tones}"""
