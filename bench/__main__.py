"""``python -m bench``: see :mod:`bench.command`.

Loads nothing by itself: every child process loads the main module again, and what the program's
own entry points do not cost it must not be charged here.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from bench.command import main

    sys.exit(main())
