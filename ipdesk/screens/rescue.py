"""The rescue of a workspace: what is wrong with it, and what can be put in its place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ipdesk.damage_words import DamageWords
from ipdesk.errors import KnownError
from ipdesk.evidence.limits import size_text
from ipdesk.local_time import local_time
from ipdesk.rescue import Copy
from ipdesk.services import Services
from ipdesk.workspace_key import WorkspaceKey

REBUILD = "rebuild"
_SHOWN = 5


class Choice(NamedTuple):
    """One thing to put in the file's place; ``key`` is a backup's number, or :data:`REBUILD`."""

    key: str
    title: str
    below: str
    sound: bool = True

    @property
    def spoken(self) -> str:
        """The line as one text, for a screen reader."""
        return f"{self.title} · {self.below}"


class Outcome(NamedTuple):
    """What was done, in words; ``whole`` if there is nothing more to look at."""

    lines: tuple[str, ...]
    whole: bool


class RescueScreen:
    """What can be done about one file. It must be closed before anything is done.

    ``damaged``: the file is known to be, and not open; otherwise somebody wants an earlier state
    of a file that may be open, which is not looked at. ``key`` is that of an encrypted one.
    """

    def __init__(
        self, path: Path, services: Services, *, damaged: bool, key: WorkspaceKey | None = None
    ) -> None:
        self._key = key
        self.path = path
        self.damaged = damaged
        self._services = services
        self._rescue = services.stores.rescue
        self._translator = services.translator

    def headline(self) -> str:
        """What there is to decide."""
        if self.damaged:
            return self._translator.tr("“{name}” is damaged", name=self.path.name)
        return self._translator.tr("Earlier states of “{name}”", name=self.path.name)

    def explanation(self) -> str:
        """What is safe, and what to do."""
        if self.damaged:
            return self._translator.tr(
                "Choose what to go on with. The damaged file is kept beside it in any case."
            )
        return self._translator.tr(
            "Choose a backup to go back to. The workspace as it is now is kept beside it."
        )

    def findings(self) -> list[str]:
        """Where the damage is, in words: the first few places."""
        if not self.damaged:
            return []
        words = DamageWords(self._services.library.shipped(), self._services.translator)
        found = list(dict.fromkeys(map(words.line, self._rescue.damages(self.path, self._key))))
        more = len(found) - _SHOWN
        rest = self._translator.ntr("… and {n} more", "… and {n} more", more)
        return [*found[:_SHOWN], *([rest] if more > 0 else [])]

    def choices(self) -> list[Choice]:
        """The backups, newest first, and rebuilding a damaged file. The first is the best."""
        copies = self._rescue.copies(self.path)
        lines = []
        found = False
        for copy in copies:
            # Older ones are looked at when they are chosen.
            sound = found or self._is_sound(copy)
            lines.append(self._choice(copy, sound=sound, newest=sound and not found))
            found = found or sound
        # A desk's log tells of no forms that could be filled in anew.
        if self.damaged and not self._services.desks.is_desk(self.path):
            lines.append(
                Choice(
                    REBUILD,
                    self._translator.tr("Rebuild it from the history of changes"),
                    self._translator.tr(
                        "Keeps all that is sound, also what was entered after the last backup, "
                        "and says what is missing."
                    ),
                )
            )
        return sorted(lines, key=lambda line: not line.sound)

    def carry_out(self, key: str) -> Outcome:
        """Put what was chosen in the file's place. Raises the storage errors."""
        if key != REBUILD:
            kept = self._rescue.restore(self.path, int(key), self._key)
            done = self._translator.tr(
                "Backup {n} was put in place of {file}.", n=key, file=self.path.name
            )
            return Outcome((done, self._kept(kept)), whole=True)
        from ipdesk.regaining import Regainer

        rebuilt = self._rescue.rebuild(self.path, Regainer(self._services.library), self._key)
        words = DamageWords(self._services.library.shipped(), self._services.translator)
        lines = (*words.outcome(rebuilt), self._kept(rebuilt.kept))
        return Outcome(lines, whole=not rebuilt.lost and not rebuilt.torn)

    def _kept(self, kept: Path | None) -> str:
        return (
            self._translator.tr("What stood there is kept as {file}.", file=kept.name)
            if kept
            else ""
        )

    def _is_sound(self, copy: Copy) -> bool:
        try:
            return not self._rescue.damages(copy.path, self._key)
        except KnownError:
            return False

    def _choice(self, copy: Copy, *, sound: bool, newest: bool) -> Choice:
        tr = self._translator.tr
        made = local_time(copy.made_at, "minutes")
        title = tr("Backup {n} of {when}", n=copy.number, when=made)
        if not sound:
            return Choice(str(copy.number), title, tr("Damaged itself"), sound=False)
        size = size_text(copy.size)
        below = tr("The newest sound backup, {size}", size=size) if newest else size
        return Choice(str(copy.number), title, below)
