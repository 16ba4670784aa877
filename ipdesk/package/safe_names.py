"""Names of archive entries: which are safe, and which cannot be told apart everywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ipdesk.errors import PackageRefused
from ipdesk.package.limits import LIMITS, Limits

_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE | re.DOTALL
)
_RESERVED = frozenset('<>"|?*')


def safe_name(raw: bytes, limits: Limits = LIMITS) -> str:
    """The name of a file entry; :class:`PackageRefused` if it could do harm somewhere."""
    if len(raw) > limits.name_bytes:
        raise PackageRefused("name_long", limit=limits.name_bytes)
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        raise PackageRefused("name_encoding", name=repr(raw)) from None
    reason = _fault(name, limits)
    if reason:
        raise PackageRefused(reason, name=_shown(name))
    return name


def distinct(names: Iterable[str]) -> None:
    """Refuse names that are equal, or are on a system without case or with other NFC rules."""
    exact: set[str] = set()
    folded: set[str] = set()
    folders: set[str] = set()
    for name in names:
        if name in exact:
            raise PackageRefused("name_duplicate", name=name)
        key = _folded(name)
        if key in folded:
            raise PackageRefused("name_collision", name=name)
        exact.add(name)
        folded.add(key)
        parts = key.split("/")
        folders.update("/".join(parts[:end]) for end in range(1, len(parts)))
    if folders & folded:
        raise PackageRefused("name_collision", name=min(folders & folded))


def _fault(name: str, limits: Limits) -> str:
    """The reason code of the first rule that the name breaks, "" if it breaks none."""
    parts = name.split("/")
    broken = {
        "name_control": not name.isprintable() and any(map(_controls, name)),
        "name_backslash": "\\" in name,
        "name_drive": ":" in name,
        "name_absolute": name.startswith("/"),
        "directory": name.endswith("/"),
        "name_traversal": any(part in ("", ".", "..") for part in parts),
        "name_deep": len(parts) > limits.depth,
        "name_reserved": bool(_RESERVED & set(name)),
        "name_device": any(_DEVICE.fullmatch(part) for part in parts),
        "name_ending": any(part != part.rstrip(" .") or part[:1] == " " for part in parts),
    }
    return next((reason for reason, holds in broken.items() if holds), "")


def _controls(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)
