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
    _warn_of_place(options, services)
    try:
        yield workspace
    finally:
        workspace.store.close()


def _warn_of_place(options: argparse.Namespace, services: Services) -> None:
    """Say on standard error that the file is kept where it may be damaged."""
    from ipdesk.keeping import known_places, risk_of, warning

    risk = risk_of(options.file, known_places(services.resources))
    if risk is not None:
        said = " ".join(warning(risk, services.translator))
        sys.stderr.write(f"ipdesk: {said}\n")


def sentences(workspace: Workspace, services: Services) -> Sentences:
    """The words for the workspace's report."""
    return Sentences(services.translator, lambda: workspace.form, workspace.report.cell)


# A terminal obeys these: colours, cursor jumps, right-to-left overrides.
_OBEYED = {
    code: f"\\u{code:04x}"
    for code in (
        *range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
    )
    if chr(code) not in "\n\t"
}  # fmt: skip


def say(*lines: str) -> None:
    """Lines on standard output; what a terminal would obey is shown escaped."""
    for line in lines:
        sys.stdout.write(line.translate(_OBEYED) + "\n")


def say_json(data: Any) -> None:
    """Canonical JSON on standard output: sorted keys, real characters."""
    say(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False))
