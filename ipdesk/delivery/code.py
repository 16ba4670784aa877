"""The digest of a package as text: what the delivery sheet's symbol holds, scanned or typed."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

MARK = "IPSUB1"
"""What the text of the symbol begins with."""
_SCANNED = re.compile(rf"{MARK}:([0-9A-Za-z_-]+):([0-9A-Fa-f]{{64}})")
_TYPED = re.compile(r"[0-9a-f]{64}")


class DeliveryCode(NamedTuple):
    """A package by name, "" where it was typed without, and its SHA-256, lower-case hex."""

    name: str
    digest: str


def delivery_text(name: str, digest: str) -> str:
    """The text of the symbol."""
    return f"{MARK}:{name}:{digest.upper()}"


def parse_delivery(text: str) -> DeliveryCode | None:
    """The code as scanned, or its digest as typed in any groups; None if it is neither."""
    plain = unicodedata.normalize("NFKC", text).strip()
    scanned = _SCANNED.fullmatch(plain)
    if scanned:
        return DeliveryCode(scanned[1], scanned[2].lower())
    typed = re.sub(r"[\s-]+", "", plain).lower()
    return DeliveryCode("", typed) if _TYPED.fullmatch(typed) else None
