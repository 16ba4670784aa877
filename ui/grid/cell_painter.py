"""Paints one cell of a section: ground, text, marks, lock, wavy underline, focus frame."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon, QPolygonF

from ipdesk.screens.shown import Look, Mark
from ipdesk.values import State
from ui.grid.header import small_font
from ui.grid.text_lines import lines_of, one_line
from ui.problems.kinds import ADOPTED, CARRIED, MARKS, RESTATED, WAITING
from ui.style.icons import pixmap
from ui.style.tokens import SPACE_S, SPACE_XS, Theme, Tone

MARK_PX = 14
LOCK_PX = 12
_WAVE_PX = 2
_CORNER_PX = 6
_LONGEST_CODE = "SC00.00"
STAND_LOOKS: dict[str, tuple[str, Tone]] = {
    "met": ("circle-check", "done"),
    "on_track": ("trending-up", "done"),
    "behind": ("trending-down", "target"),
}


class CellPainter:
    """Paints with one painter in one theme and font; made anew for each cell."""

    def __init__(self, painter: QPainter, theme: Theme, font: QFont) -> None:
        self._painter = painter
        self.theme = theme
        self._font = font

    def ground(self, rect: QRect, look: Look, *, selected: bool, in_work: bool = False) -> None:
        """The cell's ground says: selected, locked, something open, or that it is in work."""
        ground = self._ground(look, selected=selected)
        if in_work and ground == self.theme.base:
            ground = self.theme.accent_soft
        self._painter.fillRect(rect, QColor(ground))

    def value(self, rect: QRect, look: Look, *, selected: bool) -> None:
        """A value with what is open about it; in an empty cell the sign stands in its place."""
        area = rect.adjusted(SPACE_S, 0, -SPACE_S, 0)
        if look.noted:
            self._corner(rect, selected=selected)
        area = self.signs(area, look, selected=selected)
        colour = self.theme.selection_text if selected else self._ink(look)
        drawn = self._text(area, look.text, colour, right=look.numeric)
        if look.mark == "error" or look.state is State.INVALID:
            self._wave(drawn)

    def code(self, rect: QRect, look: Look, *, selected: bool) -> None:
        """A code that stands beside what it means: small and grey, unless something is open."""
        if look.mark or look.state is State.INVALID:
            self.value(rect, look, selected=selected)
            return
        colour = self.theme.selection_text if selected else self.theme.muted
        area = rect.adjusted(SPACE_S, 0, -SPACE_XS, 0)
        self._text(area, look.text, colour, font=small_font(self._font))

    def name(self, rect: QRect, look: Look) -> None:
        """A row's name after its small grey code, in as many lines as the row has."""
        area = rect.adjusted(SPACE_S, 0, -SPACE_XS, 0)
        area = self.signs(area, look, selected=False)
        if look.code:
            self._text(area, look.code, self.theme.muted, font=small_font(self._font))
            area = area.adjusted(code_width(look, self._font), 0, 0, 0)
        self._lines(area, look.text, self.theme.text)

    def stand(self, rect: QRect, look: Look, *, selected: bool) -> None:
        """A stand against the target: icon and words in the state's colour."""
        area = rect.adjusted(SPACE_S, 0, -SPACE_XS, 0)
        icon, tone = STAND_LOOKS.get(look.tone, ("", None))
        colour = self.theme.tone(tone) if tone else self.theme.muted
        colour = self.theme.selection_text if selected else colour
        if icon:
            self._icon(area.left(), area, icon, colour, MARK_PX)
            area = area.adjusted(MARK_PX + SPACE_XS, 0, 0, 0)
        self._text(area, look.text, colour)

    def muted(self, rect: QRect, look: Look, *, selected: bool) -> None:
        """Something that only accompanies the value, such as its unit."""
        colour = self.theme.selection_text if selected else self.theme.muted
        area = rect.adjusted(SPACE_S, 0, -SPACE_XS, 0)
        self._text(area, look.text, colour, right=look.numeric)

    def wrapped_name(self, rect: QRect, look: Look, *, selected: bool) -> None:
        """A row's code in small grey, and its name in as many lines as the row has."""
        area = rect.adjusted(SPACE_S, SPACE_XS, -SPACE_XS, -SPACE_XS)
        small = small_font(self._font)
        ink = self.theme.selection_text if selected else self.theme.text
        code = self.theme.selection_text if selected else self.theme.muted
        room = code_room(self._font)
        column = QRect(area.left(), area.top(), room, area.height())
        self._text(column, look.code, code, font=small)
        area = area.adjusted(room + SPACE_XS, 0, 0, 0)
        self._lines(area, look.text, ink)

    def due(self, rect: QRect, look: Look, *, selected: bool, late: bool) -> None:
        """A deadline; one that has passed carries a clock and the colour of an error."""
        if not late:
            self.value(rect, look, selected=selected)
            return
        area = rect.adjusted(SPACE_S, 0, -SPACE_XS, 0)
        colour = self.on_ground(self.theme.error, selected=selected)
        self._icon(area.left(), area, "clock", colour, MARK_PX)
        self._text(area.adjusted(MARK_PX + SPACE_XS, 0, 0, 0), look.text, colour)

    def band(self, rect: QRect, look: Look, keep: int = 0) -> None:
        """The band above a group of rows; ``keep`` pixels on its right stay free."""
        self._painter.fillRect(rect, QColor(self.theme.raised))
        area = rect.adjusted(SPACE_S, 0, -SPACE_S - keep, 0)
        small = small_font(self._font)
        width = QFontMetrics(small).horizontalAdvance(look.code)
        self._text(area, look.code, self.theme.muted, font=small)
        bold = QFont(self._font)
        bold.setWeight(QFont.Weight.DemiBold)
        area = area.adjusted(width + SPACE_S, 0, 0, 0)
        self._text(area, look.text, self.theme.text, font=bold)

    def frame(self, rect: QRect, *, focused: bool, selected: bool = False) -> None:
        """The frame of the current cell."""
        colour = self.theme.accent if focused else self.theme.line_strong
        colour = self.on_ground(colour, selected=selected)
        self._painter.setPen(QPen(QColor(colour), 2 if focused else 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(
            rect.adjusted(1, 1, -1, -1) if focused else rect.adjusted(0, 0, -1, -1)
        )

    def _ground(self, look: Look, *, selected: bool) -> str:
        if selected:
            return self.theme.selection
        grounds: dict[Mark, str] = {"error": self.theme.error_soft, "query": self.theme.query_soft}
        if look.mark in grounds:
            return grounds[look.mark]
        return self.theme.computed if look.locked else self.theme.base

    def _ink(self, look: Look) -> str:
        if look.state in (State.NOT_APPLICABLE, State.NOT_AVAILABLE) or look.unconfirmed:
            return self.theme.muted
        return self.theme.error if look.state is State.INVALID else self.theme.text

    def on_ground(self, colour: str, *, selected: bool) -> str:
        """The colour, unless it would be lost on the ground of what is selected."""
        lost = selected and self.theme.name == "contrast"
        return self.theme.selection_text if lost else colour

    def signs(self, area: QRect, look: Look, *, selected: bool) -> QRect:
        """Signs stand away from the text: left of numbers, right of words. The room left.

        Where there is no text, they stand where it would begin or end.
        """
        if look.mark:
            mark = MARKS[look.mark]
            colour = self.on_ground(self.theme.tone(mark.tone), selected=selected)
            left = look.numeric if look.text else not look.numeric
            area = self._sign(area, mark.icon, colour, MARK_PX, left=left)
        if look.unconfirmed == "name":
            colour = self.on_ground(self.theme.tone(WAITING.tone), selected=selected)
            area = self._sign(area, WAITING.icon, colour, LOCK_PX, left=False)
        if look.restated:
            colour = self.on_ground(self.theme.tone(RESTATED.tone), selected=selected)
            area = self._sign(area, RESTATED.icon, colour, LOCK_PX, left=look.numeric)
        elif look.locked:
            colour = self.on_ground(self.theme.muted, selected=selected)
            held = ADOPTED if look.adopted else CARRIED
            icon = "lock" if look.computed else held.icon
            area = self._sign(area, icon, colour, LOCK_PX, left=look.numeric)
        for shown, icon in ((look.commented, "message-square"), (look.flagged, "flag")):
            if shown:
                colour = self.on_ground(self.theme.accent, selected=selected)
                area = self._sign(area, icon, colour, LOCK_PX, left=look.numeric)
        return area

    def _sign(self, area: QRect, name: str, colour: str, size: int, *, left: bool) -> QRect:
        if left:
            self._icon(area.left() - 1, area, name, colour, size)
            return area.adjusted(_sign_width(size), 0, 0, 0)
        self._icon(area.right() - size + 2, area, name, colour, size)
        return area.adjusted(0, 0, -_sign_width(size), 0)

    def _corner(self, rect: QRect, *, selected: bool) -> None:
        """A small corner, as spreadsheets mark a cell with a comment."""
        corner = rect.topRight()
        points = (QPoint(0, 0), QPoint(-_CORNER_PX, 0), QPoint(0, _CORNER_PX))
        self._painter.setPen(Qt.PenStyle.NoPen)
        colour = self.on_ground(self.theme.notice, selected=selected)
        self._painter.setBrush(QColor(colour))
        self._painter.drawPolygon(QPolygon([corner + point for point in points]))

    def _icon(self, left: int, area: QRect, name: str, colour: str, size: int) -> None:
        ratio = self._painter.device().devicePixelRatio()
        top = area.top() + (area.height() - size) // 2
        self._painter.drawPixmap(left, top, pixmap(name, colour, size, ratio))

    def _text(
        self, area: QRect, text: str, colour: str, *, right: bool = False, font: QFont | None = None
    ) -> QRect:
        """Draws the text in one line, elided: where it stands."""
        if not text:
            return QRect(area.left(), area.top(), 0, area.height())
        font = font or self._font
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        metrics = QFontMetrics(font)
        shown = one_line(text, metrics, area.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        width = min(metrics.horizontalAdvance(shown), area.width())
        left = area.right() - width if right else area.left()
        bottom = area.center().y() + metrics.ascent() // 2 + 3
        return QRect(left, area.top(), width, bottom - area.top())

    def _lines(self, area: QRect, text: str, colour: str) -> None:
        """Draws the text in as many lines as it needs and there is room for."""
        metrics = QFontMetrics(self._font)
        most = area.height() // metrics.lineSpacing()
        if most <= 1 or metrics.horizontalAdvance(text) <= area.width():
            self._text(area, text, colour)
            return
        lines = "\n".join(lines_of(text, self._font, area.width(), most))
        self._painter.setFont(self._font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(
            area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), lines
        )

    def _wave(self, drawn: QRect) -> None:
        if drawn.width() <= 0:
            return
        points = QPolygonF()
        for step, x in enumerate(range(drawn.left(), drawn.right() + 1, _WAVE_PX)):
            points.append(QPointF(x, drawn.bottom() + (_WAVE_PX if step % 2 else 0)))
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QPen(QColor(self.theme.error), 1.2))
        self._painter.drawPolyline(points)
        self._painter.restore()


def code_width(look: Look, font: QFont) -> int:
    """How many pixels a row's code takes before its name."""
    if not look.code:
        return 0
    return QFontMetrics(small_font(font)).horizontalAdvance(look.code) + SPACE_S


def beside_name(look: Look, font: QFont) -> int:
    """How many pixels a row's code, its signs and the edges of its column take from its name."""
    signs = _sign_width(MARK_PX) * bool(look.mark)
    signs += _sign_width(LOCK_PX) * (look.commented + look.flagged)
    return code_width(look, font) + signs + SPACE_S + SPACE_XS


def _sign_width(size: int) -> int:
    return size + 2


def code_room(font: QFont) -> int:
    """How many pixels the codes before wrapped names take."""
    return QFontMetrics(small_font(font)).horizontalAdvance(_LONGEST_CODE)


def name_room(width: int, font: QFont) -> int:
    """How many pixels a wrapped name has in a column of this width."""
    return width - code_room(font) - SPACE_S - 2 * SPACE_XS
