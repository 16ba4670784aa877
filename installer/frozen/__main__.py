"""``python -m installer.frozen [-o FOLDER]``: makes the frozen program in ``FOLDER/ipdesk``.

Built twice from the same sources and the same libraries it is the same, byte by byte.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer.frozen.contents import ROOT, missing_pictures
from installer.frozen.epoch import source_date_epoch
from installer.frozen.libraries import elf_files
from installer.frozen.notices import write_notices

SPEC = Path(__file__).with_name("ipdesk.spec")
OUT = ROOT / "build" / "frozen"
PROGRAM = "ipdesk"
_UNTOUCHED = ("numpy.libs",)
"""Libraries that were moved together after they were linked; stripping those breaks them."""


def main() -> int:
    """Make it."""
    parser = argparse.ArgumentParser(prog="python -m installer.frozen", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=OUT, metavar="FOLDER")
    parser.add_argument("--bare", action="store_true", help="a bare window, for comparison")
    options = parser.parse_args()
    if options.bare:
        print(freeze(options.output, SPEC.with_name("bare_window.spec"), "bare"))
    elif missing := missing_pictures():
        parser.error(f"the manual lacks {len(missing)} pictures: make manual")
    else:
        print(freeze(options.output))
    return 0


def freeze(out: Path, spec: Path = SPEC, name: str = PROGRAM) -> Path:
    """The folder of the frozen program that the spec describes, made anew."""
    work, folder = out / "work", out / name
    for old in (work, folder):
        shutil.rmtree(old, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--log-level", "WARN", "--distpath", str(out), "--workpath", str(work), str(spec)]
    subprocess.run(command, check=True, env=_environment(), cwd=ROOT)
    if sys.platform == "linux":
        strip(folder)
    write_notices(work, folder)
    settle(folder, source_date_epoch())
    return folder


def strip(folder: Path) -> None:
    """Take out of the libraries what only a debugger reads."""
    for path in elf_files(folder):
        # The program itself carries its modules behind what strip knows of.
        if path.parent != folder and path.parent.name not in _UNTOUCHED:
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def settle(folder: Path, epoch: int) -> None:
    """Give every file the same time, and the rights that an installed program has."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or (path.parent == folder and _runs(path))
            path.chmod(0o755 if runs else 0o644)
        if os.utime in os.supports_follow_symlinks:
            os.utime(path, (epoch, epoch), follow_symlinks=False)
        else:
            os.utime(path, (epoch, epoch))


def _runs(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF" or path.suffix == ".exe"


def _environment() -> dict[str, str]:
    """What the build sees: no order and no time that changes from one run to the next."""
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(source_date_epoch())}
    return {**os.environ, **fixed}


if __name__ == "__main__":
    sys.exit(main())
