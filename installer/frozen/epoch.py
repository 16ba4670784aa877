"""The one time that everything built bears: SOURCE_DATE_EPOCH, else that of the last commit."""

from __future__ import annotations

import os
import subprocess

from installer.frozen.contents import ROOT


def source_date_epoch() -> int:
    """Seconds since 1970. Where neither is known, the year 2000 begins."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return int(told or 946684800)
