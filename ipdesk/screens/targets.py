"""Targets: each indicator on its way from the baseline to the horizon year, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ipdesk import formats
from ipdesk.analogue import analogue_figures, analogue_of
from ipdesk.catalogue.fixed_rows import SINGLE_ROW
from ipdesk.checks.targets import GOALS, Stand, StandState
from ipdesk.goal_history import Goals, former_goals
from ipdesk.goal_words import GoalWords
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.sentences import Sentences
from ipdesk.values import State
from ipdesk.workspace import Workspace

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Axis:
    """Positions on a line from 0 to 1. ``start`` is the baseline, or zero where none is given.

    ``upper`` is the far end of a target that is a range. A position is None where its value
    is not known.
    """

    start: float
    target: float
    value: float | None
    expected: float | None
    upper: float | None
    has_baseline: bool


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One indicator. ``missing`` says what to do where the stand cannot be told.

    ``earlier`` names the goals of former versions of the scheme, "" where there were none.
    ``link`` is the cell to go to next; ``link_text`` says what for.
    """

    code: str
    name: str
    state: StandState
    state_word: str
    demand: str
    unit: str
    value: str
    baseline: str
    target: str
    expected: str
    figures: str
    gap: str
    missing: str
    link: Place
    link_text: str
    axis: Axis | None
    start_year: str
    year: str
    target_year: str
    earlier: str

    @property
    def spoken(self) -> str:
        """The row as one text, for a screen reader."""
        parts = [self.name, self.state_word, self.value, self.target, self.expected]
        said = [*parts, self.gap or self.missing, self.earlier]
        return " · ".join(part for part in said if part)


class TargetsScreen:
    """How the indicators of the open report stand against their targets."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._goal_words = GoalWords(translator, workspace.form.catalogue)

    def rows(self) -> list[TargetRow]:
        """One row for each indicator of the category, in order."""
        goals = self._workspace.goals()
        return [self._row(stand, goals) for stand in self._workspace.checker.stands()]

    def summary(self) -> str:
        """How many indicators stand where."""
        ntr = self._translator.ntr
        found = Counter(stand.state for stand in self._workspace.checker.stands())
        met, on_track, behind = found["met"], found["on_track"], found["behind"]
        unknown, without = found["not_evaluated"], found["not_applicable"]
        parts = [
            ntr("{n} met", "{n} met", met) if met else "",
            ntr("{n} on track", "{n} on track", on_track) if on_track else "",
            ntr("{n} behind", "{n} behind", behind) if behind else "",
            ntr("{n} open", "{n} open", unknown) if unknown else "",
            ntr("{n} not applicable", "{n} not applicable", without) if without else "",
        ]
        return " · ".join(part for part in parts if part)

    def note(self) -> str:
        """What the states mean and are measured on."""
        return self._translator.tr(
            "Targets are for the horizon year, not for this year. “On track” is measured on the "
            "straight line from the baseline to the target. None of this blocks sealing."
        )

    def empty_text(self) -> str:
        """What the page says where the report has no indicators."""
        return self._translator.tr("This kind of report has no indicators, so it has no targets.")

    def _row(self, stand: Stand, goals: Goals) -> TargetRow:
        label = self._translator.label
        former = former_goals(goals, stand.indicator.code, stand.target)
        missing, link, link_text = self._next(stand)
        year = self._workspace.report.header.year
        return TargetRow(
            code=stand.indicator.code,
            name=label(stand.indicator.label),
            state=stand.state,
            state_word=self._sentences.stand(stand),
            demand=label(stand.expectation.label),
            unit=label(stand.unit),
            value=self._number(stand.value, stand),
            baseline=self._number(stand.baseline, stand),
            target=self._target(stand),
            expected=self._number(stand.expected, stand),
            figures=self._figures(stand),
            gap=self._gap(stand),
            missing=missing,
            link=link,
            link_text=link_text,
            axis=_axis(stand),
            start_year=str(stand.baseline_year or ""),
            year=str(year),
            target_year=_horizon(stand),
            earlier=self._goal_words.former(former),
        )

    def _next(self, stand: Stand) -> tuple[str, Place, str]:
        """What is missing, the cell to go to, and what for."""
        tr, goals = self._translator.tr, GOALS in self._workspace.form.sections
        show = tr("Show the value")
        if stand.value_state is State.NOT_APPLICABLE:
            return self._not_applicable(stand)
        if stand.target is None and not goals:
            return tr("Targets are declared in the implementation scheme."), stand.place, show
        if stand.target is None:
            text = tr("The scheme's target for {year} is not filled in.", year=_horizon(stand))
            return text, self._goal(stand, "target"), tr("Fill in the target")
        if stand.value_state is State.NOT_AVAILABLE:
            return tr("This year's value is not available."), stand.place, show
        if stand.value is None:
            return tr("This year's value is not filled in."), stand.place, tr("Fill in the value")
        if stand.state == "behind" and stand.expected is None and goals:
            text = tr("Without a baseline and its year there is no path to measure on.")
            return text, self._goal(stand, "baseline"), tr("Fill in the baseline")
        return "", stand.place, show

    def _not_applicable(self, stand: Stand) -> tuple[str, Place, str]:
        tr = self._translator.tr
        why = tr("Does not apply to this province.")
        section = analogue_of(self._workspace.form, stand.indicator.code)
        if section is None:
            return why, stand.place, tr("Show the value")
        figures = analogue_figures(
            section, self._workspace.report.cell, self._sentences, self._translator
        )
        name = self._translator.label(section.section.label)
        text = tr("{why} {name}: {figures}", why=why, name=name, figures=figures)
        place = Place(section.code, SINGLE_ROW, next(iter(section.columns)))
        return text, place, tr("Show the analogue")

    def _goal(self, stand: Stand, column: str) -> Place:
        return Place(GOALS, stand.indicator.code, column)

    def _figures(self, stand: Stand) -> str:
        """Value and target with their unit, as far as they are known."""
        value, target = self._number(stand.value, stand), self._target(stand)
        shown = " → ".join(filter(None, (value, target)))
        return formats.with_unit(shown, stand.unit, self._translator) if shown else ""

    def _gap(self, stand: Stand) -> str:
        gap = self._sentences.gap(stand)
        return self._translator.tr("Still missing: {gap}", gap=gap) if gap else ""

    def _target(self, stand: Stand) -> str:
        if stand.target is None:
            return ""
        upper = stand.expectation.upper
        shown = self._number(stand.target, stand)
        if upper is not None:
            return formats.span(shown, self._number(Decimal(upper), stand))
        return f"≥ {shown}"

    def _number(self, value: Decimal | None, stand: Stand) -> str:
        """At most the indicator's decimals, without padding zeros."""
        if value is None:
            return ""
        unit = Decimal(1).scaleb(-stand.indicator.precision)
        return formats.number(value.quantize(unit, ROUND_HALF_UP))


def _horizon(stand: Stand) -> str:
    return str(stand.target_year or stand.expectation.year)


def _axis(stand: Stand) -> Axis | None:
    """The positions of a stand's values; None where there is no target to go to."""
    if stand.target is None:
        return None
    start = _ZERO if stand.baseline is None else stand.baseline
    upper = Decimal(stand.expectation.upper) if stand.expectation.upper else None
    known = [v for v in (start, stand.target, stand.value, stand.expected, upper) if v is not None]
    low, high = min(known), max(known)
    if low == high:
        return None

    def at(value: Decimal) -> float:
        return float((value - low) / (high - low))

    def maybe(value: Decimal | None) -> float | None:
        return None if value is None else at(value)

    return Axis(
        start=at(start),
        target=at(stand.target),
        value=maybe(stand.value),
        expected=maybe(stand.expected),
        upper=maybe(upper),
        has_baseline=stand.baseline is not None,
    )
