"""The start beside two desktop programs, each to its first painted window.

They need a virtual environment and a download of their own, so this runs when asked for:
``make bench PEERS=1``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bench.findings import Finding, Goal
from bench.measuring import Series
from bench.site import OUT, Site
from bench.windows import PAINTED, NoSuchLine, Program, ipdesk_window, rounds_of, settings

ROUNDS = 9
# The distribution, and the module whose function main opens its window.
PEERS = {"vorta": "vorta.__main__", "novelWriter": "novelwriter"}
FOLDER = OUT / "peers"
LAUNCHER = Path(__file__).parents[1] / "floors" / "peer_window.py"
GOAL = Goal(1)


def measure(site: Site) -> list[Finding]:
    """IPDesk's first paint against theirs; nothing if they cannot be installed or started."""
    python = _installed()
    if python is None:
        return []
    home = site.folder / "home"
    programs = {"ipdesk": ipdesk_window(site.example_file("peers"), home)}
    for name, module in PEERS.items():
        # Dialogs of a first start would wait for an answer; a folder kept between starts has none.
        command = (str(python), str(LAUNCHER), module)
        programs[name] = Program(command, (PAINTED,), settings(home / name))
    try:
        runs = rounds_of(programs, ROUNDS)
    except NoSuchLine as fault:
        print(f"peers: {fault}", file=sys.stderr)
        return []
    painted = {
        name: Series(tuple(stages[PAINTED].seconds for stages in of_one))
        for name, of_one in runs.items()
    }
    return [
        Finding("first painted window", painted["ipdesk"], painted[name], name, "s", goal=GOAL)
        for name in PEERS
    ]


def _installed() -> Path | None:
    """The interpreter that has the peers, installed now if need be; None if they cannot be had."""
    python = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS)
    try:
        if not python.exists():
            subprocess.run((sys.executable, "-m", "venv", FOLDER), check=True)
        subprocess.run((python, *install), check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as fault:
        why = (fault.stderr or str(fault)).strip().rpartition("\n")[2]
        print(f"peers: left out, they cannot be installed: {why}", file=sys.stderr)
        return None
    return python
