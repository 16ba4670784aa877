"""Every command of the menus: name, shortcut, icon, and when it can be used, as data."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ipdesk.messages import Translator, marked
from ui.style.icons import icon_for


class Spec(NamedTuple):
    """One command. ``text`` is its English name; ``report`` says that a report must be open."""

    text: str
    shortcut: str = ""
    icon: str = ""
    report: bool = False
    checkable: bool = False


COMMANDS: dict[str, Spec] = {
    "new": Spec(marked("New workspace…"), "Ctrl+N", "file-plus"),
    "open": Spec(marked("Open…"), "Ctrl+O", "folder-open"),
    "install_pack": Spec(marked("Install data pack…"), "Ctrl+Alt+I", "download", report=True),
    "backups": Spec(marked("Backups…"), "Ctrl+Alt+B", "history", report=True),
    "close": Spec(marked("Close workspace"), "Ctrl+W", "house", report=True),
    "quit": Spec(marked("Quit"), "Ctrl+Q"),
    "new_report": Spec(marked("New report…"), "Ctrl+Shift+N", "file-plus", report=True),
    "status": Spec(marked("Record a step…"), "Ctrl+Shift+R", "landmark", report=True),
    "check": Spec(marked("Check all"), "F9", "clipboard-check", report=True),
    "confirm_rows": Spec(marked("Confirm rows unchanged"), "Ctrl+K", "check", report=True),
    "carry": Spec(marked("Carry last year's text forward"), "Ctrl+L", "history", report=True),
    "restate": Spec(marked("Restate an opening figure…"), "Ctrl+R", "pencil", report=True),
    "attach": Spec(marked("Attach evidence…"), "Ctrl+Shift+A", "paperclip", report=True),
    "comment": Spec(marked("Comment…"), "Shift+F2", "message-square", report=True),
    "flag": Spec(marked("Flag to follow up, or take the flag off"), "F11", "flag", report=True),
    "import": Spec(marked("Import figures…"), "Ctrl+I", "upload", report=True),
    "history": Spec(marked("Import history…"), "Ctrl+Shift+I", "history", report=True),
    "export": Spec(marked("Export workbook…"), "Ctrl+Shift+E", "file-spreadsheet", report=True),
    "template": Spec(
        marked("Template for departments…"), "Ctrl+Shift+M", "file-spreadsheet", report=True
    ),
    "handover": Spec(marked("Export handover…"), "Ctrl+Shift+H", "file-spreadsheet", report=True),
    "print": Spec(marked("Print…"), "Ctrl+P", "printer", report=True),
    "import_receipt": Spec(marked("Import receipt…"), "Ctrl+Alt+R", "file-check", report=True),
    "print_selection": Spec(marked("Print selection…"), "Ctrl+Alt+P", "printer", report=True),
    "print_checklist": Spec(marked("Print checklist…"), "", "printer", report=True),
    "print_report": Spec(marked("Print report…"), "Ctrl+Shift+P", "printer", report=True),
    "print_trends": Spec(marked("Print trends…"), "", "printer", report=True),
    "seal": Spec(marked("Seal…"), "Ctrl+Shift+S", "package-check", report=True),
    "adopt": Spec(marked("Take over the scheme's goals…"), "", "landmark", report=True),
    "move": Spec(marked("Move to a newer edition…"), "", "arrow-right", report=True),
    "rule": Spec(marked("The rule that objects"), "F4", "book-open", report=True),
    "correct": Spec(marked("Take over the proposed value"), "Shift+F4", "check", report=True),
    "explain": Spec(marked("Explain a query…"), "Ctrl+E", "message-square", report=True),
    "dispute": Spec(marked("Dispute a rule…"), "Ctrl+Shift+Q", "send", report=True),
    "undo": Spec(marked("Undo"), "Ctrl+Z", "undo-2", report=True),
    "redo": Spec(marked("Redo"), "Ctrl+Y", "redo-2", report=True),
    "find": Spec(marked("Find a field"), "Ctrl+F", "search", report=True),
    "province": Spec(marked("Overview"), "Alt+Home", "house", report=True),
    "targets": Spec(marked("Targets"), "Ctrl+T", "target", report=True),
    "trends": Spec(marked("Trends"), "Ctrl+Shift+T", "trending-up", report=True),
    "evidence_page": Spec(marked("Evidence"), "Ctrl+Shift+B", "paperclip", report=True),
    "changes_page": Spec(marked("Changes"), "Ctrl+H", "history", report=True),
    "compare_page": Spec(marked("Compare"), "Ctrl+Shift+C", "copy", report=True),
    "comments_page": Spec(marked("Comments and flags"), "Ctrl+Shift+F2", "flag", report=True),
    "next_flagged": Spec(marked("Next flagged cell"), "F12", report=True),
    "second_page": Spec(marked("Second keying"), "Ctrl+Shift+K", "keyboard", report=True),
    "problems_page": Spec(marked("All problems"), "Ctrl+Shift+F9", "clipboard-check", report=True),
    "next_area": Spec(marked("Next area"), "F6", report=True),
    "next_section": Spec(marked("Next section"), "Ctrl+PgDown", report=True),
    "previous_section": Spec(marked("Previous section"), "Ctrl+PgUp", report=True),
    "detail": Spec(marked("Detail panel"), "F7", report=True, checkable=True),
    "problems": Spec(marked("Problem panel"), "F8", report=True, checkable=True),
    "larger": Spec(marked("Larger text"), "Ctrl++", "zoom-in"),
    "smaller": Spec(marked("Smaller text"), "Ctrl+-", "zoom-out"),
    "language": Spec(marked("中文 / English"), "Ctrl+Shift+L", "languages"),
    "theme": Spec(marked("Light or dark"), "Ctrl+Shift+D", "moon"),
    "contrast": Spec(marked("High contrast"), "", "contrast"),
    "theme_system": Spec(marked("Colours as the system"), "", "settings"),
    "tour": Spec(marked("A tour of the program"), "", "lightbulb"),
    "manual": Spec(marked("Manual"), "F1", "book-open"),
    "keys": Spec(marked("Keyboard"), "Shift+F1", "keyboard"),
    "encryption": Spec(marked("Encryption…"), "Ctrl+Alt+K", report=True),
    "data_in_use": Spec(marked("Data in use…"), "Ctrl+Alt+D", "database", report=True),
    "about": Spec(marked("About IPDesk"), "", "info"),
}

# A menu's commands in order; "" is a separator, a name in braces a submenu filled at run time.
MENUS: dict[str, tuple[str, ...]] = {
    "file": (
        "new",
        "open",
        "{examples}",
        "{recent}",
        "",
        "import_receipt",
        "install_pack",
        "",
        "backups",
        "encryption",
        "close",
        "quit",
    ),
    "report": (
        "undo",
        "redo",
        "",
        "check",
        "rule",
        "correct",
        "explain",
        "dispute",
        "",
        "confirm_rows",
        "carry",
        "restate",
        "adopt",
        "attach",
        "comment",
        "flag",
        "",
        "import",
        "history",
        "export",
        "template",
        "handover",
        "print",
        "print_selection",
        "print_checklist",
        "print_report",
        "print_trends",
        "",
        "seal",
        "",
        "new_report",
        "move",
        "{reports}",
        "",
        "status",
    ),
    "view": (
        "province",
        "find",
        "targets",
        "trends",
        "evidence_page",
        "changes_page",
        "compare_page",
        "comments_page",
        "second_page",
        "problems_page",
        "",
        "next_flagged",
        "next_area",
        "next_section",
        "previous_section",
        "",
        "detail",
        "problems",
        "",
        "larger",
        "smaller",
        "",
        "theme",
        "contrast",
        "theme_system",
        "language",
    ),
    "help": ("manual", "tour", "keys", "data_in_use", "about"),
}
SUBMENUS = {
    "examples": marked("Open an example"),
    "recent": marked("Recent files"),
    "reports": marked("Reports in this workspace"),
}


class Actions:
    """The commands as Qt actions, in the window's menus."""

    def __init__(self, window: QWidget, menus: dict[str, QMenu], translator: Translator) -> None:
        self._window = window
        self._translator = translator
        self.by_name: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {}
        for name, spec in COMMANDS.items():
            action = QAction(window)
            action.setShortcut(QKeySequence(spec.shortcut))
            action.setCheckable(spec.checkable)
            self.by_name[name] = action
        self._icons_drawn = False
        for name, names in MENUS.items():
            self._fill(menus[name], names)
            menus[name].aboutToShow.connect(self._draw_icons)

    def retranslate(self) -> None:
        """Set all names anew."""
        tr = self._translator.tr
        for name, spec in COMMANDS.items():
            self.by_name[name].setText(tr(spec.text))
        for name, menu in self.submenus.items():
            menu.setTitle(tr(SUBMENUS[name]))

    def redraw_icons(self) -> None:
        """The icons are in the theme's colours when a menu is opened next."""
        self._icons_drawn = False

    def show_open(self, *, report: bool) -> None:
        """Offer the commands that work on a report only while one is open."""
        for name, spec in COMMANDS.items():
            if spec.report:
                self.by_name[name].setEnabled(report)

    def _draw_icons(self) -> None:
        if self._icons_drawn:
            return
        self._icons_drawn = True
        for name, spec in COMMANDS.items():
            if spec.icon:
                self.by_name[name].setIcon(icon_for(self._window, spec.icon))

    def _fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if not name:
                menu.addSeparator()
            elif name.startswith("{"):
                self.submenus[name.strip("{}")] = menu.addMenu("")
            else:
                menu.addAction(self.by_name[name])
