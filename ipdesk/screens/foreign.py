"""Taking in somebody's own table: which of its columns is which of ours, asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.exchange.column_mapping import (
    proposed,
    setting_of,
    text_of,
    unit_in,
)
from ipdesk.exchange.column_targets import (
    ROW,
    UNIT,
    Target,
    fit,
    identity_of,
    known_names,
    sections_for,
    targets_of,
)
from ipdesk.exchange.foreign_file import OpenedFile
from ipdesk.exchange.foreign_table import (
    ForeignLane,
    ForeignTable,
    foreign_table,
    likely_head,
)
from ipdesk.messages import Translator
from ipdesk.screens.foreign_lanes import Choice, LaneRow, LaneWords
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import ImportPlan


class ForeignScreen:
    """The columns of one file's table beside ours.

    ``opened`` is what was found in the file at ``path``; ``section`` is the one that is open,
    taken where the headings do not speak for another.
    """

    def __init__(
        self,
        workspace: Workspace,
        translator: Translator,
        path: Path,
        opened: OpenedFile,
        section: str = "",
    ) -> None:
        self._workspace = workspace
        self._translator = translator
        self._open_section = section
        self._sure: dict[int, bool] = {}
        self._lanes = LaneWords(translator, workspace.form)
        self.path = path
        self.sheets = opened.sheets
        self.table = opened.table
        self.known = opened.mapping is not None
        """Whether the mapping was remembered."""
        if opened.mapping is not None:
            self.mapping = opened.mapping
        else:
            self._use_table(opened.table)

    @property
    def sections(self) -> tuple[Choice, ...]:
        """The sections that a table can be taken into."""
        label = self._translator.label
        return tuple(Choice(s.code, label(s.section.label)) for s in self._sections)

    @property
    def columns(self) -> tuple[Choice, ...]:
        """What a column can be taken for, *not used* first."""
        unused = Choice("", self._translator.tr("not used"))
        named = (Choice(t.code, self._lanes.name(t)) for t in self._targets.values())
        return (unused, *named)

    @property
    def sheet(self) -> int:
        """Which of the sheets it is."""
        return self.sheets.index(self.table.sheet)

    @property
    def head_lines(self) -> dict[int, str]:
        """The lines in which the headings may stand, with their texts."""
        return {line: " · ".join(texts) for line, texts in self.table.heads.items()}

    def use_sheet(self, at: int) -> None:
        """Look at another sheet: find its headings, and the section that they speak of."""
        sheet = self.sheets[at]
        self._use_table(foreign_table(sheet, likely_head(sheet, self._names)))

    def use_head(self, line: int) -> None:
        """Take another line for the headings."""
        self._use_table(foreign_table(self.table.sheet, line))

    def use_section(self, code: str) -> None:
        """Take the table into another section."""
        self.known = False
        section = next(section for section in self._sections if section.code == code)
        self.mapping, matches = proposed(self.table, section)
        self._sure = {at: match.sure for at, match in enumerate(matches) if match is not None}

    def take(self, at: int, column: str) -> None:
        """Take a column of the table for one of ours; the column that was it is not used then."""
        columns = [
            "" if code == column and other != at else code
            for other, code in enumerate(self.mapping.columns)
        ]
        columns[at] = column
        units = [
            unit if code == before else unit_in(self.table, other, self._targets.get(code))
            for other, (unit, code, before) in enumerate(
                zip(self.mapping.units, columns, self.mapping.columns, strict=True)
            )
        ]
        kept = tuple(code for code in self.mapping.identity if code in columns)
        identity = kept or tuple(identity_of(self._section, columns))
        self._sure[at] = True
        self._change(columns=tuple(columns), units=tuple(units), identity=identity)

    def state_unit(self, at: int, unit: str) -> None:
        """Say in which unit a column's figures stand; "" is ours."""
        units = list(self.mapping.units)
        units[at] = unit
        self._change(units=tuple(units))

    def name_rows(self, at: int, *, named: bool) -> None:
        """Say whether a column is one of those that say which row a line is."""
        wanted = {*self.mapping.identity, self.mapping.columns[at]}
        wanted -= set() if named else {self.mapping.columns[at]}
        self._change(identity=tuple(c for c in self.mapping.columns if c and c in wanted))

    def rows(self) -> list[LaneRow]:
        """The columns of the table in words."""
        targets, identity = self._targets, self.mapping.identity
        return [
            self._lanes.row(
                lane,
                targets.get(column),
                unit,
                names_row=column in identity if self._section.open and column else None,
                sure=self._sure.get(at, True),
            )
            for at, (lane, column, unit) in enumerate(self._taken())
        ]

    def hint(self) -> str:
        """What is to be done."""
        tr = self._translator.tr
        if self._section.open:
            return tr(
                "Choose our column for each column of the table. The ticked ones say which row a "
                "line is; a line whose row is not in the report becomes a new one."
            )
        return tr(
            "Choose our column for each column of the table. A line is the row whose name or code "
            "it has."
        )

    def trouble(self) -> str:
        """Why the mapping cannot be used yet, "" where it can."""
        tr = self._translator.tr
        used = [code for code in self.mapping.columns if code not in ("", ROW, UNIT)]
        if not used:
            return tr("Choose at least one of our columns.")
        if not self._section.open and ROW not in self.mapping.columns:
            return tr("Choose which column holds the names or codes of the rows.")
        return ""

    def remark(self) -> str:
        """What else is to be known of the mapping, "" where nothing is."""
        tr = self._translator.tr
        if self._section.open and not self.mapping.identity:
            return tr("No column says which row a line is: every line becomes a new row.")
        unsure = [at for at, sure in self._sure.items() if not sure and self.mapping.columns[at]]
        if unsure:
            return tr("Please look at the columns marked “similar”.")
        return ""

    def planner(self) -> Callable[[], ImportPlan]:
        """What makes the plan; fit for a worker."""
        from ipdesk.exchange.foreign_plan import plan_foreign

        content, table, mapping = self._workspace.content(), self.table, self.mapping
        source = self.source
        return lambda: plan_foreign(content, table, mapping, source)

    def remember(self) -> None:
        """Keep the mapping for the next table of the same headings."""
        self._workspace.keep_setting(setting_of(self.table), text_of(self.mapping))

    def forget(self) -> None:
        """Forget the mapping; what the headings suggest is shown again."""
        self._workspace.keep_setting(setting_of(self.table), "")
        self.use_section(self.mapping.section)

    def conversions(self) -> list[str]:
        """Each conversion of units, in words."""
        return [
            self._translator.tr(
                "{name}: {value}",
                name=lane.head,
                value=self._lanes.conversion(unit, self._targets[column]),
            )
            for lane, column, unit in self._taken()
            if unit
        ]

    def unused(self) -> list[str]:
        """The headings of the columns that are not used."""
        return [lane.head or lane.letters for lane, column, _ in self._taken() if not column]

    @property
    def source(self) -> str:
        """Where the values come from, as it stands beside them."""
        name, sheet = self.path.name, self.table.sheet.name
        return name if sheet == name else f"{name} · {sheet}"

    @cached_property
    def _sections(self) -> tuple[SectionForm, ...]:
        return sections_for(self._workspace.form)

    @cached_property
    def _names(self) -> frozenset[str]:
        return known_names(self._workspace.form)

    @property
    def _section(self) -> SectionForm:
        return self._workspace.form.sections[self.mapping.section]

    @property
    def _targets(self) -> dict[str, Target]:
        return {target.code: target for target in targets_of(self._section)}

    def _taken(self) -> Iterator[tuple[ForeignLane, str, str]]:
        """Each column of the table with the column of ours and the unit of its figures."""
        return zip(self.table.lanes, self.mapping.columns, self.mapping.units, strict=True)

    def _use_table(self, table: ForeignTable) -> None:
        self.table = table
        heads = [lane.head for lane in table.lanes]
        best = max(
            self._sections,
            key=lambda section: (fit(heads, section), section.code == self._open_section),
        )
        self.use_section(best.code)

    def _change(self, **changes: tuple[str, ...]) -> None:
        self.known = False
        self.mapping = msgspec.structs.replace(self.mapping, **changes)
