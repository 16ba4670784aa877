"""The desktop entry, the AppStream data and the manual page, filled in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from installer.desktop.file_types import FileType

HERE = Path(__file__).parent


def desktop_entry(types: tuple[FileType, ...]) -> str:
    """The entry of the program in the desktop's menu."""
    names = "".join(f"{kind.mime};" for kind in types)
    return _text("ipdesk.desktop").replace("{mime_types}", names)


def metainfo(types: tuple[FileType, ...], version: str, epoch: int) -> str:
    """What a software centre shows."""
    kinds = "\n".join(f"    <mediatype>{kind.mime}</mediatype>" for kind in types)
    text = _text("ipdesk.metainfo.xml").replace("{media_types}", kinds)
    return text.replace("{version}", version).replace("{date}", _day(epoch))


def manual_page(version: str, epoch: int) -> str:
    """``man ipdesk``."""
    return _text("ipdesk.1").replace("{version}", version).replace("{date}", _day(epoch))


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _day(epoch: int) -> str:
    return dt.datetime.fromtimestamp(epoch, dt.UTC).date().isoformat()
