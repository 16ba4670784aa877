"""What can be wrong with a screen whatever it shows, found by looking at its widgets."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6 import QtGui
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QFont, QKeySequence, QRawFont, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from ipdesk.languages import Language
from tests.ui.keyboard import settle
from ui.dialogs.lane_grid import LaneGrid

# A raw identifier, a placeholder left open, a Python value: never words for people.
_RAW = re.compile(r"\b[a-z]+_[a-z_]+\b|\{\w*\}|\bNoneType\b|\bPlace\(|<\w+[ >]|%\(\w+\)s|&[a-z]+;")
_SET_APART = re.compile("[。；：，！？] (?![⏎—])")
_CHINESE = re.compile("[\u4e00-\u9fff]")
# Two words in a row and no Chinese anywhere: a sentence, not a name or a unit.
_ENGLISH = re.compile("^[^\u4e00-\u9fff]*[A-Za-z]{3,} [A-Za-z]{2,}[^\u4e00-\u9fff]*$")
_PATH = re.compile(r"\S*[/\\]\S*|\S+\.(?:ipdesk|ipsub|xlsx|pdf|txt)\b")
# A digest in groups; four of its letters in a row are no word.
_DIGEST = re.compile(r"\b[0-9a-f]{4}(?: [0-9a-f]{4}){3,}\b", re.IGNORECASE)
_PLAIN_TIP = re.compile(r"<span style='white-space:pre-wrap'>[^<>]*</span>")
_ROUNDING_PX = 1


def described(widget: QWidget) -> str:
    """A widget as a person would point at it."""
    parents = []
    above = widget.parentWidget()
    while above is not None and len(parents) < 3:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    name = widget.accessibleName() or text_of(widget) or widget.objectName()
    return f"{type(widget).__name__} {name!r} in {' < '.join(parents)}"


def text_of(widget: QWidget) -> str:
    """The words a widget itself shows, "" for one that shows none or what a user typed."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().replace("&&", "&")
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.placeholderText() if isinstance(widget, QLineEdit | QPlainTextEdit) else ""


def visible(screen: QWidget) -> list[QWidget]:
    """The screen and all of it that is on screen, also what must be scrolled to.

    What lies in a hidden part is not looked through: there is much of it, and none is seen.
    """
    if not screen.isVisible():
        return []
    parts = (child for child in screen.children() if isinstance(child, QWidget))
    return [screen, *(seen for part in parts for seen in visible(part))]


def all_in(screen: QWidget) -> Iterator[QWidget]:
    """The screen and all of it.

    PySide makes whatever ``findChildren`` finds a child of what was searched, also after its true
    parent has deleted it.
    """
    yield screen
    for child in screen.children():
        if isinstance(child, QWidget):
            yield from all_in(child)


def takes_keys(widget: QWidget) -> bool:
    """Whether Tab goes to the widget."""
    if not widget.isEnabled() or _is_inner(widget):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_inner(widget: QWidget) -> bool:
    """Whether the widget is a part that hands the keyboard to the field it belongs to."""
    above = widget.parentWidget()
    if isinstance(above, QAbstractScrollArea):
        return widget is above.viewport()
    return isinstance(above, QComboBox | QAbstractSpinBox)


def unnamed(screen: QWidget) -> Iterator[str]:
    """Widgets of which a screen reader has nothing to say."""
    for widget in filter(takes_keys, visible(screen)):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            yield described(widget)


class Round:
    """Once round a screen with Tab, where no widget wants Tab for itself.

    What stands beside a place is made anew when Tab comes to the place. So each step is judged when
    it is made, and what was passed is kept by its words.
    """

    def __init__(self, screen: QWidget) -> None:
        self._screen = screen
        self._before = self._takers()
        self._told: Counter[str] = Counter()
        self._up: list[str] = []
        self._around: list[str] = []
        began = at = QApplication.focusWidget()
        passed: list[QWidget] = []
        while screen.focusNextChild():
            one, at = at, QApplication.focusWidget()
            assert at is not None, "the screen is not active"
            if one is not None:
                self._judge(one, at, [each for each in passed if isValid(each)])
            if at in passed:
                break
            passed.append(at)
            self._told[described(at)] += 1
            settle()
        if began is not None and isValid(began):
            began.setFocus()
            settle()
        if not passed and began is not None:
            self._told[described(began)] += 1

    def backwards(self) -> list[str]:
        """Where Tab goes up, or to the left in a line, but once from the last to the first."""
        return [*self._up, *(self._around if len(set(self._around)) > 1 else [])]

    def unreached(self) -> Iterator[str]:
        """Widgets that take the keyboard before and after, and that Tab does not come to."""
        yield from (self._before & self._takers()) - self._told

    def _takers(self) -> Counter[str]:
        return Counter(map(described, filter(takes_keys, visible(self._screen))))

    def _judge(self, one: QWidget, other: QWidget, passed: list[QWidget]) -> None:
        if _back(one, other):
            first = not any(_back(other, each) for each in passed)
            step = f"{described(one)} → {described(other)}"
            (self._around if first else self._up).append(step)


def _back(one: QWidget, other: QWidget) -> bool:
    """Whether somebody who reads comes to the other before the one."""
    mine, its = _branches(one, other)
    return mine is not None and its is not None and _comes_first(its, mine)


def _branches(one: QWidget, other: QWidget) -> tuple[QWidget | None, QWidget | None]:
    """The parts of the nearest widget that holds both, in which the one and the other lie."""
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return None, None
    while (parent := one.parentWidget()) is not None and not parent.isAncestorOf(other):
        one = parent
    while (parent := other.parentWidget()) is not None and not parent.isAncestorOf(one):
        other = parent
    return one, other


def _comes_first(one: QWidget, other: QWidget) -> bool:
    """Whether somebody who reads comes to the one before the other."""
    mine, its = one.geometry(), other.geometry()
    if mine.bottom() < its.center().y() and mine.bottom() <= its.top() + _ROUNDING_PX:
        return True
    same_line = mine.top() < its.bottom() and its.top() < mine.bottom()
    return same_line and mine.right() <= its.left() + _ROUNDING_PX


def shortcuts(screen: QWidget) -> set[str]:
    """The keys of all shortcuts and actions of a screen."""
    found: set[str] = set()
    for widget in all_in(screen):
        for child in widget.children():
            if isinstance(child, QShortcut):
                found.add(child.key().toString())
            elif isinstance(child, QAction):
                found.update(key.toString() for key in child.shortcuts())
    return found - {""}


def rich(screen: QWidget) -> Iterator[str]:
    """Labels and tooltips that would show what was typed as markup, also those not in sight."""
    for widget in all_in(screen):
        told = isinstance(widget, QLabel | QMessageBox) and bool(widget.text())
        if told and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield described(widget)
        if isinstance(widget, QTextEdit) and widget.acceptRichText():
            yield described(widget)
        # A button's tip is its own name, where it was given none.
        tips = [widget.toolTip()] if QtGui.Qt.mightBeRichText(widget.toolTip()) else []
        if isinstance(widget, QAbstractItemView) and widget.isVisible():
            tips += _tips(widget)
        yield from (f"{described(widget)}: tooltip {tip!r}" for tip in tips if not plain(tip))


def plain(tip: str) -> bool:
    """Whether a tooltip shows a text as it is, whatever the text."""
    return not tip or _PLAIN_TIP.fullmatch(tip) is not None


def _tips(view: QAbstractItemView) -> Iterator[str]:
    """The tooltips of the cells and the headings of a list or table."""
    model, role = view.model(), Qt.ItemDataRole.ToolTipRole
    for index in _indexes(view):
        yield str(index.data(role) or "")
    for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 0):
        yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")


def clipped(screen: QWidget) -> Iterator[str]:
    """Widgets that have no room for their words."""
    for widget in visible(screen):
        if text_of(widget) and (_too_small(widget) or _covered(widget)):
            yield f"{described(widget)} {widget.size().toTuple()}"
        elif _reads_sideways(widget):
            yield f"{described(widget)} must be scrolled sideways"


def _reads_sideways(widget: QWidget) -> bool:
    """Whether a page must be scrolled both ways; a table of fields may."""
    page = isinstance(widget, QScrollArea) and not isinstance(widget, LaneGrid)
    return page and bool(widget.horizontalScrollBar().maximum())


def same_letters(screen: QWidget) -> Iterator[str]:
    """Letters that Alt would press two things with."""
    shown = [w for w in visible(screen) if isinstance(w, QAbstractButton | QLabel | QMenuBar)]
    texts = [a.text() for w in shown if isinstance(w, QMenuBar) for a in w.actions()]
    texts += [str(w.property("text") or "") for w in shown if not isinstance(w, QMenuBar)]
    keys = (QKeySequence.mnemonic(text).toString() for text in texts)
    yield from (key for key, times in Counter(filter(None, keys)).items() if times > 1)


def undecided(screen: QWidget) -> bool:
    """Whether Enter presses no button of a dialog, although it has some."""
    buttons = [w for w in visible(screen) if isinstance(w, QPushButton)]
    return isinstance(screen, QDialog) and bool(buttons) and not any(map(_is_default, buttons))


def _is_default(button: QPushButton) -> bool:
    return button.isDefault()


def raw(said: Iterable[str]) -> Iterator[str]:
    """Words that were meant for the program."""
    for text in said:
        found = _RAW.search(_PATH.sub("", text))
        if found:
            yield f"{found[0]!r} in {text!r}"


def in_the_other_language(
    screen: QWidget, said: Iterable[str], language: Language
) -> Iterator[str]:
    """What stayed English in Chinese, spaces of sentences too, and Chinese buttons in English."""
    if language == "zh":
        for text in said:
            english = _ENGLISH.search(_PATH.sub("", _DIGEST.sub("", text)))
            if english or _SET_APART.search(text):
                yield text
        return
    for button in visible(screen):
        # One button names the other language in its own words.
        text = button.text().replace("中文", "") if isinstance(button, QAbstractButton) else ""
        if _CHINESE.search(text):
            yield text


def words(screen: QWidget) -> Iterator[str]:
    """All words on screen: of the widgets, and of the cells of lists and tables."""
    for widget in visible(screen):
        if isinstance(widget, QAbstractItemView):
            yield from _cells(widget)
        elif text := text_of(widget):
            yield text
        if widget.toolTip():
            yield html.unescape(re.sub("<[^>]*>", "", widget.toolTip()))
        if widget.accessibleName():
            yield widget.accessibleName()


def telling(screen: QWidget, chance: Iterable[str]) -> Iterator[str]:
    """What is shown of the words: a picture of it would be another one each time."""
    shown = "\n".join(text for widget in visible(screen) for text in _shown(widget))
    return (word for word in chance if word in shown)


def missing_glyphs(text: str, font: QFont) -> set[str]:
    """The characters that the font lacks: without a substitute they show as a box."""
    drawn = QRawFont.fromFont(font)
    return {c for c in text if not c.isspace() and not drawn.supportsCharacter(ord(c))}


def _too_small(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        margins = widget.contentsMargins()
        return widget.height() + _ROUNDING_PX < widget.heightForWidth(widget.width()) or (
            _longest_word(widget) > widget.width() - margins.left() - margins.right() + 1
        )
    if isinstance(widget, QLineEdit):
        room = widget.width() - 2 * widget.fontMetrics().averageCharWidth()
        return widget.fontMetrics().horizontalAdvance(text_of(widget)) > room
    if isinstance(widget, QToolButton) and (
        widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        and not widget.icon().isNull()
    ):
        return False
    if isinstance(widget, QLabel | QAbstractButton):
        hint = widget.sizeHint()
        return hint.width() > widget.width() + 1 or hint.height() > widget.height() + 1
    if isinstance(widget, QComboBox):
        if text_of(widget) in html.unescape(widget.toolTip()):
            return False
        return widget.fontMetrics().horizontalAdvance(text_of(widget)) > _text_room(widget)
    return False


def _text_room(box: QComboBox) -> int:
    """The width in which the style draws the text of a box, without its icon."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, option, part, box).width()
    icon = 0 if box.itemIcon(box.currentIndex()).isNull() else box.iconSize().width()
    return room - icon


def _longest_word(label: QLabel) -> int:
    """The width of the longest run of Latin letters, which cannot be broken."""
    runs = re.findall(r"[A-Za-z]+", label.text())
    return max((label.fontMetrics().horizontalAdvance(run) for run in runs), default=0)


def _covered(widget: QWidget) -> bool:
    """Whether a part of the widget lies outside of what holds it, where nothing scrolls."""
    above = widget.parentWidget()
    corner, size = QPoint(0, 0), widget.size()
    while above is not None and not widget.isWindow():
        if isinstance(above.parentWidget(), QScrollArea | QAbstractItemView):
            return False
        at = widget.mapTo(above, corner)
        if at.x() < 0 or at.x() + size.width() > above.width() + 1:
            return True
        if at.y() < 0 or at.y() + size.height() > above.height() + 1:
            return True
        if above.isWindow():
            return False
        above = above.parentWidget()
    return False


def _indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """The cells of the first lines of a list or table."""
    model = view.model()
    if model is None:
        return
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(min(model.rowCount(QModelIndex()), 60)):
        for column in range(columns):
            yield model.index(row, column)


def _shown(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractItemView):
        found = (index.data() for index in _indexes(widget))
        yield from (data for data in found if isinstance(data, str))
    else:
        yield text_of(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for index in _indexes(view):
        yield str(index.data() or "")
        yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
    for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 0):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
