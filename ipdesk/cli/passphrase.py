"""Passphrases on the command line: asked for, or read from a file; never an argument.

Arguments are seen by every process of the machine, and stay in the shell's history.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.errors import PassphraseNeeded, from_os_error
from ipdesk.services import Services
from ipdesk.signing.refusal import SigningRefused

if TYPE_CHECKING:
    from ipdesk.encryption.identity import Identity

_LONGEST = 4096
WORKSPACE_FILE = "IPDESK_WORKSPACE_PASSPHRASE_FILE"
"""The environment variable that names a file with the passphrase of encrypted workspaces."""


def passphrase(options: argparse.Namespace, services: Services, *, new: bool = False) -> str:
    """The passphrase from the file or descriptor that was named, or as typed; a new one twice.

    Raises :class:`SigningRefused` if there is none or the two differ, and the storage errors.
    """
    given = _given(options.passphrase_file, options.passphrase_fd)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise SigningRefused("passphrase_missing")
    return _typed(services, services.translator.tr("Passphrase: "), new=new)


def identity(options: argparse.Namespace, services: Services) -> Identity | None:
    """SIPO's key that ``--identity`` names, opened; None if none is named.

    Raises :class:`SigningRefused` if it is not to be opened, and the storage errors.
    """
    if options.identity is None:
        return None
    from ipdesk.encryption.identity import open_identity

    return open_identity(options.identity, passphrase(options, services))


def workspace_passphrase(
    path: Path, options: argparse.Namespace, services: Services, *, new: bool = False
) -> str:
    """The passphrase of an encrypted workspace: from where the command or environment says.

    Raises ``PassphraseNeeded`` if there is none, :class:`SigningRefused` if a new one is typed
    in two ways, and the storage errors.
    """
    named = getattr(options, "workspace_passphrase_file", None)
    descriptor = getattr(options, "workspace_passphrase_fd", None)
    if named is None and descriptor is None and os.environ.get(WORKSPACE_FILE):
        named = Path(os.environ[WORKSPACE_FILE])
    given = _given(named, descriptor)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise PassphraseNeeded(path=str(path))
    asked = services.translator.tr("Passphrase of “{path}”: ", path=path.name)
    return _typed(services, asked, new=new)


def next_passphrase(path: Path, options: argparse.Namespace, services: Services) -> str:
    """The passphrase that a workspace is to have from now on; raises as the other does."""
    given = _given(options.new_passphrase_file, options.new_passphrase_fd)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise PassphraseNeeded(path=str(path))
    asked = services.translator.tr("New passphrase of “{path}”: ", path=path.name)
    return _typed(services, asked, new=True)


def _given(named: Path | None, descriptor: int | None) -> str | None:
    """The first line of the file or descriptor; None if neither is named."""
    if descriptor is not None:
        return _first_line(descriptor, f"fd {descriptor}")
    if named is None:
        return None
    try:
        opened = os.open(named, os.O_RDONLY)
    except OSError as fault:
        raise from_os_error(fault, named) from fault
    return _first_line(opened, str(named))


def _typed(services: Services, asked: str, *, new: bool) -> str:
    from getpass import getpass

    tr = services.translator.tr
    typed = getpass(asked)
    if new and getpass(tr("The same again: ")) != typed:
        raise SigningRefused("passphrase_differs")
    return typed


def _first_line(descriptor: int, name: str) -> str:
    try:
        with os.fdopen(descriptor, "rb") as file:
            line = file.readline(_LONGEST)
    except OSError as fault:
        raise from_os_error(fault, name) from fault
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise SigningRefused("passphrase_text") from None
