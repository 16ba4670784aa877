"""Keys to sign with: those of a clerk and of a section chief."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from ipdesk.signing.key_file import Holder, SigningKey, make_key, open_key

PASSPHRASE = "three grey geese 2017"
FIRST, LAST = dt.date(2017, 1, 1), dt.date(2018, 12, 31)
AT = dt.datetime(2017, 3, 15, 8, 0, tzinfo=dt.UTC)
UNIT = "440000"
SIPO_UNIT = "SIPO"


class Keys(NamedTuple):
    """The keys of one office, open."""

    clerk: SigningKey
    reviewer: SigningKey


def key_of(folder: Path, role: str, unit: str = UNIT, name: str = "") -> SigningKey:
    path = folder / f"{name or role}.ipkey"
    make_key(path, Holder(unit, role, FIRST, LAST), PASSPHRASE)
    return open_key(path, PASSPHRASE)


def keys_in(folder: Path, unit: str = UNIT) -> Keys:
    """Both keys of an office, as files in the folder and open."""
    return Keys(key_of(folder, "clerk", unit), key_of(folder, "reviewer", unit))
