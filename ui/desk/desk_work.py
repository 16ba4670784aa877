"""What the desk does in the worker: packages are read in processes of their own, and judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipdesk.encryption.identity import Identity
    from ipdesk.paper.lookup import Found
    from ipdesk.review.desk import Desk
    from ipdesk.review.handing_in import Arrival
    from ui.jobs import Progress


class DeskWork:
    """Each raises what :class:`ipdesk.review.intake.Intake` raises."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def take(
        self,
        paths: Sequence[Path],
        identity: Identity | None,
        progress: Progress,
        arrived: Callable[[], None],
    ) -> list[Arrival]:
        """Take the files in, and of folders the packages in them; ``arrived`` is told of each.

        ``identity`` opens what is encrypted.
        """
        from ipdesk.review.anew import desk_reader
        from ipdesk.review.intake import Intake
        from ipdesk.screens.desk.inbox import packages_in

        arrivals: list[Arrival] = []
        files = packages_in(paths, progress.check)
        if not files:
            return arrivals
        progress.step(0, len(files))
        with desk_reader(self._desk) as reader:
            for arrival in Intake(self._desk, reader, identity).take(files, progress.check):
                arrivals.append(arrival)
                arrived()
                progress.step(len(arrivals), len(files))
        return arrivals

    def recheck(self) -> int:
        """Look again at quarantine; of how many the finding is another one now."""
        from ipdesk.package.apart import ApartReader
        from ipdesk.review.intake import Intake

        with ApartReader() as reader:
            return len(Intake(self._desk, reader).recheck_waiting())

    def admit(self, number: int, text: str, seen: int) -> int:
        """Let a submission in from quarantine; its number."""
        from ipdesk.package.apart import ApartReader
        from ipdesk.review.intake import Intake

        with ApartReader() as reader:
            return Intake(self._desk, reader).admit(number, text, seen).submission.number

    def page(self, code: str) -> tuple[int, Found] | None:
        """Of which submission a stamped page is."""
        from ipdesk.package.apart import ApartReader
        from ipdesk.review.intake import Intake
        from ipdesk.review.stamped_page import look_up

        with ApartReader() as reader:
            return look_up(Intake(self._desk, reader), code)
