"""``python -m installer.trial FORMER.deb NEW.deb``: tries the package in a clean root.

Needs root, debootstrap, Xvfb, openbox, xdotool, ImageMagick, tesseract with Chinese, lintian.
``--suites`` names the releases; DEBIAN_MIRROR and UBUNTU_MIRROR in the environment say where these
are fetched from.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from installer.frozen.contents import ROOT
from installer.trial import steps
from installer.trial.clean_root import clean_root
from installer.trial.screen import screen

OUT = ROOT / "build" / "trial"
_SCREEN = 87
_NEEDED = {
    "debootstrap": "debootstrap",
    "lintian": "lintian",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "tesseract": "tesseract-ocr tesseract-ocr-chi-sim",
}
"""Programs, and the Debian packages that they are of."""


def main() -> int:
    """Try everything; the first thing that fails ends it."""
    parser = argparse.ArgumentParser(prog="python -m installer.trial", description=__doc__)
    parser.add_argument("former", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--suites", nargs="+", default=["bookworm"])
    options = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("a clean root is made and entered by root only")
    if missing := not_installed():
        parser.error(f"not installed: {missing}")
    OUT.mkdir(parents=True, exist_ok=True)
    _say("lintian has nothing to say")
    check_policy(options.new)
    for suite in options.suites:
        _say(f"{suite}: a clean root is made")
        attempt(options.former, options.new, suite)
    print(f"The package works. Pictures are in {OUT}.")
    return 0


def not_installed() -> str:
    """The Debian packages that are needed and are not here, "" if all are."""
    return " ".join(package for tool, package in _NEEDED.items() if shutil.which(tool) is None)


def check_policy(package: Path) -> None:
    """Fails on any error or warning that is not overridden with an explanation."""
    command = ["lintian", "--allow-root", "--fail-on", "error,warning", str(package)]
    subprocess.run(command, check=True)


def attempt(former: Path, new: Path, suite: str) -> None:
    """Install the former version, work, upgrade, work, remove."""
    pictures = OUT / f"{suite}-pictures"
    pictures.mkdir(exist_ok=True)
    with clean_root(OUT, suite) as root:
        steps.no_python(root)
        _say("the former version is installed; there is no Python")
        before = steps.install(root, former)
        steps.no_python(root)
        _say("a workspace is begun, figures are imported")
        steps.begin_work(root)
        work = steps.kept(root)
        _say("it is upgraded, and the work is untouched")
        after = steps.install(root, new)
        assert before != after, after
        assert steps.kept(root) == work
        steps.small_enough(root, new)
        _say("a report is filled, printed, sealed, verified, taken in by a desk")
        steps.whole_job(root)
        _say("at the window, by keyboard: filled, explained, sealed, written, printed")
        steps.bring_figures(root)
        with screen(_SCREEN) as shown:
            steps.use_window(root, shown, pictures)
        _say("the desktop knows the kinds of file")
        steps.belongs_to_files(root)
        _say("it is removed without residue, and the work is untouched")
        work = steps.kept(root)
        steps.remove(root)
        assert steps.kept(root) == work


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
