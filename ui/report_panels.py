"""Which panels stand beside the work on the page of a report: navigation, detail, problems."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ipdesk.catalogue.section_form import SectionForm
from ui.report_layout import ReportLayout
from ui.settings import Settings
from ui.style.room import is_low


class ReportPanels:
    """Shows the panels that are wanted and have room; what is wanted is kept in the settings.

    Where all areas have no room side by side, the detail takes the place of the navigation
    while it is wanted.
    """

    def __init__(
        self,
        layout: ReportLayout,
        settings: Settings,
        navigation: QWidget,
        detail: QWidget,
        problems: QWidget,
    ) -> None:
        self._layout = layout
        self._settings = settings
        self._navigation = navigation
        self._detail = detail
        self._problems = problems
        self._detail_instead = False

    def show(self, section: SectionForm | None, case: QWidget) -> None:
        """Show or hide detail and problems as wanted, but not beside a page, which is no section.

        A checklist opens its rows in an editor beside them and leaves no room for the detail;
        on a low screen the strip of a ``case`` that is open leaves none for the problems.
        """
        own_editor = section is not None and section.section.view == "checklist"
        narrow = self._layout.narrow
        wanted = self._detail_instead if narrow else self._settings.show_detail
        detail = section is not None and not own_editor and wanted
        self._detail.setVisible(detail)
        self._navigation.setVisible(not (narrow and detail))
        crowded = not case.isHidden() and is_low(self._problems)
        wanted = section is not None and self._settings.show_problems
        self._problems.setVisible(wanted and not crowded)

    def want_detail_or_not(self) -> None:
        """The detail is wanted, or no longer."""
        if self._layout.narrow:
            self._detail_instead = not self._detail_instead
        else:
            self._settings.show_detail = not self._settings.show_detail

    def want_problems_or_not(self) -> None:
        """The problems are wanted, or no longer."""
        self._settings.show_problems = not self._settings.show_problems
