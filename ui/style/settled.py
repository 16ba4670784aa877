"""A page that scrolls, laid out before it is painted.

Qt shows and lays out what joins a visible page event by event, level by level. A paint that comes
between draws its lines squeezed onto each other, for as long as the machine takes.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_SAID = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


def settle_page(area: QScrollArea, page: QWidget) -> None:
    """Give the parts of the page, which is the area's widget, their places, and it its height."""
    layout = page.layout()
    if layout is None or not area.isVisible():
        return
    parts = [part for part in page.children() if isinstance(part, QWidget)]
    for part in parts:
        # Qt would show what joined a layout later, and the layout counts only what is shown.
        if layout.indexOf(part) >= 0 and not part.testAttribute(_SAID):
            part.show()
    layout.activate()
    for part in parts:
        # One whose size stays is not told to lay out what has changed in it.
        if (within := part.layout()) is not None:
            within.activate()
    # So the area hears that its page asks for another height.
    QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))
