"""How the page of a report is laid out: four areas in splitters, whose sizes are remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.settings import Settings
from ui.style.room import scaled

_DETAIL_PX, _PROBLEMS_PX, _ALL_PX = 300, 176, 900
_NAVIGATION_EM, _NAVIGATION_MAX_PX = 20.2, 350
_NAVIGATION_LEAST_PX, _NAVIGATION_LEAST_MOST_PX = 130, 240
_WIDE_PX, _HIGH_PX = 850, 480


class ReportLayout:
    """Header above; navigation, work and detail side by side; problems below the work.

    Sizes that a person dragged are kept in ``settings.layout`` and come back on the next page,
    in the next session too.
    """

    def __init__(self, page: QWidget, settings: Settings) -> None:
        self._page = page
        self._settings = settings
        self._splitters: dict[str, QSplitter] = {}

    def arrange(
        self, header: QWidget, navigation: QWidget, work: QWidget, detail: QWidget, below: QWidget
    ) -> None:
        """Put the areas in their places."""
        wanted = round(_NAVIGATION_EM * max(self._page.font().pixelSize(), 1))
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        navigation.setMinimumWidth(min(scaled(_NAVIGATION_LEAST_PX), _NAVIGATION_LEAST_MOST_PX))
        beside, above, whole = QSplitter(across), QSplitter(down), QSplitter(across)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(whole, 1)
        # From the outside in: Qt styles all that is in a part again whenever the part is put in.
        sizes = (min(wanted, _NAVIGATION_MAX_PX), _WIDE_PX + _DETAIL_PX)
        self._fill("navigation", whole, (navigation, above), sizes, stretch=1)
        self._fill("problems", above, (beside, below), (_HIGH_PX, _PROBLEMS_PX))
        self._fill("detail", beside, (work, detail), (_WIDE_PX, _DETAIL_PX))

    @property
    def narrow(self) -> bool:
        """Whether navigation, work and detail have no room side by side."""
        return self._page.width() < scaled(_ALL_PX)

    def _fill(
        self,
        name: str,
        splitter: QSplitter,
        areas: tuple[QWidget, QWidget],
        sizes: tuple[int, int],
        stretch: int = 0,
    ) -> None:
        self._splitters[name] = splitter
        for area in areas:
            splitter.addWidget(area)
        splitter.setSizes(self._settings.layout.get(name) or list(sizes))
        splitter.setStretchFactor(stretch, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.splitterMoved.connect(lambda *_: self._remember(name))

    def _remember(self, name: str) -> None:
        self._settings.layout[name] = self._splitters[name].sizes()
