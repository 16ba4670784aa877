"""``python -m installer.linux.portable [-o FOLDER]``: the portable folder as ``.tar.xz``.

Unpacked anywhere, the stick it came on included, it runs without being installed.
"""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

from installer.frozen.__main__ import OUT, PROGRAM
from installer.frozen.contents import ROOT
from installer.frozen.epoch import source_date_epoch
from installer.linux.archive import tar_xz
from ipdesk import __version__


def main() -> int:
    """Write it from the frozen program."""
    parser = argparse.ArgumentParser(prog="python -m installer.linux.portable")
    parser.add_argument("--frozen", type=Path, default=OUT / PROGRAM, metavar="FOLDER")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist", metavar="FOLDER")
    options = parser.parse_args()
    print(pack(options.frozen, options.output, source_date_epoch()))
    return 0


def pack(frozen: Path, out: Path, epoch: int) -> Path:
    """The archive, with one folder in it that bears the version."""
    name = f"ipdesk-{__version__}"
    archive = out / f"{name}-linux-{platform.machine()}.tar.xz"
    tar_xz({name: frozen}, archive, epoch)
    return archive


if __name__ == "__main__":
    sys.exit(main())
