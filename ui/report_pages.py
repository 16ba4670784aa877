"""The pages of an open report beside its sections, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.jobs import Jobs
from ui.problems.problem_panel import ProblemPanel
from ui.province_commands import ProvinceCommands
from ui.settings import Settings

if TYPE_CHECKING:
    from ipdesk.screens.navigation import PageCode


class ReportPages:
    """Makes pages; a page's heavy modules are imported with it."""

    def __init__(
        self,
        context: Context,
        jobs: Jobs,
        settings: Settings,
        province: ProvinceCommands,
        stack: QWidget,
    ) -> None:
        self._context = context
        self._jobs = jobs
        self._settings = settings
        self._province = province
        self._stack = stack

    def make(self, code: PageCode) -> QWidget:
        """The page of this code."""
        pages: dict[PageCode, Callable[[], QWidget]] = {
            "province": self._province_page,
            "targets": self._targets_page,
            "trends": self._trends_page,
            "evidence": self._evidence_page,
            "comments": self._comments_page,
            "second": self._second_page,
            "changes": self._changes_page,
            "compare": self._compare_page,
            "check": lambda: ProblemPanel(self._context, parent=self._stack),
            "seal": self._seal_page,
        }
        return pages[code]()

    def _evidence_page(self) -> QWidget:
        from ui.evidence.evidence_page import EvidencePage

        return EvidencePage(self._context, parent=self._stack)

    def _comments_page(self) -> QWidget:
        from ui.comments.comments_page import CommentsPage

        return CommentsPage(self._context, self._settings, parent=self._stack)

    def _second_page(self) -> QWidget:
        from ui.second_keying.keying_page import KeyingPage

        return KeyingPage(self._context, parent=self._stack)

    def _province_page(self) -> QWidget:
        from ui.province.province_page import ProvincePage

        return ProvincePage(self._context, self._province, parent=self._stack)

    def _targets_page(self) -> QWidget:
        from ui.targets.targets_page import TargetsPage

        return TargetsPage(self._context, parent=self._stack)

    def _trends_page(self) -> QWidget:
        from ui.trends.trends_page import TrendsPage

        return TrendsPage(self._context, parent=self._stack)

    def _changes_page(self) -> QWidget:
        from ui.changes.changes_page import ChangesPage

        return ChangesPage(self._context, self._jobs, parent=self._stack)

    def _compare_page(self) -> QWidget:
        from ui.comparing.compare_page import ComparePage

        return ComparePage(self._context, self._jobs, parent=self._stack)

    def _seal_page(self) -> QWidget:
        from ui.sealing.seal_page import SealPage

        return SealPage(self._context, self._jobs, parent=self._stack)
