"""Known errors: each is a type with parameters, told to the user once, with advice.

Anything else that is raised is a bug. An error carries no sentence: ``code`` and ``params``
become one in :mod:`ipdesk.sentences`, in the reader's language.
"""

from __future__ import annotations

from typing import NamedTuple


class KnownError(Exception):
    """A failure the program understands. ``code`` selects its sentence and advice."""

    code = "known"

    def __init__(self, **params: object) -> None:
        super().__init__(self.code, params)
        self.params = params


class UsageError(KnownError):
    """A command or call names something that does not exist or does not fit."""

    code = "usage"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason


class CatalogueProblem(NamedTuple):
    """One located fault of a catalogue: file, key, and why."""

    file: str
    key: str
    why: str


class InvalidCatalogue(KnownError):
    """A catalogue that cannot be used; nothing of it was taken."""

    code = "catalogue"

    def __init__(self, problems: tuple[CatalogueProblem, ...]) -> None:
        first = problems[0]
        super().__init__(count=len(problems), file=first.file, key=first.key, why=first.why)
        self.problems = problems


class StorageError(KnownError):
    """The workspace file could not be read or written."""

    code = "storage"


class Busy(KnownError):
    """A large change of the same workspace is under way; nothing else is written meanwhile."""

    code = "busy"


class NotAWorkspace(StorageError):
    """The file is of another program, or no database at all; it was not touched."""

    code = "foreign"


class IsDesk(NotAWorkspace):
    """The file is a desk of SIPO, not a province's workspace; it was not touched."""

    code = "is_desk"


class IsProvince(NotAWorkspace):
    """The file is a province's workspace, not a desk; it was not touched."""

    code = "is_province"


class TakenIn(NotAWorkspace):
    """The file is of this program, but is taken into a workspace or a desk; it was not touched."""

    code = "taken_in"


class NewerWorkspace(StorageError):
    """The file was written by a newer program; it was not touched."""

    code = "newer"


class DamagedWorkspace(StorageError):
    """The file is damaged; it was not touched. ``params['where']`` locates the damage."""

    code = "damaged"


class PassphraseNeeded(StorageError):
    """The workspace is encrypted, and no passphrase was given; it was not touched."""

    code = "encrypted"


class WrongPassphrase(StorageError):
    """The passphrase does not open the encrypted workspace; it was not touched."""

    code = "wrong_passphrase"


class NoCipher(StorageError):
    """The workspace is encrypted, and what reads such files is not installed here."""

    code = "no_cipher"


class WorkspaceInUse(StorageError):
    """The workspace is open in another window or program."""

    code = "in_use"


class WorkspaceExists(StorageError):
    """A new workspace may not replace an existing file."""

    code = "exists"


class FileMissing(StorageError):
    """The file to read does not exist."""

    code = "missing"


class ReadOnly(StorageError):
    """The file or folder cannot be written."""

    code = "read_only"


class DiskFull(StorageError):
    """The medium is full; what was saved before is safe."""

    code = "disk_full"


class TooSmall(StorageError):
    """The medium has less room than is needed; nothing was written."""

    code = "too_small"


class MediumGone(StorageError):
    """The medium answers no more: pulled out, or broken."""

    code = "medium_gone"


class OtherFileThere(StorageError):
    """Another file has the name of the one to write; it was left as it is."""

    code = "other_there"


class WriteFailed(StorageError):
    """An output could not be written, for a reason the system gives."""

    code = "write_failed"


class ReadAgain(StorageError):
    """A change that was told to have failed is in the file after all; nothing is written to it."""

    code = "read_again"


class Unreachable(StorageError):
    """The database of a desk does not answer."""

    code = "unreachable"


class Sealed(KnownError):
    """A sealed report is immutable."""

    code = "sealed"


class NotReady(KnownError):
    """The report still has errors, unexplained queries or missing values."""

    code = "not_ready"


class ComputedCell(KnownError):
    """The cell is computed from others and is not typed."""

    code = "computed"


class NotAllWritten(KnownError):
    """Of a block, values for ``locked`` cells and those ``beyond`` the table were left out.

    All others were stored.
    """

    code = "not_all_written"

    def __init__(self, locked: int, beyond: int) -> None:
        super().__init__(locked=locked, beyond=beyond)
        self.locked = locked
        self.beyond = beyond


class WorkbookRefused(KnownError):
    """A workbook that does not fit; every reason is listed, nothing was imported."""

    code = "workbook"

    def __init__(self, reasons: tuple[tuple[str, dict[str, object]], ...]) -> None:
        super().__init__(count=len(reasons))
        self.reasons = reasons


class FiguresRefused(KnownError):
    """A file of figures that cannot be taken in; nothing of it was."""

    code = "figures"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason


class PackageRefused(KnownError):
    """A package that does not hold what it promises. ``reason`` names the rule it breaks."""

    code = "package"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason


# Not ready, device gone, no such device, media changed, not connected, removed.
_GONE_ON_WINDOWS = (21, 55, 433, 1006, 1110, 1167)


def from_os_error(fault: OSError, path: object) -> StorageError:
    """The known error that fits an operating-system fault on ``path``."""
    import errno

    kinds: dict[int, type[StorageError]] = {
        errno.ENOSPC: DiskFull,
        errno.EDQUOT: DiskFull,
        errno.EROFS: ReadOnly,
        errno.EACCES: ReadOnly,
        errno.EPERM: ReadOnly,
        errno.ENOENT: FileMissing,
        errno.EIO: MediumGone,
        errno.ENXIO: MediumGone,
        errno.ENODEV: MediumGone,
        getattr(errno, "ENOMEDIUM", errno.ENODEV): MediumGone,
    }
    kind = kinds.get(fault.errno or 0, WriteFailed)
    if getattr(fault, "winerror", None) in _GONE_ON_WINDOWS:
        kind = MediumGone
    return kind(path=str(path), why=fault.strerror or type(fault).__name__)
