"""Writing a package to a medium: which media there are, whether it fits, who can open it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.delivery.room import Room, room_in
from ipdesk.delivery.words import encrypted_to, found_there
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.evidence.limits import size_text
from ipdesk.kept_package import kept_package
from ipdesk.screens.states import Tone
from ipdesk.services import Services
from ipdesk.signing.refusal import SigningRefused
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered, Order
    from ipdesk.encryption.recipient import Recipient
    from ipdesk.encryption.trust import Trust

_RECIPIENT, _WANTED = "delivery/recipient", "delivery/encrypt"


class Medium(NamedTuple):
    """A removable medium that is there. ``free`` is in bytes, ``system`` its file system."""

    name: str
    folder: Path
    free: int
    system: str
    read_only: bool = False


class Fit(NamedTuple):
    """Whether the package can be written into a folder, in words."""

    text: str
    enough: bool


class DeliveryScreen:
    """The last step for the open sealed report. ``platform`` is as ``sys.platform`` says."""

    def __init__(
        self, workspace: Workspace, services: Services, platform: str = sys.platform
    ) -> None:
        self._workspace = workspace
        self._services = services
        self._translator = services.translator
        self._platform = platform
        self._sizes: dict[tuple[str, int], int] = {}
        self.room: Callable[[Path, int], Room] = room_in
        self.recipient: Recipient | None = None
        self.trust: Trust = "unchecked"
        self._refused: KnownError | None = None
        self.path: Path | None = None
        self.encrypts = False
        self._recall()

    def medium(self, medium: Medium) -> str:
        """A medium's name and what is free on it."""
        tr = self._translator.tr
        free = tr("{free} free", free=size_text(medium.free))
        state = tr("write-protected") if medium.read_only else free
        return " · ".join(filter(None, (medium.name, state, medium.system)))

    def fit(self, folder: Path) -> Fit:
        """Whether the package fits into the folder."""
        tr, need = self._translator.tr, self._size()
        try:
            room = self.room(folder, need)
        except KnownError:
            return Fit(tr("The folder cannot be reached. Is the stick still in?"), enough=False)
        said = {"free": size_text(room.free), "need": size_text(need)}
        if room.enough:
            return Fit(tr("{free} free; the package needs {need}.", **said), enough=True)
        text = tr("Too little room: {free} free, the package needs {need}.", **said)
        return Fit(text, enough=False)

    def choose(self, path: Path) -> None:
        """Take the key in a file to encrypt to, and remember it.

        Raises ``SigningRefused`` if it is none, is not valid now or is not known to be SIPO's, and
        the storage errors; the choice stays then.
        """
        self._take(path)
        self._workspace.keep_setting(_RECIPIENT, str(path))

    def encrypt(self, *, wanted: bool) -> None:
        """Whether to encrypt, remembered with the workspace."""
        if wanted != self.encrypts:
            self.encrypts = wanted
            self._workspace.keep_setting(_WANTED, "yes" if wanted else "")

    @property
    def ready(self) -> bool:
        """Whether the key is there, where one is wanted."""
        return not self.encrypts or self.recipient is not None

    def whom(self) -> str:
        """To whom the package will be encrypted."""
        if self.recipient is None:
            return self._translator.tr("Choose the key that SIPO has given to your office.")
        from ipdesk.encryption.words import RecipientWords

        return RecipientWords(self._translator).whom(self.recipient)

    def vouched(self) -> tuple[str, Tone]:
        """Who vouches for the key, or why the one chosen before is not taken; "" without one."""
        if self._refused is not None:
            return ErrorSentences(self._translator).what(self._refused), "error"
        if self.recipient is None:
            return "", "notice"
        from ipdesk.encryption.words import RecipientWords

        said = RecipientWords(self._translator).trust(self.recipient, self.trust)
        return said, "done" if self.trust == "known" else "query"

    def order(self, *, replace: bool = False) -> Order:
        """How the package is to be written."""
        from ipdesk.delivery.placing import Order

        return Order(replace, self.recipient if self.encrypts else None)

    def outcome(self, delivered: Delivered, *, stays: bool = False) -> str:
        """What was written, and what comes next: the stick is taken out.

        ``stays`` says that the folder is on no medium that could be.
        """
        translator = self._translator
        said = (found_there(delivered, translator), encrypted_to(delivered, translator))
        onward = self._onward_hint() if stays else self.eject_hint()
        return "\n".join(filter(None, (*said, onward)))

    def _onward_hint(self) -> str:
        return self._translator.tr(
            "This folder is on this computer. To hand the package over on a stick, put the stick "
            "in, choose it above and write once more: what is on it is then compared, too."
        )

    def eject_hint(self) -> str:
        """How a stick is taken out on this system, without losing anything."""
        tr = self._translator.tr
        if self._platform == "win32":
            return tr(
                "Before pulling the stick out: click “Safely Remove Hardware” beside the clock, "
                "choose the stick, and wait for the message."
            )
        if self._platform == "darwin":
            return tr("Before pulling the stick out: click the eject sign beside it in the Finder.")
        return tr(
            "Before pulling the stick out: in the file manager, right-click it, choose “Eject”, "
            "and wait for the message."
        )

    def _size(self) -> int:
        """The package's bytes; found once, and once more when a signature has joined."""
        header = self._workspace.report.header
        at = (header.id, len(self._workspace.store.signatures(header.id)))
        if at not in self._sizes:
            self._sizes[at] = kept_package(self._workspace).size
        return self._sizes[at]

    def _recall(self) -> None:
        kept = self._workspace.store.settings()
        self.encrypts = bool(kept.get(_WANTED))
        if not kept.get(_RECIPIENT):
            return
        try:
            self._take(Path(kept[_RECIPIENT]))
        except SigningRefused as fault:
            self._refused = fault
        except KnownError:
            return  # the stick with the key is not there: it is chosen again

    def _take(self, path: Path) -> None:
        from ipdesk.encryption.recipient import read_recipient
        from ipdesk.encryption.trust import judge

        found = read_recipient(path)
        settings = self._workspace.store.settings()
        self.trust = judge(found, settings, self._services.clock.now())
        self.path, self.recipient, self._refused = path, found, None
