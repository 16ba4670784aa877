"""The first module of the frozen program.

It does what PyInstaller's own hooks for ``multiprocessing`` do, but only in the processes that
are children: the hooks load it at every start, which the window waits for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import pairwise

_TRACKER = re.compile(r"from multiprocessing\.resource_tracker import main;\s*main\((\d+)\)")
"""How ``multiprocessing`` asks an interpreter for the process that clears up after it."""


def main() -> int:
    """Run the command, or what this process was started for by the program itself."""
    if carry_out_child(sys.argv):
        return 0
    # Its children are to be this program, not to look for a script of this name.
    sys.modules["__main__"].__dict__.pop("__file__", None)
    from ipdesk.cli import main as ipdesk

    return ipdesk()


def carry_out_child(arguments: Sequence[str]) -> bool:
    """Whether the arguments are a child's; then its work is done."""
    if "--multiprocessing-fork" in arguments[1:2]:
        from multiprocessing.spawn import freeze_support

        freeze_support()
        return True
    for flag, command in pairwise(arguments):
        asked = _TRACKER.fullmatch(command) if flag == "-c" else None
        if asked is not None:
            from multiprocessing.resource_tracker import main as track

            track(int(asked[1]))
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
