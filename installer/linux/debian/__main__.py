"""``python -m installer.linux.debian [-o FOLDER]``: the ``.deb``, made of the frozen program.

``--version`` numbers it otherwise than the program, for trying how one replaces another.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from installer.frozen.__main__ import OUT, PROGRAM, settle
from installer.frozen.contents import ROOT
from installer.frozen.epoch import source_date_epoch
from installer.frozen.libraries import demands
from installer.linux.debian.control import architecture, control
from installer.linux.debian.tree import lay_out
from ipdesk import __version__

_PACKED = ("-Zxz", "--threads-max=2")
"""With two threads or more the bytes do not depend on how many; with one they are others."""


def main() -> int:
    """Write it."""
    parser = argparse.ArgumentParser(prog="python -m installer.linux.debian")
    parser.add_argument("--frozen", type=Path, default=OUT / PROGRAM, metavar="FOLDER")
    parser.add_argument("--version", default=__version__)
    parser.add_argument("--level", type=int, default=6, help="how tightly it is packed, 0 to 9")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist", metavar="FOLDER")
    options = parser.parse_args()
    epoch = source_date_epoch()
    print(build(options.frozen, options.output, options.version, epoch, options.level))
    return 0


def build(frozen: Path, out: Path, version: str, epoch: int, level: int) -> Path:
    """The package ``ipdesk_VERSION_ARCHITECTURE.deb`` in the folder."""
    out.mkdir(parents=True, exist_ok=True)
    package = out / f"ipdesk_{version}_{architecture()}.deb"
    with tempfile.TemporaryDirectory(dir=out) as folder:
        root = Path(folder) / "root"
        lay_out(root, frozen, version, epoch)
        files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
        kib = sum(-(-path.stat().st_size // 1024) for path in files)
        info = root / "DEBIAN"
        info.mkdir()
        (info / "control").write_text(control(version, kib, demands(frozen)), encoding="utf-8")
        (info / "md5sums").write_text(_sums(root, files), encoding="utf-8")
        _settle(root, epoch)
        command = [
            "dpkg-deb",
            "--root-owner-group",
            *_PACKED,
            f"-z{level}",
            "--build",
            str(root),
            str(package),
        ]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return package


def _sums(root: Path, files: list[Path]) -> str:
    """The digests that ``dpkg --verify`` compares with; MD5 is what it reads."""
    lines = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{path.relative_to(root)}\n"
        for path in files
    )
    return "".join(lines)


def _settle(root: Path, epoch: int) -> None:
    settle(root, epoch)
    (root / "usr" / "lib" / PROGRAM / PROGRAM).chmod(0o755)


if __name__ == "__main__":
    sys.exit(main())
