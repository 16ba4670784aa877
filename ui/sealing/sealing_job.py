"""The job of sealing: the report is gathered, rendered and signed in the worker, then committed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.dialogs.wait_dialog import LongWork
from ui.evidence.fetching import fetched_pieces
from ui.jobs import Jobs, Progress
from ui.sealing.key_field import KeyField

if TYPE_CHECKING:
    from ipdesk.sealing import SealedBytes, SealJob
    from ipdesk.signing.key_file import SigningKey

Fail = Callable[[Exception], None]


class SealingJob:
    """Seals the active report; ``page`` is what waits for it, and the origin of the change."""

    def __init__(self, context: Context, jobs: Jobs, page: QWidget) -> None:
        self._context = context
        self._jobs = jobs
        self._page = page

    def gathered(self) -> SealJob:
        """The report as it stands; a long one is read in steps.

        Raises Cancelled where that was stopped, and what ``Sealer.prepare`` raises.
        """
        from ipdesk.sealing import Sealer

        translator, sealer = self._context.services.translator, Sealer(self._context.services)
        run = LongWork(self._context.pacer, translator, self._page)
        doing = translator.tr("Reading the report…")
        return run(doing, lambda pace: sealer.prepare(self._context.workspace, pace))

    def begin(
        self,
        job: SealJob,
        field: KeyField | None,
        done: Callable[[SealedBytes], None],
        fail: Fail,
    ) -> None:
        """Render in the worker, and sign with the key of the field, if there is one."""
        from ipdesk.sealing import Sealer

        sealer, clock = Sealer(self._context.services), self._context.services.clock
        store = self._context.workspace.store
        opened = _opening(field)

        def work(progress: Progress) -> SealedBytes:
            key = opened()
            sealed = sealer.render(job, lambda digest: fetched_pieces(store, digest, progress))
            return sealed.signed(key, clock.now()) if key is not None else sealed

        label = self._context.services.translator.tr("Making the package")
        self._jobs.run(label, work, done, fail)

    def commit(self, sealed: SealedBytes) -> None:
        """Make the report immutable; raises what ``Sealer.commit`` raises."""
        from ipdesk.sealing import Sealer

        Sealer(self._context.services).commit(self._context.workspace, sealed, self._page)


def _opening(field: KeyField | None) -> Callable[[], SigningKey | None]:
    """What opens the key in the worker; None comes of it where nobody is to sign."""
    if field is None or field.choice.path is None:
        return lambda: None
    path, passphrase = field.choice.path, field.take_passphrase()

    def opened() -> SigningKey:
        from ipdesk.signing.key_file import open_key

        return open_key(path, passphrase)

    return opened
