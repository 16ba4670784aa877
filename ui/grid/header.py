"""The header above a table: titles in up to two lines, with the unit small below."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.grid.text_lines import lines_of
from ui.section_model import NUMERIC, UNIT
from ui.style.tokens import SPACE_S, SPACE_XS, theme_of

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Heading(NamedTuple):
    """What stands above a column. Titles stand over their values: to the right over numbers."""

    title: str
    unit: str
    side: Qt.AlignmentFlag


class TitleHeader(QHeaderView):
    """Paints titles itself: the style's header has one font for all of its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)

    def sizeHint(self) -> QSize:
        """Two lines high if any title with its unit needs them, else one."""
        line = self.fontMetrics().lineSpacing()
        lines = 2 if any(map(self._tall, range(self.count()))) else 1
        return QSize(super().sizeHint().width(), line * lines + 2 * SPACE_XS + 4)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Title and unit on the header's ground, with a line to the right and below."""
        theme = theme_of(self.palette())
        painter.save()
        painter.fillRect(rect, QColor(theme.raised))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        area = rect.adjusted(SPACE_S, SPACE_XS, -SPACE_XS, -SPACE_XS)
        heading = self._heading(section)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text))
        if not heading.unit:
            text = self._in_lines(heading.title, area.width())
            painter.drawText(area, int(_MIDDLE | heading.side), text)
        elif self._needed(heading) <= area.width():
            self._paint_one(painter, area, heading, QColor(theme.muted))
        else:
            self._paint_two(painter, area, heading, QColor(theme.muted))
        painter.restore()

    def _needed(self, heading: Heading) -> int:
        """The width of title and unit in one line."""
        width = self.fontMetrics().horizontalAdvance(heading.title)
        if not heading.unit:
            return width
        small = QFontMetrics(small_font(self.font()))
        return width + SPACE_XS + small.horizontalAdvance(heading.unit)

    def _paint_one(self, painter: QPainter, area: QRect, heading: Heading, muted: QColor) -> None:
        """Title and unit side by side."""
        needed = self._needed(heading)
        right = heading.side is Qt.AlignmentFlag.AlignRight
        left = area.right() - needed if right else area.left()
        line = QRect(left, area.top(), needed + 1, area.height())
        painter.drawText(line, int(_MIDDLE | Qt.AlignmentFlag.AlignLeft), heading.title)
        painter.setPen(muted)
        painter.setFont(small_font(self.font()))
        painter.drawText(line, int(_MIDDLE | Qt.AlignmentFlag.AlignRight), heading.unit)

    def _paint_two(self, painter: QPainter, area: QRect, heading: Heading, muted: QColor) -> None:
        """The unit below the title."""
        metrics, small = self.fontMetrics(), small_font(self.font())
        top = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        below = QRect(area.left(), top.bottom(), area.width(), area.height() // 2)
        align, elide = int(_MIDDLE | heading.side), Qt.TextElideMode.ElideRight
        painter.drawText(top, align, metrics.elidedText(heading.title, elide, area.width()))
        painter.setPen(muted)
        painter.setFont(small)
        shown = QFontMetrics(small).elidedText(heading.unit, elide, area.width())
        painter.drawText(below, align, shown)

    def _in_lines(self, title: str, width: int) -> str:
        if self.fontMetrics().horizontalAdvance(title) <= width:
            return title
        if not title.isascii():
            # Two lines of one length look better than a full one and a rest.
            half = (len(title) + 1) // 2
            if self.fontMetrics().horizontalAdvance(title[:half]) <= width:
                return f"{title[:half]}\n{title[half:]}"
        return "\n".join(lines_of(title, self.font(), width, 2))

    def _heading(self, section: int) -> Heading:
        model, across = self.model(), Qt.Orientation.Horizontal
        right = model.headerData(section, across, NUMERIC)
        return Heading(
            title=model.headerData(section, across) or "",
            unit=model.headerData(section, across, UNIT) or "",
            side=Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft,
        )

    def _tall(self, section: int) -> bool:
        if self.isSectionHidden(section):
            return False
        room = self.sectionSize(section) - SPACE_S - SPACE_XS
        return self._needed(self._heading(section)) > room


def small_font(font: QFont) -> QFont:
    """The font for codes and units: two pixels smaller."""
    small = QFont(font)
    small.setPixelSize(
        max(
            9,
            QFontMetrics(font).height() * 10 // 15
            if font.pixelSize() < 0
            else font.pixelSize() - 2,
        )
    )
    return small
