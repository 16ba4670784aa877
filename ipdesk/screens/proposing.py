"""Values that are proposed in place of a slip of a power of ten."""

from __future__ import annotations

from decimal import Decimal

from ipdesk import formats
from ipdesk.changes import ChangeSet, Edit
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.power_of_ten import REASON, Proposal, corrected, like_siblings, proposal_of
from ipdesk.problems import Problem
from ipdesk.values import parse_number
from ipdesk.workspace import Workspace

_SAME = Decimal(2)
"""How many times last year's value of the row a corrected one may be."""


class Proposals:
    """What to type instead in cells of the active report."""

    def __init__(self, workspace: Workspace, translator: Translator) -> None:
        self._workspace = workspace
        self._translator = translator

    def of(self, problem: Problem) -> Proposal | None:
        """What to type instead, None where nothing is proposed."""
        if not self._workspace.editable:
            return None
        report = self._workspace.report
        if problem.typical is None:
            return proposal_of(problem, report)
        before = self._last_year(problem.place)
        found = corrected(report, problem.place, before, _SAME) if before is not None else None
        return found or like_siblings(problem, report)

    def sentence(self, proposal: Proposal) -> str:
        """A proposal in words: what seems to have happened, and beside which value."""
        tr, label = self._translator.tr, self._translator.label
        words = {
            "value": self.value(proposal),
            "typed": formats.number(proposal.typed),
            "against": self._with_unit(proposal, proposal.against),
        }
        if proposal.taken_for is not None:
            return tr(
                "{value} is meant? {typed} looks like {unit}; compare {against}.",
                **words,
                unit=label(proposal.taken_for),
            )
        factor = formats.number(Decimal(10) ** abs(proposal.exponent))
        if proposal.exponent > 0:
            return tr(
                "{value} is meant? {typed} is {factor} times as much; compare {against}.",
                **words,
                factor=factor,
            )
        return tr(
            "{value} is meant? {typed} is only 1/{factor} of it; compare {against}.",
            **words,
            factor=factor,
        )

    def value(self, proposal: Proposal) -> str:
        """The proposed value with its unit."""
        return self._with_unit(proposal, proposal.proposed)

    def take(self, proposal: Proposal, origin: object) -> ChangeSet:
        """Type the proposed value; the history says that it was proposed."""
        return self._workspace.apply((Edit(proposal.place, proposal.raw),), origin, REASON)

    def _last_year(self, place: Place) -> Decimal | None:
        """What the row had in the last sealed report."""
        record = self._workspace.last_year.cell(place)
        number = parse_number(record.value) if record is not None else None
        return number if isinstance(number, Decimal) else None

    def _with_unit(self, proposal: Proposal, number: Decimal) -> str:
        place = proposal.place
        unit = self._workspace.form.sections[place.section].unit(place.row, place.column)
        return formats.with_unit(formats.number(number), unit, self._translator)
