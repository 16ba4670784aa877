"""What commands read and write: workspaces opened and closed, text and JSON put out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

ORIGIN = "cli"


@contextmanager
def opened(options: argparse.Namespace, services: Services) -> Iterator[Workspace]:
    """The workspace that the command names, closed at the end."""
    workspace = services.opener.open(options.file, options.report)
    try:
        yield workspace
    finally:
        workspace.store.close()


def sentences(workspace: Workspace, services: Services) -> Sentences:
    """The words for the workspace's report."""
    return Sentences(services.translator, workspace.form)


def say(*lines: str) -> None:
    """Lines on standard output."""
    for line in lines:
        sys.stdout.write(line + "\n")


def say_json(data: Any) -> None:
    """Canonical JSON on standard output: sorted keys, real characters."""
    say(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False))
