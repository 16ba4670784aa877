"""The ground of the machine: one workspace, its model, and who looks on."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from agreement import agree, agree_in_full, sheet_of
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant
from masters import Masters, services_of_a_session
from onlookers import Onlookers
from plain_report import NONE_DECLARED, Declared, PlainReport

from ipdesk.catalogue.model import Catalogue
from ipdesk.errors import KnownError
from ipdesk.places import Place
from ipdesk.redeclaration import declared_elsewhere
from ipdesk.services import Services
from ipdesk.signing.key_file import SigningKey
from ipdesk.workspace import Workspace

Item = TypeVar("Item")
pick = st.integers(0, 10_000)
"""Which of several things: the rest of dividing by how many there are."""


@dataclass(slots=True)
class Surroundings:
    """What all runs share: where they may write, editions to go over to, SIPO's key, the count.

    Memory and file are compared with the model every ``every`` steps and at the end, screens every
    ``screens``. Reports are sealed only where ``seals`` is; ``books`` workbooks are made at most.
    """

    folder: Path
    masters: Masters
    editions: Sequence[Catalogue]
    desk_key: SigningKey
    beginnings: Sequence[str]
    every: int = 1
    screens: int = 1
    seals: bool = True
    books: int = 1_000_000
    count: Counter[str] = field(default_factory=Counter)
    runs: int = 0

    @property
    def wants_a_book(self) -> bool:
        """Whether a workbook more may be written."""
        return self.count["write workbook"] < self.books

    def room(self) -> Path:
        """A folder for one run."""
        self.runs += 1
        room = self.folder / str(self.runs)
        room.mkdir()
        return room


class Ground(RuleBasedStateMachine):
    """Keeps the program and the model side by side; the rules are in the modules beside."""

    services: Services
    workspace: Workspace
    reports: dict[str, PlainReport]

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.room = around.room()
        self.begun = False
        self.token = 0
        self.steps = 0
        self.since_seal = 0
        self.onlookers: Onlookers | None = None

    def begin(self, master: Path) -> None:
        """Open a copy of a workspace; what it holds is where the model begins."""
        self.open(Path(shutil.copy(master, self.room / "work.ipdesk")))
        self.reports = {}
        for header in self.workspace.store.reports():
            self.services.opener.turn_to(self.workspace, header.id)
            self.learn()
        self.look()
        self.begun = True

    def open(self, path: Path) -> None:
        """A new process: nothing is known but the file."""
        self.services = services_of_a_session()
        self.workspace = self.services.opener.open(path)

    def look(self) -> None:
        """Somebody looks at the active report from now on."""
        if self.onlookers is not None:
            self.onlookers.leave()
        self.onlookers = Onlookers(self.workspace, self.services)

    def learn(self) -> PlainReport:
        """Take the active report as it stands for the beginning of its model."""
        header, form = self.workspace.report.header, self.workspace.form
        declared = NONE_DECLARED
        if form.declaring in form.sections:
            sections = tuple(place.section for place in declared_elsewhere(form, "X1"))
            defaults = [
                (code, column.code, column.default)
                for code in sections
                for column in form.sections[code].section.columns
                if column.default is not None
            ]
            declared = Declared(form.declaring, sections, tuple(defaults))
        sheet = sheet_of(self.workspace.report)
        older = self.workspace.undoable is not None
        made = PlainReport(sheet, header.state, header.catalogue_digest, declared, older)
        self.reports[header.id] = made
        return made

    @property
    def model(self) -> PlainReport:
        return self.reports[self.workspace.report.header.id]

    @property
    def editable(self) -> bool:
        return self.begun and self.model.editable

    def new_token(self) -> str:
        """A text that no other cell has."""
        self.token += 1
        return f"标记{self.token:05}"

    def choose(self, items: Sequence[Item], which: int) -> Item:
        return items[which % len(items)]

    def a_place(self, which: int) -> Place | None:
        """A cell of the report, whatever it is; the sections come in turn."""
        form, (turn, which) = self.workspace.form, divmod(which, 16)[::-1]
        code = self.choose(list(form.sections), turn)
        rows = list(self.workspace.report.rows(code))
        if not rows:
            return None
        row = self.choose(rows, which)
        return Place(code, row, self.choose(list(form.sections[code].columns), which // 7 + turn))

    def kept(self, place: Place, text: str) -> str:
        """What is held once the text is typed: an entry of a list by its code.

        Where it was held by its name and is the same entry, that is no change.
        """
        codes = self.workspace.form.sections[place.section].codelist(place.row, place.column)
        by_name = {name: e.code for e in codes for name in (e.code, e.label.zh, e.label.en)}
        before = self.model.sheet.texts.get(place, "")
        now = by_name.get(text, text)
        return before if by_name.get(before, before) == now else now

    def did(self, what: str) -> None:
        """Count a step."""
        self.around.count[what] += 1

    def refused(self, act: Callable[[], object], *codes: str) -> None:
        """It is refused with one of these codes; the invariant proves that nothing changed."""
        with pytest.raises(KnownError) as caught:
            act()
        assert caught.value.code in codes, caught.value

    @invariant()
    def all_agree(self) -> None:
        if not self.begun:
            return
        self.steps += 1
        self.since_seal += 1
        if self.steps % self.around.every == 0:
            agree(self.workspace, self.model)
        if self.steps % self.around.screens == 0 and self.onlookers is not None:
            self.onlookers.agree()
        if self.steps % 25 == 0:
            agree_in_full(self.workspace)

    def teardown(self) -> None:
        if self.begun:
            if self.steps % self.around.every:
                agree(self.workspace, self.model)
            self.workspace.store.close()
        shutil.rmtree(self.room)
