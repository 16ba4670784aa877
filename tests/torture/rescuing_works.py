"""Works on a damaged file, beside those of :mod:`failing_works`."""

from __future__ import annotations

from collections.abc import Mapping

from content import digest_of_copy
from failing_works import WORKS as ON_SOUND_FILES
from failing_works import Restore, Work

from ipdesk.regaining import Regainer


class Rebuild(Restore):
    """A file in which a bit has turned is rebuilt; the damaged one is kept."""

    beginning = "flipped"

    def act(self) -> None:
        services = self.desk.services
        services.stores.rescue.rebuild(self.desk.path, Regainer(services.library))

    def state(self) -> str:
        return digest_of_copy(self.desk.path)


class GoBack(Restore):
    """A backup takes the place of a sound file, which is backed up and kept."""

    beginning = "changed"

    def state(self) -> str:
        return digest_of_copy(self.desk.path)


WORKS: Mapping[str, type[Work]] = {
    **ON_SOUND_FILES,
    Rebuild.__name__: Rebuild,
    GoBack.__name__: GoBack,
}
