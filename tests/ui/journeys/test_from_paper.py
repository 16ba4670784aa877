"""A whole annual report typed from its printed figures, without a mouse. Issue 4, journey (a)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ipdesk.cli.demo import EXAMPLE, fill
from ipdesk.new_report import NewReport
from ipdesk.places import Place
from ipdesk.screens.layout import choices_of
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard

MOST = 1.10
# Above so many equal texts below each other, filling down pays.
WORTH_FILLING = 3
Table = dict[tuple[int, str], str]


class CountingKeyboard(Keyboard):
    """Counts every key, and every character that an input method hands over."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, keys: str, times: int = 1) -> None:
        self.count += times
        super().press(keys, times)

    def write(self, text: str) -> None:
        self.count += len(text)
        super().write(text)


@pytest.fixture
def keys() -> CountingKeyboard:
    return CountingKeyboard()


@pytest.fixture
def paper(services: Services, tmp_path: Path) -> Iterator[Workspace]:
    """The filled report whose figures lie on the desk as a print."""
    workspace = services.opener.create_example(tmp_path / "paper.ipdesk", EXAMPLE, "tests")
    fill(workspace, services)
    yield workspace
    workspace.store.close()


@pytest.fixture
def blank(services: Services, tmp_path: Path, paper: Workspace) -> Path:
    """The same province's report of the same year, as it begins."""
    header, path = paper.report.header, tmp_path / "blank.ipdesk"
    wanted = NewReport(header.unit, header.category, header.year, practice=True)
    services.opener.create(path, wanted).store.close()
    return path


def printed(workspace: Workspace, services: Services, section: str) -> Table:
    """What stands in a section, by the number of the row and the column's code."""
    form, rows = workspace.form.sections[section], workspace.report.rows(section)
    table: Table = {}
    for number, row in enumerate(rows):
        for column, cell in rows[row].items():
            place = Place(section, row, column)
            names = {c.code: c.text for c in choices_of(form, place, services.translator)}
            if place not in workspace.report.computed and cell.raw:
                day = cell.text if form.columns[column].type == "date" else ""
                table[number, column] = names.get(cell.text) or day or cell.raw
    return table


class Typist:
    """Types one section after the other."""

    def __init__(self, clerk: Clerk, services: Services, paper: Workspace) -> None:
        self.clerk = clerk
        self.keys = clerk.keys
        self.services = services
        self.paper = paper
        self.characters = 0

    def fill_all(self) -> None:
        for code, form in self.paper.form.sections.items():
            wanted = printed(self.paper, self.services, code)
            held = printed(self.clerk.desk.workspace, self.services, code)
            missing = {at: text for at, text in wanted.items() if held.get(at) != text}
            self.characters += sum(map(len, missing.values()))
            self.clerk.open_section(self.services.translator.label(form.section.label))
            if form.section.view == "form":
                self.fill_form(code, missing)
            elif form.section.view == "checklist":
                self.fill_checklist(code, missing)
            elif form.open and not held:
                self.fill_roster(code, missing)
            else:
                self.fill_grid(code, missing)

    def fill_form(self, code: str, missing: Table) -> None:
        for column in self.columns(code):
            self.type(code, column, missing.get((0, column), ""))
            self.keys.press("Tab")

    def fill_checklist(self, code: str, missing: Table) -> None:
        """Column by column, down and up in turn."""
        rows = range(len(self.paper.report.rows(code)))
        self.keys.press("Return")
        forth = True
        for column in self.columns(code):
            for number in rows if forth else reversed(rows):
                self.type(code, column, missing.get((number, column), ""))
                if number != (rows[-1] if forth else rows[0]):
                    self.keys.press("Ctrl+Down" if forth else "Ctrl+Up")
            forth = not forth
            self.keys.press("Tab")

    def fill_roster(self, code: str, missing: Table) -> None:
        """Row by row; Tab behind the last cell begins the next."""
        columns = self.columns(code)
        self.keys.press("Ins")
        last = max(number for number, _ in missing)
        for number in range(last + 1):
            for column in columns:
                self.type(code, column, missing.get((number, column), ""))
                if (number, column) != (last, columns[-1]):
                    self.keys.press("Tab")
        self.keys.press("Return")

    def fill_grid(self, code: str, missing: Table) -> None:
        """Column by column; what repeats itself is filled down and then corrected."""
        rows = list(self.paper.report.rows(code))
        for column in self.columns(code):
            texts = {number: text for (number, at), text in missing.items() if at == column}
            common = max(texts.values(), key=list(texts.values()).count, default="")
            if list(texts.values()).count(common) > WORTH_FILLING and len(texts) == len(rows):
                self.clerk.go_to_cell(rows[0], column)
                self.type(code, column, common)
                self.keys.press("Return")
                for key in ("Up", "Ctrl+Shift+Down", "Ctrl+D", "Left", "Right"):
                    self.keys.press(key)
                texts = {number: text for number, text in texts.items() if text != common}
            for number, text in texts.items():
                self.clerk.go_to_cell(rows[number], column)
                self.type(code, column, text)
                self.keys.press("Return")

    def type(self, code: str, column: str, text: str) -> None:
        """An entry of a list is typed as far as no other begins so; days without dashes."""
        described = self.paper.form.sections[code].columns[column]
        if described.codelist:
            place = Place(code, next(iter(self.paper.report.rows(code))), column)
            form = self.paper.form.sections[code]
            names = [c.text for c in choices_of(form, place, self.services.translator)]
            text = shortest(text, names) if text in names else text
        elif described.type == "date":
            text = text.replace("-", "")
        self.keys.write(text)

    def columns(self, code: str) -> list[str]:
        return [column.code for column in self.paper.form.sections[code].section.columns]


def shortest(name: str, names: list[str]) -> str:
    """As much of a name as tells it from all others."""
    lengths = range(1, len(name))
    alone = (k for k in lengths if sum(n.startswith(name[:k]) for n in names) == 1)
    return name[: next(alone, len(name))]


def test_a_report_is_typed_with_hardly_more_keys_than_its_figures_have_characters(
    clerk: Clerk, desk: Desk, services: Services, paper: Workspace, blank: Path
) -> None:
    """Every key counts, also those that only lead from field to field."""
    keys = clerk.keys
    assert isinstance(keys, CountingKeyboard)
    clerk.start_with(blank)
    keys.press("Ctrl+Shift+L")
    typist = Typist(clerk, services, paper)
    typist.fill_all()
    for code in paper.form.sections:
        typed = printed(desk.workspace, services, code)
        assert typed == printed(paper, services, code), code
    assert keys.count <= MOST * typist.characters
