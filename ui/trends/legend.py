"""What the signs of a chart mean: those that it has."""

from __future__ import annotations

from ipdesk.messages import Translator
from ipdesk.plot import Plot
from ui.targets.legend import Legend, Shape
from ui.trends import signs


class TrendLegend(Legend):
    """One line: each sign of the plot with its name."""

    def __init__(self, translator: Translator) -> None:
        self._plot: Plot | None = None
        super().__init__(translator)

    def show_plot(self, plot: Plot | None) -> None:
        """Name the signs of another plot."""
        self._plot = plot
        self.retranslate()

    def entries(self) -> list[tuple[str, Shape]]:
        """The signs in the order of their weight."""
        tr, plot = self.translator.tr, self._plot
        if plot is None:
            return []
        origins = {dot.origin for dot in plot.dots}
        known: list[tuple[bool, str, Shape]] = [
            (bool(origins - {"draft"}), tr("sealed report or history"), signs.draw_settled),
            ("draft" in origins, tr("this draft"), signs.draw_draft),
            (len(plot.path) > 1, tr("way to the target"), signs.draw_way),
            (bool(plot.milestones), tr("milestone"), signs.draw_milestone),
            (bool(plot.path), tr("target"), signs.draw_target),
            (plot.reference is not None, tr("reference region"), signs.draw_level),
            (bool(plot.fissures), tr("break in the series"), signs.draw_break),
        ]
        return [(name, shape) for there, name, shape in known if there]
