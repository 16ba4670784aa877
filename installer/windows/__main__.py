"""``python -m installer.windows icons|stand-in|installer``: the packages for Windows.

``icons`` draws what freezing needs; ``installer`` makes the installer and the portable archive of
the frozen program (on Windows); ``stand-in`` does the same with a stand-in of it, anywhere.
"""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
import zipfile
from pathlib import Path

from installer.desktop import icons
from installer.frozen.__main__ import OUT as FROZEN
from installer.frozen.__main__ import PROGRAM
from installer.frozen.contents import ROOT
from installer.frozen.epoch import source_date_epoch
from installer.windows.associations import write_associations
from installer.windows.file_list import files_in, write_lists
from installer.windows.stand_in import stand_in
from installer.windows.version import OUT, four
from ipdesk import __version__

SCRIPT = Path(__file__).with_name("ipdesk.nsi")


def main() -> int:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m installer.windows", description=__doc__)
    parser.add_argument("what", choices=("icons", "stand-in", "installer"))
    what = parser.parse_args().what
    write_icons(OUT)
    if what == "stand-in":
        folder = stand_in(OUT / "stand-in")
        print(compile_installer(folder, OUT, OUT / "stand-in-setup.exe"))
        print(portable(folder, OUT / "stand-in-portable.zip"))
    elif what == "installer":
        name = f"ipdesk-{__version__}-windows"
        (ROOT / "dist").mkdir(exist_ok=True)
        folder = FROZEN / PROGRAM
        print(compile_installer(folder, OUT, ROOT / "dist" / f"{name}-setup.exe"))
        print(portable(folder, ROOT / "dist" / f"{name}-portable.zip"))
    return 0


def write_icons(out: Path) -> None:
    """The icons of the program and of its files."""
    out.mkdir(parents=True, exist_ok=True)
    for name in icons.NAMES:
        (out / f"{name}.ico").write_bytes(icons.ico(name))


def compile_installer(folder: Path, parts: Path, target: Path) -> Path:
    """Compile the installer of a folder. Needs ``makensis``; warnings are faults."""
    write_lists(folder, parts)
    write_associations(parts)
    values = {
        "VERSION": __version__,
        "VERSION4": ".".join(map(str, four(__version__))),
        "PARTS": str(parts),
        "TARGET": str(target),
    }
    defined = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(["makensis", "-V2", "-WX", *defined, str(SCRIPT)], check=True)
    return target


def portable(folder: Path, target: Path) -> Path:
    """The folder as a ZIP, with one folder in it that bears the version."""
    when = _dos_time(source_date_epoch())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files_in(folder):
            entry = zipfile.ZipInfo(f"ipdesk-{__version__}/{path.as_posix()}", when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, folder.joinpath(*path.parts).read_bytes())
    return target


def _dos_time(epoch: int) -> tuple[int, int, int, int, int, int]:
    """A time as ZIP keeps it: in even seconds, without a zone (here always UTC)."""
    moment = dt.datetime.fromtimestamp(epoch, dt.UTC)
    day = (moment.year, moment.month, moment.day)
    return (*day, moment.hour, moment.minute, moment.second // 2 * 2)


if __name__ == "__main__":
    sys.exit(main())
