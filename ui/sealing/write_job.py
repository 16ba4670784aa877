"""The jobs of the last step: writing the package, and making its delivery sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ui.context import Context
from ui.evidence.fetching import Fetching
from ui.jobs import Jobs, Progress

if TYPE_CHECKING:
    from ipdesk.delivery.contents import Contents
    from ipdesk.delivery.placing import Delivered, Order

Fail = Callable[[Exception], None]


class WriteJob:
    """Reads the sealed files through the window's thread, and works in the worker.

    Its methods raise ``UsageError`` at once where the report is not sealed.
    """

    def __init__(self, context: Context, jobs: Jobs) -> None:
        self._context = context
        self._jobs = jobs

    def write(
        self, folder: Path, order: Order, done: Callable[[Delivered], None], fail: Fail
    ) -> None:
        """Write the package into a folder and compare it."""
        from ipdesk import kept_package

        workspace = self._context.workspace
        kept = kept_package.kept_package(workspace)

        def work(progress: Progress) -> Delivered:
            fetch = Fetching(workspace.store, progress, len(kept.digests))
            return kept_package.write_kept(kept, folder, fetch.pieces, order)

        label = self._context.services.translator.tr("Writing the package")
        self._jobs.run(label, work, done, fail)

    def read(
        self, delivered: Delivered | None, done: Callable[[Contents], None], fail: Fail
    ) -> None:
        """Read what the delivery sheet tells."""
        from ipdesk.delivery.contents import contents_of, subject_of
        from ipdesk.kept_package import kept_package

        workspace = self._context.workspace
        kept, subject = kept_package(workspace), subject_of(workspace)

        def work(progress: Progress) -> Contents:
            fetch = Fetching(workspace.store, progress, len(kept.digests))
            return contents_of(subject, kept, fetch.pieces, delivered)

        label = self._context.services.translator.tr("Making the delivery sheet")
        self._jobs.run(label, work, done, fail)
