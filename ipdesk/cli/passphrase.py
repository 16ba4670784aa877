"""Passphrases on the command line: asked for, or read from a file; never an argument.

Arguments are seen by every process of the machine, and stay in the shell's history.
"""

from __future__ import annotations

import argparse
import os
import sys

from ipdesk.errors import from_os_error
from ipdesk.services import Services
from ipdesk.signing.refusal import SigningRefused

_LONGEST = 4096


def passphrase(options: argparse.Namespace, services: Services, *, new: bool = False) -> str:
    """The passphrase from the file or descriptor that was named, or as typed; a new one twice.

    Raises :class:`SigningRefused` if there is none or the two differ, and the storage errors.
    """
    if options.passphrase_fd is not None:
        return _first_line(options.passphrase_fd, f"fd {options.passphrase_fd}")
    if options.passphrase_file is not None:
        try:
            descriptor = os.open(options.passphrase_file, os.O_RDONLY)
        except OSError as fault:
            raise from_os_error(fault, options.passphrase_file) from fault
        return _first_line(descriptor, str(options.passphrase_file))
    if not sys.stdin.isatty():
        raise SigningRefused("passphrase_missing")
    return _typed(services, new=new)


def _typed(services: Services, *, new: bool) -> str:
    from getpass import getpass

    tr = services.translator.tr
    typed = getpass(tr("Passphrase: "))
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
