"""The command that shows the JSON Schemas of the files in a package."""

from __future__ import annotations

import argparse

from ipdesk.cli.io import say
from ipdesk.errors import FileMissing
from ipdesk.services import Services

_SUFFIX = ".schema.json"


def show(options: argparse.Namespace, services: Services) -> int:
    """Print the schema of that name as it is shipped, or the names."""
    shipped = {
        path.name.removesuffix(_SUFFIX): path
        for path in sorted((services.resources / "schemas").iterdir())
    }
    if not options.name:
        say(*shipped)
        return 0
    if options.name not in shipped:
        raise FileMissing(path=options.name + _SUFFIX, why="")
    say(shipped[options.name].read_text(encoding="utf-8").rstrip("\n"))
    return 0
