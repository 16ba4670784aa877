"""Where the program keeps what a user installs: one folder for the window and the commands."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "IPDESK_DATA"


def data_folder() -> Path:
    """The folder that ``IPDESK_DATA`` names, or the user's data folder. It need not exist."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("IPDesk", appauthor=False)
