"""A package put into a folder: what is there already is looked at first, and never lost unsaid."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from ipdesk.delivery.room import require_room
from ipdesk.errors import OtherFileThere, PackageRefused, from_os_error
from ipdesk.files import Sink, digest_of_file, fill_durably, make_certain
from ipdesk.package.archive import package_bytes, package_digest, package_size, write_package
from ipdesk.package.bag import SIGNATURE_FILE, TAG_MANIFEST_FILE
from ipdesk.package.limits import LIMITS
from ipdesk.package.names import SUFFIX
from ipdesk.package.pieces import Content, measure, pieces
from ipdesk.package.reader import open_package
from ipdesk.signing.signatures import Signature, decode

if TYPE_CHECKING:
    from ipdesk.encryption.recipient import Recipient

Before = Literal["nothing", "same", "unsigned", "other"]
"""What had the file's name: nothing; these very bytes; this package before a signature joined it;
anything else."""


class Delivered(NamedTuple):
    """A package as it lies on the medium; digests are SHA-256, hex.

    ``digest`` and ``size`` are those of the file, ``package`` is the digest of the package in
    it: another one where the file is encrypted, to the key ``to`` (its fingerprint).
    """

    path: Path
    digest: str
    size: int
    package: str
    before: Before = "nothing"
    to: str = ""


class Order(NamedTuple):
    """How a package is to be written. ``to`` is whom it is encrypted to, None for nobody."""

    replace: bool = False
    to: Recipient | None = None


PLAIN = Order()


def place(
    folder: Path,
    name: str,
    files: Mapping[str, Content],
    order: Order = PLAIN,
    before_named: Callable[[], None] = lambda: None,
) -> Delivered:
    """Write ``<name>.ipsub``, or ``<name>.ipsub.age``, into the folder and read it back.

    A file that is equal already is read and left as it is; one that lacks a signature only is
    replaced. ``before_named`` is called once the bytes are on the medium, before they have the
    name; what it raises ends the work. Raises :class:`OtherFileThere` for any other of the name
    unless it is to be replaced, :class:`TooSmall` before anything is written, and the storage
    errors.
    """
    if order.to is not None:
        return _place_encrypted(folder, name, files, order, order.to, before_named)
    path = folder / (name + SUFFIX)
    before, digest = _before(path, name, files)
    size = package_size(name, {file: measure(content).size for file, content in files.items()})
    if before == "same":
        before_named()
        return Delivered(path, digest, size, digest, before)
    if before == "other" and not order.replace:
        raise OtherFileThere(path=str(path))
    require_room(folder, size)
    written = write_package(folder, name, files, before_named=before_named)
    return Delivered(*written, written.digest, before)


def _place_encrypted(
    folder: Path,
    name: str,
    files: Mapping[str, Content],
    order: Order,
    to: Recipient,
    before_named: Callable[[], None],
) -> Delivered:
    from ipdesk.encryption.age_file import SUFFIX as AGE
    from ipdesk.encryption.age_file import encrypt, most_bytes

    path = folder / (name + SUFFIX + AGE)
    # What an encrypted file holds cannot be seen, so that any of the name is another one.
    before: Before = "other" if os.path.lexists(path) else "nothing"
    if before == "other" and not order.replace:
        raise OtherFileThere(path=str(path))
    sizes = {file: measure(content).size for file, content in files.items()}
    require_room(folder, most_bytes(package_size(name, sizes)))
    packed: list[str] = []
    blocks = package_bytes(name, files)

    def fill(sink: Sink) -> None:
        packed.append(encrypt(blocks, to, sink))

    written = fill_durably(path, fill, before_named=before_named)
    return Delivered(*written, packed[0], before, to.key.fingerprint)


def _before(path: Path, name: str, files: Mapping[str, Content]) -> tuple[Before, str]:
    """What has the name, and the digest of a file there."""
    digest = ""
    try:
        # A link that leads nowhere is something too.
        if not os.path.lexists(path):
            return "nothing", digest
        if path.is_symlink() or not path.is_file():
            return "other", digest
        digest = digest_of_file(path, afresh=True)
        if digest == package_digest(name, files):
            # Who wrote it may have been cut short before its name was certain.
            make_certain(path)
            return "same", digest
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    return "unsigned" if _lacks_a_signature(path, name, files) else "other", digest


def _lacks_a_signature(path: Path, name: str, files: Mapping[str, Content]) -> bool:
    """Whether the file is the same sealed package, with fewer signatures."""
    try:
        with open_package(path) as reader:
            entries = {entry.name: entry for entry in reader.entries}
            manifest = entries.get(f"{name}/{TAG_MANIFEST_FILE}")
            if manifest is None:
                return False
            seal = reader.read(manifest, LIMITS.text_size)
            signed = entries.get(f"{name}/{SIGNATURE_FILE}")
            made = decode(reader.read(signed, LIMITS.signature_size)) if signed else ()
    except PackageRefused:
        return False
    ours = _signatures(files)
    return seal == _bytes(files[TAG_MANIFEST_FILE]) and made == ours[: len(made)] != ours


def _signatures(files: Mapping[str, Content]) -> tuple[Signature, ...]:
    return decode(_bytes(files[SIGNATURE_FILE])) if SIGNATURE_FILE in files else ()


def _bytes(content: Content) -> bytes:
    return b"".join(pieces(content))
