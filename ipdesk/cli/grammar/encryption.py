"""The command that encrypts and decrypts workspaces."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import encryption
from ipdesk.cli.grammar.parts import (
    command,
    json_option,
    two_ways,
    workspace_passphrase_options,
)

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Commands


def add_encryption(commands: Commands) -> None:
    """Whether a workspace is encrypted, and by which passphrase."""
    parser = command(commands, "encryption", "show, set, change or remove a workspace's encryption")
    parser.add_argument("file", type=Path, metavar="FILE", help="a workspace (.ipdesk)")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--set", action="store_true", help="encrypt it, or give it another passphrase")
    way.add_argument("--remove", action="store_true", help="decrypt it")
    workspace_passphrase_options(parser)
    two_ways(parser, "new-passphrase", "new passphrase")
    json_option(parser)
    parser.set_defaults(run=encryption.carry_out)
