"""A dialog while it does what it is for: how far it is, and its Cancel button for stopping it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from ipdesk.messages import Translator


class InlineWait:
    """A :class:`~ui.pacing.Waiting` within the dialog; ``inputs`` rest until it ends.

    ``doing`` says what is done. A small change is over before anything is seen of it.
    """

    def __init__(
        self,
        translator: Translator,
        doing: str,
        headline: QLabel,
        bar: QProgressBar,
        inputs: Sequence[QWidget],
    ) -> None:
        self._translator = translator
        self._doing = doing
        self._headline = headline
        self._bar = bar
        self._rested = [widget for widget in inputs if widget.isEnabled()]
        self._begun = self._settled = False
        self.stopped = False
        """Whether the change is to stop."""

    def begin(self) -> None:
        """Show the bar, and let the inputs rest."""
        self._begun = True
        self._bar.setRange(0, 0)
        self._bar.show()
        for widget in self._rested:
            widget.setEnabled(False)
        self._say()

    def tell(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def settle(self) -> None:
        """It cannot be stopped any more."""
        self._settled = True
        if self._begun:
            self._say()

    def stop(self) -> None:
        """Ask it to stop, if it still can."""
        if not self._settled:
            self.stopped = True
            self._say()

    def end(self) -> None:
        """It is over, or was stopped."""
        if self._begun:
            self._bar.hide()
            for widget in self._rested:
                widget.setEnabled(True)

    def _say(self) -> None:
        tr = self._translator.tr
        if self.stopped:
            self._headline.setText(tr("Stopping…"))
        elif self._settled:
            self._headline.setText(tr("It is stored. The checks are still running…"))
        else:
            self._headline.setText(self._doing)
