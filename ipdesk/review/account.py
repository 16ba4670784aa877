"""By which name somebody works at a desk."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit


def account_at(place: str) -> str:
    """The database's account where the place is a URL that names one, else the system's."""
    if "://" in place:
        named = urlsplit(place).username
        if named:
            return unquote(named)
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
