"""Former goals in words, said alike on screen and in print."""

from __future__ import annotations

from collections.abc import Sequence

from ipdesk import formats
from ipdesk.catalogue.model import Catalogue
from ipdesk.goal_history import FormerGoal
from ipdesk.messages import Translator
from ipdesk.report_names import report_name


class GoalWords:
    """Words for the goals that versions of the scheme have set."""

    def __init__(self, translator: Translator, catalogue: Catalogue) -> None:
        self._translator = translator
        self._catalogue = catalogue

    def former(self, goals: Sequence[FormerGoal]) -> str:
        """What was aimed at before, by which scheme; "" where nothing was."""
        if not goals:
            return ""
        said = self._translator.tr("; ").join(map(self._goal, goals))
        return self._translator.tr("Earlier goals: {goals}", goals=said)

    def _goal(self, goal: FormerGoal) -> str:
        tr, scheme = self._translator.tr, goal.scheme
        name = report_name(scheme.id, {scheme.id: scheme}, self._catalogue, self._translator)
        day = formats.date(goal.approved_on, self._translator) if goal.approved_on else ""
        origin = tr(", ").join(filter(None, (name, goal.document, day)))
        value = formats.number(goal.value)
        if goal.year is None:
            return tr("{value} ({origin})", value=value, origin=origin)
        return tr("{value} by {year} ({origin})", value=value, year=goal.year, origin=origin)
