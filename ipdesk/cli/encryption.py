"""The command ``encryption``: shows, sets, changes and removes a workspace's encryption."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ipdesk.cli.io import say, say_json
from ipdesk.cli.passphrase import next_passphrase, workspace_passphrase
from ipdesk.encryption_words import state_line, told_lines
from ipdesk.errors import UsageError
from ipdesk.services import Services

if TYPE_CHECKING:
    from ipdesk.workspace_key import WorkspaceKey


def carry_out(options: argparse.Namespace, services: Services) -> int:
    """Show whether the workspace is encrypted, or change that."""
    if not (options.set or options.remove):
        encrypted = services.stores.is_encrypted(options.file)
        if options.json:
            say_json({"encrypted": encrypted})
        else:
            say(state_line(services.translator, encrypted=encrypted))
        return 0
    return _change(options, services)


def _change(options: argparse.Namespace, services: Services) -> int:
    from ipdesk.workspace_key import new_key

    path, stores = options.file, services.stores
    if options.remove and not stores.is_encrypted(path):
        raise UsageError("not_encrypted", path=path.name)
    old = _present_key(options, services)
    new = None if options.remove else new_key(next_passphrase(path, options, services))
    done = stores.recode(path, old, new)
    if options.json:
        told = {"backups": done.backups, "left": list(done.left)}
        say_json({"encrypted": new is not None, **told})
        return 0
    say(state_line(services.translator, encrypted=new is not None))
    say(*told_lines(done, services.translator, encrypted=new is not None))
    return 0


def _present_key(options: argparse.Namespace, services: Services) -> WorkspaceKey | None:
    from ipdesk.workspace_key import key_for

    if not services.stores.is_encrypted(options.file):
        return None
    return key_for(options.file, workspace_passphrase(options.file, options, services))
