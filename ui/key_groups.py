"""Every key of the program by the place where it works, as data."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ipdesk.messages import marked
from ui.actions import COMMANDS, MENUS

# Places by the class of the widget that has the keyboard, or of what holds it; inner ones first.
_PLACES = {
    "KeyingPage": "second",
    "InboxView": "desk",
    "ChecklistView": "checklist",
    "GridView": "table",
    "FormView": "form",
    "ProblemList": "problems",
}
HEADINGS = {
    "table": marked("In a table"),
    "checklist": marked("In a checklist, beside the keys of a table"),
    "form": marked("In a form and beside a list"),
    "problems": marked("Problems"),
    "second": marked("Second keying"),
    "desk": marked("SIPO's desk"),
    "preview": marked("Print preview"),
    "manual": marked("Manual"),
    "file": marked("File"),
    "report": marked("Report"),
    "view": marked("View"),
    "help": marked("Help"),
}
# By place: what it does, and its keys, separated by two blanks.
_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "table": (
        (marked("Type into the cell"), "F2"),
        (marked("Store and go down"), "Enter  ↓"),
        (marked("Store and go on"), "Tab"),
        (marked("Store and go back up, or back"), "Shift+Enter  Shift+Tab"),
        (marked("Open a list or the calendar"), "Alt+↓"),
        (marked("To the edge of what is filled; with Shift, select"), "Ctrl+↑ ↓ ← →"),
        (marked("Copy, cut, paste a block"), "Ctrl+C  Ctrl+X  Ctrl+V"),
        (marked("Fill down"), "Ctrl+D"),
        (marked("Fill the selection with what was typed"), "Ctrl+Enter"),
        (marked("Drop what was typed"), "Esc"),
        (marked("Add a row"), "Ins"),
        (marked("Add several rows"), "Alt+Ins"),
        (marked("Remove the selected rows"), "Ctrl+Del"),
        (marked("Filter rows"), "F3"),
        (marked("Sort rows"), "Ctrl+Shift+O"),
    ),
    "checklist": (
        (marked("On the name of a row: open it beside the list"), "Enter  F2"),
        (marked("Beside the list: next or previous row"), "Ctrl+Down  Ctrl+Up"),
        (marked("Back to the list of a checklist"), "Esc"),
    ),
    "form": (
        (marked("Store and go to the next field, or back"), "Enter  Shift+Enter"),
        (marked("The same; out of a text of several lines, too"), "Tab  Shift+Tab"),
        (marked("Open a list or the calendar"), "Alt+↓"),
    ),
    "problems": (
        (marked("Go to the place of a problem"), "Enter  Return"),
        (marked("Copy"), "Ctrl+C"),
        (marked("Store what was written"), "Ctrl+Enter  Ctrl+Return"),
        (marked("Drop what was typed"), "Esc"),
    ),
    "second": ((marked("Compare"), "F5"), (marked("To the buttons above the table"), "F3")),
    "desk": ((marked("Read the desk anew"), "F5"),),
    "preview": (
        (marked("Next or previous page"), "Ctrl+PgDown  Ctrl+PgUp"),
        (marked("First or last page"), "Ctrl+Home  Ctrl+End"),
        (marked("Larger, smaller, as wide as the window"), "Ctrl++  Ctrl+=  Ctrl+-  Ctrl+0"),
        (marked("Save…"), "Ctrl+S"),
        (marked("Print…"), "Ctrl+P"),
    ),
    "manual": (
        (marked("Find in the manual"), "Ctrl+F"),
        (marked("The page before"), "Alt+Left"),
    ),
}


def key_groups(place: str = "") -> dict[str, list[tuple[str, str]]]:
    """English names and keys of every place and menu; those of ``place`` first."""
    groups = {name: list(lines) for name, lines in _KEYS.items()}
    for menu, names in MENUS.items():
        specs = [COMMANDS[name] for name in names if name in COMMANDS]
        groups[menu] = [(spec.text, spec.shortcut) for spec in specs if spec.shortcut]
    return {name: groups[name] for name in sorted(groups, key=lambda name: name != place)}


def place_with_keyboard() -> str:
    """The place that has the keyboard, "" where it is another."""
    widget = QApplication.focusWidget()
    while widget is not None:
        if type(widget).__name__ in _PLACES:
            return _PLACES[type(widget).__name__]
        widget = widget.parentWidget()
    return ""
