"""``python -m ipdesk`` is the command ``ipdesk``."""

import sys

from ipdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
