"""Commands on backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import backups
from ipdesk.cli.grammar.parts import Parser, action, command, json_option

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Actions, Commands


def add_backups(commands: Commands) -> None:
    """Backups of a workspace or desk, which must not be open."""
    backup = command(commands, "backup", "list, verify and restore the backups of a file")
    actions = backup.add_subparsers(required=True, metavar="ACTION", parser_class=Parser)
    _on_backups(actions, "list", "list the backups").set_defaults(run=backups.list_copies)
    verify = _on_backups(actions, "verify", "check every record of the file and of its backups")
    verify.set_defaults(run=backups.verify)
    restore = _on_backups(actions, "restore", "put a backup in the file's place, which is kept")
    chosen = restore.add_mutually_exclusive_group()
    chosen.add_argument(
        "--number", type=int, default=0, metavar="N", help="which one (the newest sound one)"
    )
    chosen.add_argument(
        "--rebuild",
        action="store_true",
        help="rebuild a damaged workspace from all that can be read, its history, and a backup",
    )
    restore.set_defaults(run=backups.restore)


def _on_backups(actions: Actions, name: str, help_text: str) -> Parser:
    parser = action(actions, name, help_text)
    parser.add_argument("file", type=Path, metavar="FILE", help="a workspace or desk")
    json_option(parser)
    return parser
