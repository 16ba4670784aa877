"""A clerk at the desk: goes about the window by keyboard alone, and looks at what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QTableView

from ipdesk.places import Place
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard, focused, settle, spoken, wait_for
from ui.problems.problem_list import ProblemList
from ui.section_model import SectionModel

_FAR = 60


class Clerk:
    """Steps of a journey. None calls anything of a widget but to look."""

    def __init__(self, desk: Desk, keys: Keyboard) -> None:
        self.desk = desk
        self.keys = keys

    def open_file(self, path: Path) -> None:
        """Open a workspace by the menu's command."""
        self.keys.press_into("Ctrl+O", lambda: self.name_file(path))

    def start_with(self, path: Path) -> None:
        """Begin with a workspace named on the command line: it is opened as the start does it."""
        self.desk.workbench.files.open(path)
        settle()

    def open_section(self, name: str) -> None:
        """Page on to the section, or go there by the first word of its name; and go into it."""
        navigation = self.desk.page.navigation
        if navigation.current_name() != name:
            self.keys.press("Ctrl+PgDown")
        if navigation.current_name() != name:
            self._until("F6", lambda: focused() is navigation)
            self.keys.write(name.split(maxsplit=1)[0])
            self._until("Ctrl+PgDown", lambda: navigation.current_name() == name)
        self.enter_section()

    def enter_section(self) -> None:
        """Go from area to area until the keyboard is in the section."""
        stack = self.desk.page.stack
        self._until("F6", lambda: stack.isAncestorOf(focused()))

    def enter_problems(self) -> ProblemList:
        """Go from area to area until the keyboard is in the list of problems."""
        self._until("F6", lambda: isinstance(focused(), ProblemList))
        found = focused()
        assert isinstance(found, ProblemList)
        return found

    def fill(self, texts: Sequence[str]) -> None:
        """Type into one field after the other; "" leaves a field as it is."""
        for text in texts:
            self.keys.write(text)
            self.keys.press("Tab")

    def go_to_cell(self, row: str, column: str) -> QTableView:
        """Go to a cell of the grid by the arrow keys."""
        grid = focused()
        assert isinstance(grid, QTableView), f"the keyboard is in {grid}"
        here = place_in(grid)
        model = grid.model()
        assert isinstance(model, SectionModel)
        target = model.index_of(Place(here.section, row, column))
        assert target.isValid(), f"no cell {row} {column}"
        down = target.row() - grid.currentIndex().row()
        self._until("Down" if down > 0 else "Up", lambda: grid.currentIndex().row() == target.row())
        right = target.column() - grid.currentIndex().column()
        self._until(
            "Right" if right > 0 else "Left",
            lambda: grid.currentIndex().column() == target.column(),
        )
        return grid

    def type_cell(self, row: str, column: str, text: str) -> None:
        """Type into a cell of the grid and leave it with Enter."""
        self.go_to_cell(row, column)
        self.keys.write(text)
        self.keys.press("Return")

    def pick_problem(self, rule: str, row: str = "") -> ProblemList:
        """Go down the list of problems to one of a rule."""
        problems = self.enter_problems()
        self.keys.press("Home")

        def there() -> bool:
            current = problems.current
            return current is not None and current.rule == rule and row in ("", current.place.row)

        self._until("Down", there, most=problems.model().rowCount() + 1)
        return problems

    def tab_to(self, name: str) -> None:
        """Press Tab until the widget of this name has the keyboard."""
        self._until("Tab", lambda: spoken() == name)

    def tab_back_to(self, name: str) -> None:
        """Press Shift+Tab until the widget of this name has the keyboard."""
        self._until("Shift+Tab", lambda: spoken() == name)

    def name_file(self, path: Path) -> None:
        """Type a path into the file dialog that is open, and accept it."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog), f"not a file dialog: {dialog}"
        self.keys.replace(str(path))
        self.keys.press("Return")

    def name_files(self, paths: Sequence[Path]) -> None:
        """Type several paths into the file dialog that is open, and accept them."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog), f"not a file dialog: {dialog}"
        self.keys.replace(" ".join(f'"{path}"' for path in paths))
        self.keys.press("Return")

    def message(self) -> QMessageBox:
        """The one message box that is open."""
        wait_for(lambda: bool(self._boxes()))
        boxes = self._boxes()
        assert len(boxes) == 1, [box.text() for box in boxes]
        return boxes[0]

    def dismiss(self) -> str:
        """Close the message box with Enter: what it said."""
        box = self.message()
        said = f"{box.text()}\n{box.informativeText()}"
        self.keys.press("Escape")
        wait_for(lambda: not self._boxes())
        return said

    def settle_down(self) -> None:
        """Wait until the workspace just opened is remembered and backed up."""
        wait_for(lambda: not self.desk.session.settling)

    def jobs_done(self) -> None:
        """Wait until nothing is being made any more."""
        wait_for(lambda: not self.desk.workbench.jobs.busy)

    def _boxes(self) -> list[QMessageBox]:
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if isinstance(top, QMessageBox) and top.isVisible()]

    def _until(self, key: str, reached: object, most: int = _FAR) -> None:
        assert callable(reached)
        for _ in range(most):
            if reached():
                return
            self.keys.press(key)
        raise AssertionError(f"{key} does not lead there")


def place_in(grid: QTableView) -> Place:
    """The place of the current cell."""
    model = grid.model()
    assert isinstance(model, SectionModel)
    return model.place(grid.currentIndex())
