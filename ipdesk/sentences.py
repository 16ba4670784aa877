"""Where sentences are made: problems, stands, verdicts and known errors, in either language.

The window and the command line both speak through here, so the same thing is always said
in the same words.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ipdesk import formats
from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Rule
from ipdesk.checks.targets import Stand
from ipdesk.goal_range import goal_upper
from ipdesk.messages import Translator
from ipdesk.outlier_words import outlier_sentence
from ipdesk.places import Place
from ipdesk.problems import Operand, Problem, Side, Verdict
from ipdesk.reasons import VALUE
from ipdesk.rosters import Reader, row_name
from ipdesk.text_limits import MAX_QUOTED, said
from ipdesk.values import Cell, State, canonical, rounded

_OPERATORS = {"<=": "≤", ">=": "≥", "<": "<", ">": ">", "==": "=", "!=": "≠"}
_FAILING = {"<=": ">", ">=": "<", "<": "≥", ">": "≤", "==": "≠", "!=": "="}


class Sentences:
    """Words for what one report's form and checks say.

    ``read`` gives the report's cells, so that the rows of rosters are called by their names.
    ``form`` may be a call that gives the form as it is now: a report that is being worked on
    can declare further indicators.
    """

    def __init__(
        self,
        translator: Translator,
        form: Form | Callable[[], Form],
        read: Reader | None = None,
    ) -> None:
        self._translator = translator
        self._given = form
        self._read = read
        self._rules: dict[str, Rule] = {rule.code: rule for rule in self._form.catalogue.rules}

    def knows(self, code: str) -> bool:
        """Whether the catalogue has a rule of that code."""
        return code in self._rules

    def rule_of(self, code: str) -> Rule:
        """The rule of that code."""
        return self._rules[code]

    def rule(self, code: str) -> str:
        """What the rule demands."""
        return self._translator.label(self._rules[code].label)

    def problem(self, problem: Problem) -> str:
        """What is wrong: the rule in words and, for a comparison, both sides with values."""
        if problem.reason:
            return self.reason(problem)
        if problem.left is None or problem.right is None:
            return self.rule(problem.rule)
        if problem.left.unit is not None and problem.left.unit.truth:
            return self._translator.tr("{rule}: not met", rule=self.rule(problem.rule))
        sign = _FAILING[problem.op]
        sides = f"{self.side(problem.left)} {sign} {self.side(problem.right)}"
        return f"{self.rule(problem.rule)}{self._colon}{sides}"

    def difference(self, problem: Problem) -> str:
        """How far the sides are apart, "" where there is no such figure."""
        if problem.missing is None or problem.left is None:
            return ""
        if problem.missing_of is not None:
            return formats.so_many(
                problem.missing, problem.missing_unit, problem.missing_of, self._translator
            )
        return self._amount(problem.missing, problem.left)

    def remedy(self, problem: Problem) -> str:
        """What would cure it."""
        text = self._translator.label(self._rules[problem.rule].remedy)
        values = {
            "{missing}": self.difference(problem),
            "{left}": self._value(problem.left),
            "{right}": self._value(problem.right) if problem.right else problem.limit,
            "{limit}": said(problem.limit),
        }
        for placeholder, value in values.items():
            text = text.replace(placeholder, value)
        return text

    def reason(self, problem: Problem) -> str:
        """What a structural check found."""
        name = self.place(problem.place)
        if problem.typical is not None and problem.left is not None:
            return outlier_sentence(name, problem.left, problem.typical, self._translator)
        template = self._translator.tr(VALUE[problem.reason])
        text = said(problem.limit, MAX_QUOTED)
        return template.format(name=name, text=text, limit=text)

    def side(self, side: Side) -> str:
        """One side of a comparison: name and value."""
        name = self._translator.label(side.label)
        return f"{name} {self._value(side)}" if name else self._value(side)

    def side_value(self, side: Side) -> str:
        """The value of a side, without its name."""
        return self._value(side)

    def operand(self, operand: Operand) -> str:
        """A rule's input: its name and value."""
        name = self._translator.label(operand.label) or self.place(operand.place)
        return f"{name} {said(operand.text)}" if operand.text else name

    def formula(self, problem: Problem) -> str:
        """The comparison as it ought to be, with the numbers in it."""
        if problem.left is None or problem.right is None:
            return ""
        return f"{self.side(problem.left)} {_OPERATORS[problem.op]} {self.side(problem.right)}"

    def place(self, place: Place) -> str:
        """A place in words: row and column names; never a bare code."""
        section = self._form.sections.get(place.section)
        if section is None:
            return self._translator.tr("the report")
        label = self._translator.label
        column = section.columns.get(place.column)
        fixed = section.rows.get(place.row)
        if fixed is not None and section.section.rows != "single":
            name = label(fixed.label)
        elif place.row and section.open:
            named = ""
            if self._read:
                named = row_name(self._read, section, place.row, self._translator)
            name = said(named) or f"{label(section.section.label)} {place.row}"
        else:
            name = label(section.section.label)
        return f"{name} · {label(column.label)}" if column is not None else name

    def value(self, place: Place, cell: Cell) -> str:
        """A cell as a table shows it: codes by their labels, numbers with their decimals.

        A number that has more decimals than it may have is shown as it is.
        """
        section = self._form.sections[place.section]
        if cell.state is State.VALID and cell.number is None and place.column in section.columns:
            for entry in section.codelist(place.row, place.column):
                if entry.code == cell.text:
                    return self._translator.label(entry.label)
        if cell.state is State.VALID and section.spec(place.row, place.column).type == "year":
            return cell.text
        if cell.number is None:
            return formats.cell(cell, self._translator)
        too_fine = any(flaw.check == "precision" for flaw in cell.flaws)
        precision = None if too_fine else section.precision(place.row, place.column)
        upper = goal_upper(self._form, place, cell.number)
        last = "" if upper is None else formats.number(upper, precision)
        return formats.span(formats.cell(cell, self._translator, precision), last)

    def verdict(self, verdict: Verdict) -> str:
        """The one verdict."""
        if verdict.ready:
            return self._translator.tr("Ready to seal")
        parts = []
        ntr = self._translator.ntr
        if verdict.errors:
            parts.append(ntr("{n} error", "{n} errors", verdict.errors))
        if verdict.queries:
            parts.append(ntr("{n} query to explain", "{n} queries to explain", verdict.queries))
        if verdict.missing:
            parts.append(ntr("{n} value to fill in", "{n} values to fill in", verdict.missing))
        comma = self._translator.tr(", ")
        return self._translator.tr("Not ready to seal: {what}", what=comma.join(parts))

    def stand(self, stand: Stand) -> str:
        """An indicator's stand in a word or two."""
        tr = self._translator.tr
        return {
            "met": tr("met"),
            "on_track": tr("on track"),
            "behind": tr("behind"),
            "not_applicable": tr("not applicable"),
            "not_evaluated": tr("no target yet") if stand.target is None else tr("no value yet"),
        }[stand.state]

    def gap(self, stand: Stand) -> str:
        """What is missing to the target, "" where nothing is: in all, by the year, to the path."""
        gap, tr = stand.gap, self._translator.tr
        if gap is None:
            return ""
        parts = [formats.so_many(gap.amount, gap.unit, gap.label, self._translator)]
        if gap.given is not None:
            parts.append(tr("with {given} as it stands", given=self._translator.label(gap.given)))
        if gap.yearly is not None:
            yearly = formats.number(gap.yearly)
            parts.append(tr("or {n} a year until {year}", n=yearly, year=stand.target_year))
        if gap.path is not None and stand.state == "behind":
            parts.append(tr("{n} to be on the path this year", n=formats.number(gap.path)))
        return tr(", ").join(parts)

    @property
    def _form(self) -> Form:
        return self._given() if callable(self._given) else self._given

    @property
    def _colon(self) -> str:
        return "：" if self._translator.language == "zh" else ": "

    def _value(self, side: Side | None) -> str:
        if side is None:
            return ""
        if isinstance(side.value, str):
            return said(side.value) or self._translator.tr("(blank)")
        return self._amount(side.value, side)

    def _amount(self, value: Decimal, side: Side) -> str:
        if side.unit is None and side.precision == 0:
            return canonical(rounded(value, 0))  # a year: nothing is counted, so nothing is grouped
        shown = formats.number(rounded(value, side.precision))
        return formats.with_unit(shown, side.unit, self._translator)
