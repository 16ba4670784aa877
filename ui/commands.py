"""Binds each command of the menus to what carries it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from ipdesk.screens.start import StartScreen, example_lines
from ipdesk.services import today
from ipdesk.shown_path import shown_path

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.appearance import Appearance
    from ui.file_commands import FileCommands
    from ui.report_page import ReportPage
    from ui.session import Session
    from ui.workbench import Workbench


class Commands:
    """Connects the actions. Report commands store open drafts first."""

    def __init__(
        self,
        workbench: Workbench,
        session: Session,
        appearance: Appearance,
        files: FileCommands,
        window: QWidget,
    ) -> None:
        self._workbench = workbench
        self._session = session
        self._appearance = appearance
        self._files = files
        self._window = window

    def bind(self, actions: Actions) -> None:
        """Connect every action and submenu."""
        for name, carry_out in self._table().items():
            actions.by_name[name].triggered.connect(lambda _=False, run=carry_out: run())
        fillers = {
            "examples": self._fill_examples,
            "recent": self._fill_recent,
            "reports": self._fill_reports,
        }
        for name, fill in fillers.items():
            menu = actions.submenus[name]
            menu.aboutToShow.connect(lambda menu=menu, fill=fill: fill(menu))

    def _table(self) -> dict[str, Callable[[], None]]:
        appearance, files = self._appearance, self._files
        return {
            "new": files.new,
            "open": files.choose,
            "close": self._workbench.close_report,
            "quit": self._workbench.close_window,
            "language": appearance.toggle_language,
            "theme": appearance.toggle_theme,
            "contrast": lambda: appearance.use_theme("contrast"),
            "theme_system": lambda: appearance.use_theme("system"),
            "larger": lambda: appearance.resize_text(1),
            "smaller": lambda: appearance.resize_text(-1),
            "tour": self._workbench.usher.begin,
            "manual": self._workbench.manual.show,
            "keys": self._show_keys,
            "about": self._show_about,
            **self._report_table(),
        }

    def _report_table(self) -> dict[str, Callable[[], None]]:
        outputs, province = self._workbench.outputs, self._workbench.province
        on_page: dict[str, Callable[[ReportPage], None]] = {
            "check": lambda page: page.check_all(),
            "attach": lambda page: page.commands.attach_evidence(),
            "evidence_page": lambda page: page.navigation.choose("evidence"),
            "comment": lambda page: page.commands.comment(),
            "flag": lambda page: page.commands.flag(),
            "next_flagged": lambda page: page.commands.next_flagged(),
            "second_page": lambda page: page.navigation.choose("second"),
            "comments_page": lambda page: page.navigation.choose("comments"),
            "rule": lambda page: page.cases.show_rule(),
            "correct": lambda page: page.cases.correct(),
            "explain": lambda page: page.cases.explain(),
            "dispute": lambda page: page.cases.dispute(),
            "confirm_rows": lambda page: page.commands.confirm_rows(),
            "carry": lambda page: page.commands.carry_forward(),
            "restate": lambda page: page.commands.restate(),
            "undo": lambda page: page.commands.undo(),
            "redo": lambda page: page.commands.redo(),
            "adopt": lambda page: page.commands.adopt(),
            "import": lambda page: outputs().import_figures(page.navigation.current_code()),
            "find": lambda page: page.header.finder.setFocus(),
            "province": lambda page: page.navigation.choose("province"),
            "targets": lambda page: page.navigation.choose("targets"),
            "trends": lambda page: page.navigation.choose("trends"),
            "changes_page": lambda page: page.navigation.choose("changes"),
            "compare_page": lambda page: page.navigation.choose("compare"),
            "problems_page": lambda page: page.navigation.choose("check"),
            "seal": lambda page: page.begin_sealing(),
            "new_report": _with_draft_stored(province.new_report),
            "status": _with_draft_stored(province.record_step),
            "next_area": lambda page: page.next_area(),
            "next_section": lambda page: page.navigation.step(1),
            "previous_section": lambda page: page.navigation.step(-1),
        }
        table = {name: self._with_page(run) for name, run in on_page.items()}
        return table | {
            "move": self._workbench.move_edition,
            "install_pack": self._with_page(_with_draft_stored(self._workbench.packs.choose)),
            "import_receipt": self._with_page(_with_draft_stored(self._workbench.receipts.choose)),
            "data_in_use": self._workbench.packs.show_in_use,
            "encryption": self._with_page(_with_draft_stored(self._files.encryption.show)),
            "backups": self._with_page(_with_draft_stored(self._files.go_back)),
            "history": lambda: outputs().import_history(),
            "export": lambda: outputs().export_workbook(),
            "template": lambda: outputs().choose_template(),
            "handover": lambda: outputs().export_handover(),
            "print": lambda: outputs().choose_print(),
            "print_selection": self._with_page(
                lambda page: outputs().print_extract(page.commands.extract())
            ),
            "print_checklist": lambda: outputs().preview("checklist"),
            "print_report": lambda: outputs().preview("report"),
            "print_trends": lambda: outputs().preview("trends"),
            "detail": self._with_page(lambda page: page.toggle_detail()),
            "problems": self._with_page(lambda page: page.toggle_problems()),
        }

    def _with_page(self, run: Callable[[ReportPage], None]) -> Callable[[], None]:
        def carry_out() -> None:
            if self._workbench.report is not None:
                run(self._workbench.report)

        return carry_out

    def _fill_examples(self, menu: QMenu) -> None:
        services = self._session.services
        lines = example_lines(services.example_folder, services.translator)
        _fill(menu, [(line.title, line.name) for line in lines], self._files.example)

    def _fill_recent(self, menu: QMenu) -> None:
        services = self._session.services
        screen = StartScreen(
            self._session.settings.recent, services.translator, today(services.clock)
        )
        lines = [
            (f"{line.title}  ·  {shown_path(line.path)}", line.path) for line in screen.recent()
        ]
        _fill(menu, lines, lambda path: self._files.open(Path(path)))

    def _fill_reports(self, menu: QMenu) -> None:
        lines = [(f"{r.title} · {r.state}", r.id) for r in self._session.reports()]
        _fill(menu, lines, self._workbench.switch_report)

    def _show_keys(self) -> None:
        from ui.dialogs.keys import KeysDialog
        from ui.key_groups import place_with_keyboard

        place = place_with_keyboard()
        KeysDialog(self._session.services.translator, self._window, place).open()

    def _show_about(self) -> None:
        from ui.dialogs.about import AboutDialog

        AboutDialog(self._session.services.translator, self._window).open()


def _with_draft_stored(run: Callable[[], None]) -> Callable[[ReportPage], None]:
    """Run once what is being typed has been stored; not at all if it was refused."""

    def carry_out(page: ReportPage) -> None:
        if page.commit_draft():
            run()

    return carry_out


def _fill(menu: QMenu, lines: list[tuple[str, str]], choose: Callable[[str], None]) -> None:
    """A menu line for each text and key; "&" in a text is no shortcut."""
    menu.clear()
    for text, key in lines:
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _=False, key=key: choose(key))
