"""The header above a table: titles in up to two lines, with the unit small below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.grid.text_lines import lines_of
from ui.section_model import UNIT
from ui.style.tokens import SPACE_S, SPACE_XS, theme_of


class TitleHeader(QHeaderView):
    """Paints titles itself: the style's header has one font for all of its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)

    def sizeHint(self) -> QSize:
        """Two lines high if any title needs them or any column has a unit, else one."""
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
        title, unit = self._texts(section)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text))
        if not unit:
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, int(flags), self._in_lines(title, area.width()))
        else:
            self._paint_two(painter, area, title, unit, QColor(theme.muted))
        painter.restore()

    def _paint_two(
        self, painter: QPainter, area: QRect, title: str, unit: str, muted: QColor
    ) -> None:
        metrics = self.fontMetrics()
        top = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        below = QRect(area.left(), top.bottom(), area.width(), area.height() // 2)
        align = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(top, align, shown)
        painter.setPen(muted)
        small = small_font(self.font())
        painter.setFont(small)
        shown = QFontMetrics(small).elidedText(unit, Qt.TextElideMode.ElideRight, area.width())
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

    def _texts(self, section: int) -> tuple[str, str]:
        model = self.model()
        title = model.headerData(section, Qt.Orientation.Horizontal) or ""
        return title, model.headerData(section, Qt.Orientation.Horizontal, UNIT) or ""

    def _tall(self, section: int) -> bool:
        if self.isSectionHidden(section):
            return False
        title, unit = self._texts(section)
        room = self.sectionSize(section) - SPACE_S - SPACE_XS
        return bool(unit) or self.fontMetrics().horizontalAdvance(title) > room


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
