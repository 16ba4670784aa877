"""The files of the ``.deb``, each in its place."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

from installer.desktop import icons
from installer.desktop.file_types import file_types, mime_info
from installer.desktop.words import desktop_entry, manual_page, metainfo
from installer.frozen.notices import LICENCE, NOTICES, RULE

HERE = Path(__file__).parent
NAME = "ipdesk"
_WHERE = f"""\
The full texts, with the names of all holders of rights, are in
/usr/share/doc/{NAME}/{NOTICES}.gz. The common ones are also in
/usr/share/common-licenses: Apache-2.0, GPL-2, GPL-3, LGPL-2.1, LGPL-3.
"""


def lay_out(root: Path, frozen: Path, version: str, epoch: int) -> None:
    """Put everything that is installed below ``root``."""
    program = root / "usr" / "lib" / NAME
    shutil.copytree(frozen, program, symlinks=True)
    notices = program / NOTICES
    licence = program / LICENCE
    share = root / "usr" / "share"
    texts = share / "doc" / NAME
    told = notices.read_text(encoding="utf-8")
    overview = told.partition(RULE)[0]
    _write(texts / "copyright", f"{licence.read_text('utf-8')}\n{overview}{_WHERE}")
    _pack(texts / f"{NOTICES}.gz", told)
    notices.unlink()
    licence.unlink()
    _pack(texts / "changelog.gz", changelog(version))
    _pack(share / "man" / "man1" / f"{NAME}.1.gz", manual_page(version, epoch))
    _write(share / "lintian" / "overrides" / NAME, (HERE / "overrides").read_text("utf-8"))
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _tell_desktop(share, version, epoch)


def changelog(version: str) -> str:
    """The changelog, its newest entry being this version's."""
    text = (HERE / "changelog").read_text(encoding="utf-8")
    return re.sub(r"\(.+?\)", f"({version})", text, count=1)


def _tell_desktop(share: Path, version: str, epoch: int) -> None:
    types = file_types()
    _write(share / "applications" / f"{NAME}.desktop", desktop_entry(types))
    _write(share / "mime" / "packages" / f"{NAME}.xml", mime_info(types))
    _write(share / "metainfo" / "org.ipdesk.ipdesk.metainfo.xml", metainfo(types, version, epoch))
    themes = share / "icons" / "hicolor"
    for name, kind in zip(icons.NAMES, ("apps", "mimetypes"), strict=True):
        _write(themes / "scalable" / kind / f"{name}.svg", icons.svg(name).read_text("utf-8"))
        for size in icons.SIZES:
            path = themes / f"{size}x{size}" / kind / f"{name}.png"
            path.parent.mkdir(parents=True)
            path.write_bytes(icons.png(name, size))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _pack(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
