"""What the ``.deb`` says of itself; `make installer-test` installs it for real.

Requirements
    7.1  "a `.deb` for Debian-family desktops with desktop entry, icons, MIME types and file
         association for `.ipdesk`, `.ipsub`, `.ipreceipt`, `.ipcat`, AppStream data"
    7.4  "licence and third-party notices"
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from installer.desktop.file_types import file_types, mime_info
from installer.desktop.icons import ico, png
from installer.desktop.words import desktop_entry, manual_page, metainfo
from installer.frozen.contents import ROOT
from installer.frozen.libraries import Demands, Library
from installer.frozen.notices import LICENCE, NOTICES, RULE
from installer.linux.debian.control import UnknownLibrary, relations
from installer.linux.debian.tree import HERE, NAME, changelog, lay_out
from ipdesk import __version__
from ipdesk.data_packs.texts import SUFFIX as DATA_PACK
from ipdesk.editions.texts import SUFFIX as CATALOGUE_PACK
from ipdesk.package.names import SUFFIX as PACKAGE
from ipdesk.receipts.file import SUFFIX as RECEIPT

EPOCH = 1_700_000_000
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_every_kind_of_file_belongs_to_the_program() -> None:
    """By the suffixes that the program itself writes."""
    known = {kind.suffix for kind in file_types()}
    assert known == {".ipdesk", PACKAGE, RECEIPT, CATALOGUE_PACK, DATA_PACK}


def test_the_desktop_opens_each_kind_with_the_program() -> None:
    entry = desktop_entry(file_types())
    told = next(line for line in entry.splitlines() if line.startswith("MimeType="))
    assert all(f"{kind.mime};" in told for kind in file_types())
    assert "Exec=ipdesk open %f" in entry
    assert "Name[zh_CN]=" in entry


def test_the_database_of_types_tells_them_by_suffix_in_both_languages() -> None:
    tree = ET.fromstring(mime_info(file_types()))
    patterns = {glob.get("pattern") for glob in tree.iter(f"{MIME}glob")}
    assert patterns == {f"*{kind.suffix}" for kind in file_types()}
    assert all(len(kind.findall(f"{MIME}comment")) == 2 for kind in tree)


def test_the_software_centre_is_told_the_version() -> None:
    tree = ET.fromstring(metainfo(file_types(), "1.2.3", EPOCH))
    release = tree.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": "1.2.3", "date": "2023-11-14"}
    assert "IPDesk 1.2.3" in manual_page("1.2.3", EPOCH)


def test_the_changelog_begins_with_this_version() -> None:
    first = (HERE / "changelog").read_text("utf-8").splitlines()[0]
    assert first.startswith(f"ipdesk ({__version__})")
    assert changelog("0.0.9").startswith("ipdesk (0.0.9)")


def test_what_the_program_needs_of_the_system_is_what_the_package_depends_on() -> None:
    """The least glibc is the measured one; what only a plug-in needs is recommended."""
    found = Demands(
        (
            Library(Path("a.so"), frozenset({"libc.so.6", "libm.so.6"}), (2, 28), (0,)),
            Library(Path("b.so"), frozenset({"a.so", "libstdc++.so.6"}), (2, 17), (3, 4, 22)),
            Library(Path("p.so"), frozenset({"libcups.so.2"}), (2, 4), (0,)),
        )
    )
    depends, recommends = relations(found)
    assert depends == ["libc6 (>= 2.28)", "libstdc++6 (>= 6)"]
    assert recommends == ["libcups2t64 | libcups2"]


def test_a_library_of_no_known_package_is_refused() -> None:
    """Else the package would install, and the program not start."""
    found = Demands((Library(Path("a.so"), frozenset({"libnew.so.1"}), (2, 4), (0,)),))
    with pytest.raises(UnknownLibrary, match=r"libnew\.so\.1"):
        relations(found)


def test_icons_are_drawn_in_every_size(qapp: object) -> None:
    assert png("ipdesk", 48).startswith(b"\x89PNG")
    assert ico("ipdesk").startswith(b"\x00\x00\x01\x00\x06\x00")


def test_licence_and_notices_lie_where_debian_looks_for_them(tmp_path: Path, qapp: object) -> None:
    frozen, root = tmp_path / "frozen", tmp_path / "root"
    frozen.mkdir()
    own = (ROOT / LICENCE).read_text("utf-8")
    (frozen / LICENCE).write_text(own, "utf-8")
    (frozen / NOTICES).write_text(f"Qt 6: LGPL-3.0\n\n{RULE}\nthe full text\n", "utf-8")
    lay_out(root, frozen, "1.2.3", EPOCH)
    told = (root / "usr" / "share" / "doc" / NAME / "copyright").read_text("utf-8")
    assert told.startswith(own)
    assert "Qt 6: LGPL-3.0" in told
    assert "the full text" not in told, "it is in the packed notices"
    assert not list((root / "usr" / "lib" / NAME).iterdir())
