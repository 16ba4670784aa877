"""Seals the report of a workspace in a process of its own: the memory that this takes, in bytes.

``python -m bench.sealing_alone WORKSPACE FOLDER``
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.watch import Watch
from ipdesk.cli import build_services
from ipdesk.sealing import Sealer


def main(file: Path, folder: Path) -> None:
    """Beyond what the open workspace takes, at the peak."""
    services = build_services("zh")
    workspace = services.opener.open(file)
    watch = Watch()
    Sealer(services).seal(workspace, folder)
    print(watch.stop())
    workspace.store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
